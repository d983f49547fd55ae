import { byId, el } from './dom.js';
import { icon } from './icons.js';

const SHOWN_MS = 10_000;
const MOST = 3;

/**
 * Cards that come up and go by themselves; what they say stays in the notifications. One that is
 * pointed at or has the focus stays.
 */
export class Toasts {
  #box = byId('toasts');

  /** @param {import('./announcement.js').Announcement} what */
  show({ kind, label, title, text, path }) {
    const close = el(
      'button',
      { type: 'button', class: 'icon', 'aria-label': 'Dismiss' },
      icon('close', 18),
    );
    const link = el(
      'a',
      { class: 'toast-link', href: path },
      el('span', { class: `kind kind-${kind}` }, icon(kind)),
      el(
        'span',
        { class: 'toast-text' },
        el('span', { class: 'toast-more' }, label),
        el('strong', { dir: 'auto' }, title),
        el('span', { class: 'toast-more', dir: 'auto' }, text),
      ),
    );
    const toast = el('div', { class: 'toast' }, link, close);
    const leave = () => toast.remove();
    close.addEventListener('click', leave);
    link.addEventListener('click', leave);
    this.#box.append(toast);
    while (this.#box.children.length > MOST) this.#box.firstElementChild.remove();
    expire(toast);
  }

  clear() {
    this.#box.replaceChildren();
  }
}

function expire(toast) {
  setTimeout(() => {
    if (toast.matches(':hover, :focus-within') || document.hidden) expire(toast);
    else toast.remove();
  }, SHOWN_MS);
}
