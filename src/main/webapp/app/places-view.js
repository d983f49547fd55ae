import { unreadCount } from './badge.js';
import { byId } from './dom.js';
import { conversationPath } from './router.js';

/** The ways to the parts of the app. */
export class PlacesView {
  #places = { messages: byId('place-messages'), notifications: byId('place-notifications') };
  #badges = { messages: byId('messages-unread'), notifications: byId('notifications-unread') };
  #lastPeerId = 0;

  /** @param {import('./types.js').User} me */
  constructor({ role }) {
    byId('place-staff').hidden = role !== 'staff' && role !== 'admin';
    byId('place-admin').hidden = role !== 'admin';
  }

  /**
   * @param {import('./router.js').Route} route
   * @param {{messages: number, notifications: number}} unread
   */
  render(route, unread) {
    for (const [place, link] of Object.entries(this.#places)) {
      if (place === route.place) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      this.#count(this.#badges[place], unread[place]);
    }
    // Back to the conversation one came from, where it is shown beside the list.
    if (route.place === 'messages') this.#lastPeerId = route.peerId ?? 0;
    const beside = route.place !== 'messages' && matchMedia('(min-width: 640px)').matches;
    const path = beside && this.#lastPeerId ? conversationPath(this.#lastPeerId) : '#';
    this.#places.messages.setAttribute('href', path);
  }

  #count(badge, unread) {
    badge.hidden = !unread;
    if (badge.dataset.unread === String(unread)) return;
    badge.dataset.unread = String(unread);
    badge.replaceChildren(...(unread ? unreadCount(unread) : []));
  }
}
