import { avatar } from './avatar.js';
import { unreadCount } from './badge.js';
import { byId, el, KeyedList } from './dom.js';
import { fullTime, nameOf, when } from './format.js';
import { conversationPath } from './router.js';

const TYPING_MS = 200;

/**
 * The conversations, and the people of my college to begin one with.
 *
 * @typedef {import('./types.js').User} User
 * @typedef {import('./types.js').Conversation} Conversation
 */
export class PeopleView {
  #store;
  #api;
  #search = byId('search');
  #hint = byId('people-hint');
  #conversations = new KeyedList(byId('conversations'));
  #people = new KeyedList(byId('people'));
  /** @type {User[]|null} null until the first answer */
  #found = null;
  #fault = '';
  #timer = 0;
  /** @type {AbortController|null} */
  #request = null;
  #listeners = new AbortController();

  /** @param {import('./store.js').Store} store @param {import('./api.js').Api} api */
  constructor(store, api) {
    this.#store = store;
    this.#api = api;
    const { signal } = this.#listeners;
    this.#search.value = '';
    this.#search.addEventListener('input', () => this.#onTyping(), { signal });
    byId('search-form').addEventListener('submit', (event) => this.#onEnter(event), { signal });
    this.load();
  }

  dispose() {
    this.#listeners.abort();
    this.#request?.abort();
    clearTimeout(this.#timer);
    this.#conversations.render([]);
    this.#people.render([]);
    this.#hint.textContent = '';
  }

  /** Asks for the people that match the search. */
  async load() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    try {
      const users = await this.#api.users(this.#query(), request.signal);
      for (const user of users) this.#store.know(user);
      this.#found = users;
      this.#fault = '';
    } catch (error) {
      if (request.signal.aborted) return;
      this.#fault = error.message;
    }
    this.#store.changed();
  }

  /** Asks again, if that failed. */
  refresh() {
    if (this.#fault) this.load();
  }

  render() {
    const query = this.#query().toLocaleLowerCase();
    const matches = ({ full_name, username = '' }) =>
      `${full_name} ${username}`.toLocaleLowerCase().includes(query);
    const conversations = this.#store.list().filter((c) => matches(c.peer));
    const listed = new Set(conversations.map((c) => c.peer.id));
    const people = (this.#found ?? []).filter((user) => !listed.has(user.id));

    this.#conversations.render(conversations.map((c) => this.#conversationItem(c)));
    this.#people.render(people.map((user) => this.#personItem(user)));
    byId('conversations-section').hidden = !conversations.length;
    byId('people-section').hidden = !people.length;
    this.#hint.textContent = this.#hintText(conversations.length + people.length, query);
  }

  #query() {
    return this.#search.value.trim();
  }

  #onTyping() {
    this.#store.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), TYPING_MS);
  }

  #onEnter(event) {
    event.preventDefault();
    document.querySelector('.people-lists a')?.click();
  }

  #hintText(shown, query) {
    if (this.#fault) return this.#fault;
    if (shown || !this.#found) return '';
    return query ? 'No one found by that name.' : 'No one here yet. You can answer whoever writes.';
  }

  /** @param {Conversation} c */
  #conversationItem({ peer, last, drafts, unread }) {
    const { me, openId } = this.#store;
    const newest = drafts.at(-1) ?? last;
    const isMine = drafts.length > 0 || newest.sender_id === me.id;
    const text = (isMine && peer.id !== me.id ? 'You: ' : '') + preview(newest);
    const name = nameOf(peer, me);
    const current = peer.id === openId;
    return {
      key: `c${peer.id}`,
      look: [name, text, newest.timestamp, unread, current],
      build: () =>
        row(
          peer,
          current,
          unread > 0,
          el(
            'span',
            { class: 'person-line' },
            el('span', { class: 'person-name', dir: 'auto' }, name),
            el(
              'time',
              { datetime: newest.timestamp, title: fullTime(newest.timestamp) },
              when(newest.timestamp),
            ),
          ),
          el(
            'span',
            { class: 'person-line' },
            el('span', { class: 'person-last', dir: 'auto' }, text),
            unread > 0 && el('span', { class: 'badge' }, ...unreadCount(unread)),
          ),
        ),
    };
  }

  /** @param {User} user */
  #personItem(user) {
    const name = nameOf(user, this.#store.me);
    const current = user.id === this.#store.openId;
    return {
      key: `u${user.id}`,
      look: [name, user.role, current],
      build: () =>
        row(
          user,
          current,
          false,
          el('span', { class: 'person-name', dir: 'auto' }, name),
          el('span', { class: 'person-last' }, user.role ?? ''),
        ),
    };
  }
}

function row(peer, current, unread, ...lines) {
  const attributes = {
    class: unread ? 'person unread' : 'person',
    href: conversationPath(peer.id),
    'aria-current': current && 'true',
  };
  const text = el('span', { class: 'person-text' }, ...lines);
  return el('li', {}, el('a', attributes, avatar(peer.id, peer.full_name), text));
}

function preview({ message, attachment }) {
  return message.trim().slice(0, 120) || (attachment ? 'Attachment' : '');
}
