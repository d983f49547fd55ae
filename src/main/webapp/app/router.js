import { fromRoot, ROOT } from './root.js';

/**
 * What an address of this page shows.
 *
 * @typedef {object} Route
 * @property {'messages'|'notifications'} place
 * @property {number} [peerId]
 * @property {number} [notificationId]
 * @property {number} [noticeId]
 */

export const conversationPath = (peerId) => `#${peerId}`;
export const noticePath = (id) => `notices/${id}`;
export const notificationPath = (id) => `#notification/${id}`;
export const NOTIFICATIONS_PATH = '#notifications';

/** @param {URL} url @returns {Route|null} null when it isn't one of this page's */
export function parse(url) {
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return null;
  const path = url.pathname.slice(ROOT.pathname.length);
  const noticeId = number(/^notices\/(\d{1,18})$/, path);
  if (noticeId) return { place: 'notifications', noticeId };
  if (path !== '' && path !== 'index.html') return null;

  const notificationId = number(/^#notification\/(\d{1,18})$/, url.hash);
  if (notificationId) return { place: 'notifications', notificationId };
  if (url.hash === NOTIFICATIONS_PATH) return { place: 'notifications' };
  const peerId = number(/^#(\d{1,18})$/, url.hash);
  return peerId ? { place: 'messages', peerId } : { place: 'messages' };
}

/** Shows what the address says, without loading the page anew when it changes. */
export class Router {
  /** @type {Route} */
  route;
  #onRoute;

  /** @param {() => void} onRoute @param {AbortSignal} signal ends it */
  constructor(onRoute, signal) {
    this.#onRoute = onRoute;
    this.#read();
    addEventListener('popstate', () => this.#show(), { signal });
    document.addEventListener('click', (event) => this.#onClick(event), { signal });
  }

  /** @param {string} path of this page */
  go(path) {
    const url = fromRoot(path);
    if (url.href !== location.href) history.pushState(null, '', url);
    this.#show();
  }

  #onClick(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || link.target || event.button || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (!parse(url)) return;
    event.preventDefault();
    this.go(url.href);
  }

  #show() {
    this.#read();
    this.#onRoute();
  }

  #read() {
    this.route = parse(new URL(location.href)) ?? { place: 'messages' };
  }
}

function number(pattern, text) {
  const found = pattern.exec(text);
  return found ? Number(found[1]) : 0;
}
