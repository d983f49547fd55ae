import { plain } from './format.js';
import { fromRoot } from './root.js';

const KEY = 'carillon.desktop';
const TOLD = 'carillon.desktop.told';
const TOLD_KEPT = 50;
const OTHERS_FIRST_MS = 250;

/**
 * Notifications of the operating system, for whoever has another window in front.
 *
 * @typedef {'unsupported'|'ask'|'blocked'|'on'|'off'} DesktopState
 */
export class Desktop {
  #onOpen;

  /** @param {(path: string) => void} onOpen someone clicked on one */
  constructor(onOpen) {
    this.#onOpen = onOpen;
  }

  /** @returns {DesktopState} */
  get state() {
    // A page without TLS has the class, too, and is never permitted.
    if (!('Notification' in window) || !isSecureContext) return 'unsupported';
    if (Notification.permission === 'denied') return 'blocked';
    if (Notification.permission !== 'granted') return 'ask';
    return localStorage.getItem(KEY) === 'off' ? 'off' : 'on';
  }

  /** Asks, or turns them on or off. Browsers want a user's click for it. */
  async toggle() {
    const { state } = this;
    if (state === 'ask') {
      await Notification.requestPermission();
      localStorage.removeItem(KEY);
    } else if (state === 'on') {
      localStorage.setItem(KEY, 'off');
    } else {
      localStorage.removeItem(KEY);
    }
  }

  /**
   * Shows each one once, whichever window of the same person is first, and not when they look at
   * one of them.
   *
   * @param {{id: string, title: string, body: string, path: string}} what `path` is where it leads to
   */
  async show(what) {
    if (this.state !== 'on') return;
    const inFront = !document.hidden && document.hasFocus();
    // The one that they look at is first.
    if (!inFront) await new Promise((resolve) => setTimeout(resolve, OTHERS_FIRST_MS));
    const isFirst = await navigator.locks.request(TOLD, () => takeFirst(what.id));
    if (isFirst && !inFront) this.#show(what);
  }

  #show({ title, body, path }) {
    let shown;
    try {
      // The next one about the same takes this one's place, and is heard, too.
      const icon = fromRoot('app/logo.svg').href;
      shown = new Notification(plain(title), { body: plain(body), tag: path, renotify: true, icon });
    } catch (error) {
      // Chrome on Android has them for service workers only.
      if (error instanceof TypeError) return;
      throw error;
    }
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
      this.#onOpen(path);
    });
  }
}

/** @param {string} id @returns {boolean} false when another window has told of it */
function takeFirst(id) {
  let told;
  try {
    told = JSON.parse(localStorage.getItem(TOLD)) ?? [];
  } catch {
    told = [];
  }
  if (told.includes(id)) return false;
  localStorage.setItem(TOLD, JSON.stringify([...told, id].slice(-TOLD_KEPT)));
  return true;
}
