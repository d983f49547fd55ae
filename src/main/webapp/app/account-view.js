import { paintAvatar } from './avatar.js';
import { byId } from './dom.js';
import { plain } from './format.js';

const THEME = 'carillon.theme';

/** Who is signed in, how the page looks to them, and the way out. */
export class AccountView {
  #menu = byId('account-menu');

  /**
   * @param {import('./types.js').User} me
   * @param {() => void} onSignOut
   * @param {AbortSignal} signal ends it
   */
  constructor(me, onSignOut, signal) {
    byId('account-name').textContent = plain(me.full_name);
    byId('account-full-name').textContent = plain(me.full_name);
    byId('account-detail').textContent = [me.username && `@${me.username}`, me.role]
      .filter(Boolean)
      .join(' · ');
    paintAvatar(byId('account-avatar'), me.id, me.full_name);
    byId('sign-out').addEventListener('click', onSignOut, { signal });

    const chosen = localStorage.getItem(THEME) ?? 'system';
    for (const radio of this.#menu.querySelectorAll('[name="theme"]')) {
      radio.checked = radio.value === chosen;
      radio.addEventListener('change', () => choose(radio.value), { signal });
    }
    signal.addEventListener('abort', () => this.#menu.hidePopover());
  }
}

function choose(theme) {
  if (theme === 'system') {
    localStorage.removeItem(THEME);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(THEME, theme);
    document.documentElement.dataset.theme = theme;
  }
}
