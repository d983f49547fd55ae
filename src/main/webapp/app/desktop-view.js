import { byId } from './dom.js';

const WORDS = {
  ask: ['Turn on desktop notifications', ''],
  on: ['Turn off desktop notifications', ''],
  off: ['Turn on desktop notifications', ''],
  blocked: ['', 'Desktop notifications are blocked in the settings of your browser.'],
  unsupported: ['', ''],
};

/** The button for desktop notifications. */
export class DesktopView {
  #desktop;
  #button = byId('desktop');
  #hint = byId('desktop-hint');

  /** @param {import('./desktop.js').Desktop} desktop @param {AbortSignal} signal ends it */
  constructor(desktop, signal) {
    this.#desktop = desktop;
    this.#button.addEventListener('click', () => this.#toggle(), { signal });
    this.#render();
  }

  async #toggle() {
    await this.#desktop.toggle();
    this.#render();
  }

  #render() {
    const [action, hint] = WORDS[this.#desktop.state];
    this.#button.textContent = action;
    this.#button.hidden = !action;
    this.#hint.textContent = hint;
    this.#hint.hidden = !hint;
  }
}
