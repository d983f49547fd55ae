import { el } from '../app/dom.js';

const SHOWN_MS = 8_000;

/** Says for a while what came of something, on screen and to screen readers. */
export class Toast {
  node = el('div', { class: 'toast-place', role: 'status' });
  #timer = 0;

  /** @param {string} text */
  show(text) {
    clearTimeout(this.#timer);
    this.node.replaceChildren(el('p', { class: 'toast' }, text));
    this.#timer = setTimeout(() => this.node.replaceChildren(), SHOWN_MS);
  }
}
