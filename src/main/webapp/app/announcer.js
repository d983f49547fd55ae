import { el } from './dom.js';

const KEPT_MS = 20_000;
const MOST = 20;

/**
 * Has things read out, one after the other: each is an addition of its own, which a screen reader
 * puts behind those that it hasn't read yet. A text that replaced another would silence it.
 */
export class Announcer {
  #box;

  /** @param {Element} box a live region */
  constructor(box) {
    this.#box = box;
  }

  /** @param {string} text */
  say(text) {
    const line = el('p', {}, text);
    this.#box.append(line);
    while (this.#box.childElementCount > MOST) this.#box.firstElementChild.remove();
    setTimeout(() => line.remove(), KEPT_MS);
  }

  clear() {
    this.#box.replaceChildren();
  }
}
