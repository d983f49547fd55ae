import { byId } from './dom.js';

/** Says whether the page is connected, and counts down to the next try. */
export class LinkView {
  #box = byId('link');
  #text = byId('link-text');
  #spoken = byId('link-spoken');
  /** @type {import('./socket.js').LinkState} */
  #state = { kind: 'stopped' };
  #timer = 0;

  /** @param {import('./socket.js').LinkState} state */
  show(state) {
    clearInterval(this.#timer);
    this.#state = state;
    this.refresh();
    if (state.kind === 'waiting') this.#timer = setInterval(() => this.refresh(), 500);
  }

  refresh() {
    const offline = this.#state.kind === 'waiting' && !navigator.onLine;
    this.#box.dataset.state = this.#state.kind;
    this.#text.textContent = offline ? 'Offline' : this.#words(this.#state);
    // Spoken without the countdown: a reader would read out every second of it.
    const spoken = { online: 'Online', waiting: 'Reconnecting' };
    this.#say(offline ? 'Offline' : spoken[this.#state.kind]);
  }

  #words(state) {
    switch (state.kind) {
      case 'online':
        return 'Online';
      case 'connecting':
        return 'Connecting…';
      case 'waiting': {
        const seconds = Math.ceil((state.until - Date.now()) / 1000);
        return seconds > 0 ? `Reconnecting in ${seconds} s` : 'Reconnecting…';
      }
      default:
        return '';
    }
  }

  #say(text) {
    if (text && this.#spoken.textContent !== text) this.#spoken.textContent = text;
  }
}
