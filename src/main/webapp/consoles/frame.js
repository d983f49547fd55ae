import { el } from '../app/dom.js';
import { confirmed } from './dialog.js';
import { match } from './router.js';
import { Toast } from './toast.js';
import { failure, quietButton } from './ui.js';

/**
 * What a page gets to work with.
 *
 * @typedef {object} Context
 * @property {import('../app/api.js').Api} api
 * @property {import('../app/types.js').User} user
 * @property {AbortSignal} signal aborted when the page is left
 * @property {(hash: string) => void} go to another page
 * @property {() => void} reload this page
 * @property {(text: string) => void} tell shows, and speaks, what came of something
 * @property {(unsaved: () => boolean, onLeave?: () => void) => void} guard asks before the page is
 *   left while this is true, and tells when it is left all the same
 */

/** All that is on screen while someone is signed in: the bar, and one page at a time. */
export class Frame {
  node;
  #console;
  #session;
  #api;
  #main = el('main', { id: 'main', tabindex: '-1' });
  #toast = new Toast();
  #links = [];
  #listeners = new AbortController();
  #page = new AbortController();
  #hash = '';
  #unsaved = () => false;
  #onLeave = () => {};

  /**
   * @param {import('./start.js').Console} console
   * @param {import('../app/session.js').Session} session
   * @param {import('../app/api.js').Api} api
   * @param {() => void} onSignOut
   */
  constructor(console, session, api, onSignOut) {
    this.#console = console;
    this.#session = session;
    this.#api = api;
    const skip = el('a', { class: 'skip', href: '#main' }, 'Skip to the content');
    const signOut = quietButton('Sign out', onSignOut);
    this.node = el('div', { class: 'console' }, skip, this.#bar(signOut), this.#main, this.#toast.node);

    const { signal } = this.#listeners;
    skip.addEventListener('click', (event) => {
      event.preventDefault();
      this.#main.focus();
    });
    addEventListener('hashchange', () => this.#onAddress(), { signal });
    addEventListener('beforeunload', (event) => this.#unsaved() && event.preventDefault(), { signal });
  }

  #bar(signOut) {
    this.#links = this.#console.navigation.map(({ label, href }) => el('a', { href }, label));
    const { full_name, role } = this.#session.user;
    const other =
      role === 'admin' &&
      (this.#console.roles.includes('staff')
        ? el('a', { href: '../admin/' }, 'Admin')
        : el('a', { href: '../staff/' }, 'Staff'));
    return el(
      'header',
      { class: 'top' },
      el(
        'div',
        { class: 'top-brand' },
        el('img', { src: '../app/logo.svg', alt: '', width: '26', height: '26' }),
        el('span', { class: 'top-name' }, 'Carillon'),
        el('span', { class: 'top-area' }, this.#console.name),
      ),
      el('nav', { class: 'top-nav', 'aria-label': this.#console.name }, ...this.#links),
      el(
        'div',
        { class: 'top-side' },
        el('span', { class: 'top-who' }, full_name),
        el('a', { href: '../' }, 'Chat'),
        other,
        signOut,
      ),
    );
  }

  open() {
    this.#show(location.hash);
  }

  dispose() {
    this.#listeners.abort();
    this.#page.abort();
  }

  async #onAddress() {
    const wanted = location.hash;
    if (wanted === this.#hash) return;
    if (this.#unsaved()) {
      history.replaceState(null, '', this.#hash || '#');
      const leave = await confirmed({
        title: 'Leave without saving?',
        text: 'What you changed here will be lost.',
        action: 'Leave',
        stay: 'Stay here',
      });
      if (!leave) return;
      this.#onLeave();
      history.replaceState(null, '', wanted);
    }
    this.#show(wanted);
  }

  async #show(hash) {
    this.#page.abort();
    const page = new AbortController();
    this.#page = page;
    this.#hash = hash;
    this.#unsaved = () => false;
    const { routes } = this.#console;
    const { route, params } = match(routes, hash) ?? { route: routes[0], params: {} };
    this.#mark(route.path);
    this.#main.setAttribute('aria-busy', 'true');
    let node;
    try {
      node = await route.page(this.#context(page.signal), params);
    } catch (error) {
      node = failure(error, () => this.#show(hash));
    }
    if (page.signal.aborted) return;
    this.#main.removeAttribute('aria-busy');
    this.#main.replaceChildren(node);
    const heading = this.#main.querySelector('h1');
    document.title = `${heading?.textContent ?? this.#console.name} – Carillon`;
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }

  #mark(path) {
    const [section] = path.split('/').filter(Boolean);
    for (const link of this.#links) {
      const here = link.hash.split('/')[1] === section;
      if (here) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest', inline: 'center' });
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }

  /** @returns {Context} */
  #context(signal) {
    return {
      api: this.#api,
      user: this.#session.user,
      signal,
      go: (hash) => {
        this.#unsaved = () => false;
        if (location.hash === hash) this.#show(hash);
        else location.hash = hash;
      },
      reload: () => signal.aborted || this.#show(this.#hash),
      tell: (text) => this.#toast.show(text),
      guard: (unsaved, onLeave = () => {}) => {
        this.#unsaved = unsaved;
        this.#onLeave = onLeave;
      },
    };
  }
}
