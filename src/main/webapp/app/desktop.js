import { fromRoot } from './root.js';

const KEY = 'carillon.desktop';

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

  /** @param {{title: string, body: string, path: string}} what `path` is where it leads to */
  show({ title, body, path }) {
    if (this.state !== 'on' || (!document.hidden && document.hasFocus())) return;
    let shown;
    try {
      // The tag, so that several windows show it once.
      shown = new Notification(title, { body, tag: path, icon: fromRoot('app/logo.svg').href });
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
