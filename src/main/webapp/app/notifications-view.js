import { announcement } from './announcement.js';
import { byId, el, KeyedList } from './dom.js';
import { day, fullTime, when } from './format.js';
import { icon } from './icons.js';
import { noticePath } from './router.js';

const NEAR_END_PX = 300;

/**
 * The list of all notifications.
 *
 * @typedef {import('./types.js').Notification} Notification
 */
export class NotificationsView {
  #inbox;
  #side = byId('notifications-side');
  #scroller = byId('entries-scroller');
  #hint = byId('entries-hint');
  #retry = byId('entries-retry');
  #entries = new KeyedList(byId('entries'));

  /**
   * @param {import('./inbox.js').Inbox} inbox
   * @param {() => void} onRetry
   * @param {AbortSignal} signal ends it
   */
  constructor(inbox, onRetry, signal) {
    this.#inbox = inbox;
    this.#scroller.addEventListener('scroll', () => this.#fill(), { signal, passive: true });
    this.#retry.addEventListener(
      'click',
      () => (inbox.loaded ? inbox.loadOlder() : onRetry()),
      { signal },
    );
    signal.addEventListener('abort', () => this.#entries.render([]));
  }

  /** Whether the list can be seen; on a phone, what is read covers it. */
  get isSeen() {
    return !document.hidden && this.#side.checkVisibility();
  }

  /** @param {import('./router.js').Route} route */
  render(route) {
    const shown = route.place === 'notifications';
    if (this.#side.hidden === shown) {
      this.#side.hidden = !shown;
      if (!shown) this.#inbox.leave();
    }
    if (!shown) return;
    this.#entries.render(this.#items(route));
    this.#hint.textContent = this.#hintText();
    this.#retry.hidden = !this.#inbox.fault;
    if (this.isSeen || this.#isLastOneRead(route)) this.#inbox.markRead();
    this.#fill();
  }

  /** On a phone, where the list isn't seen: what is being read is all that was unread. */
  #isLastOneRead(route) {
    const { items, unread } = this.#inbox;
    return unread === 1 && !document.hidden && isCurrent(items[0], route);
  }

  #fill() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const nearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (nearEnd && this.isSeen && !this.#inbox.fault) this.#inbox.loadOlder();
  }

  #hintText() {
    const { fault, loaded, complete, items } = this.#inbox;
    if (fault) return fault;
    if (!loaded || !complete) return 'Loading…';
    return items.length ? '' : 'Nothing yet. Notices of your college will be here.';
  }

  /** @returns {import('./dom.js').Item[]} */
  #items(route) {
    const items = [];
    let lastDay = '';
    for (const notification of this.#inbox.items) {
      const today = day(notification.timestamp);
      if (today !== lastDay) {
        const key = `day of ${notification.id}`;
        items.push({ key, look: today, build: () => dayRow(today) });
        lastDay = today;
      }
      const what = announcement(notification);
      const isNew = notification.id > (this.#inbox.newFrom ?? 0);
      const current = isCurrent(notification, route);
      items.push({
        key: `n${notification.id}`,
        look: [what, notification.timestamp, isNew, current],
        build: () => entry(what, notification, isNew, current),
      });
    }
    return items;
  }
}

/** @param {Notification} notification @param {import('./router.js').Route} route */
function isCurrent(notification, { noticeId, notificationId }) {
  if (noticeId) return announcement(notification).path === noticePath(noticeId);
  return notification.id === notificationId;
}

function dayRow(text) {
  return el('li', { class: 'entries-day' }, text);
}

function entry({ kind, label, title, text, path }, { timestamp }, isNew, current) {
  const time = el('time', { datetime: timestamp, title: fullTime(timestamp) }, when(timestamp));
  return el(
    'li',
    {},
    el(
      'a',
      { class: isNew ? 'entry new' : 'entry', href: path, 'aria-current': current && 'true' },
      el('span', { class: `kind kind-${kind}` }, icon(kind)),
      el(
        'span',
        { class: 'entry-text' },
        el('span', { class: 'entry-label' }, label, isNew && newMark(), time),
        el('span', { class: 'entry-title', dir: 'auto' }, title),
        text && el('span', { class: 'entry-more', dir: 'auto' }, text),
      ),
    ),
  );
}

function newMark() {
  return el('span', { class: 'entry-new' }, 'New');
}
