import { el } from './dom.js';

/** How many are unread, for eyes and for ears. @param {number} unread @returns {Node[]} */
export function unreadCount(unread) {
  const count = unread > 99 ? '99+' : String(unread);
  return [count, el('span', { class: 'sr-only' }, ' unread')];
}
