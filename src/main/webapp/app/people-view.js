import { avatar } from './avatar.js';
import { unreadCount } from './badge.js';
import { byId, el, isComposing, KeyedList } from './dom.js';
import { fullTime, nameOf, when } from './format.js';
import { conversationPath } from './router.js';

const TYPING_MS = 200;
const PEOPLE = 20;
/** More rows only when they are scrolled to: a browser lays out all that there are. */
const ROWS = 50;
const NEAR_END_PX = 600;

const number = new Intl.NumberFormat();

/**
 * The conversations, and the people to begin one with.
 *
 * @typedef {import('./types.js').User} User
 * @typedef {import('./types.js').Conversation} Conversation
 */
export class PeopleView {
  #store;
  #chat;
  #api;
  #search = byId('search');
  #hint = byId('people-hint');
  #faultText = byId('people-fault');
  #scroller = byId('people-scroller');
  #conversations = new KeyedList(byId('conversations'));
  #people = new KeyedList(byId('people'));
  /** @type {User[]|null} null until the first answer */
  #found = null;
  /** How many there are of whom these are the first. */
  #total = 0;
  /** Most conversations on screen. */
  #rows = ROWS;
  #fault = '';
  #timer = 0;
  /** @type {AbortController|null} */
  #request = null;
  #listeners = new AbortController();

  /** @param {import('./chat.js').Chat} chat @param {import('./api.js').Api} api */
  constructor(chat, api) {
    this.#chat = chat;
    this.#store = chat.store;
    this.#api = api;
    const { signal } = this.#listeners;
    this.#search.value = '';
    this.#search.addEventListener('input', () => this.#onTyping(), { signal });
    this.#search.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    byId('search-form').addEventListener('submit', (event) => this.#onEnter(event), { signal });
    this.#scroller.addEventListener('scroll', () => this.#onScroll(), { signal, passive: true });
    byId('people-title').textContent = this.#isOfCollege ? 'People in your college' : 'People';
    this.load();
  }

  dispose() {
    this.#listeners.abort();
    this.#request?.abort();
    clearTimeout(this.#timer);
    this.#conversations.render([]);
    this.#people.render([]);
    this.#hint.textContent = '';
    this.#faultText.textContent = '';
  }

  /** Administrators, and whoever has no college, look for people everywhere. */
  get #isOfCollege() {
    const { college_id, role } = this.#store.me;
    return Boolean(college_id) && role !== 'admin';
  }

  /** Asks for the people that match the search. */
  async load() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    try {
      const query = { search: this.#query(), limit: PEOPLE };
      const { items, total } = await this.#api.users(query, request.signal);
      for (const user of items) this.#store.know(user);
      this.#found = items;
      this.#total = total;
      this.#fault = '';
    } catch (error) {
      if (request.signal.aborted) return;
      this.#fault = `People can’t be searched. ${error.message}`;
    }
    this.#store.changed();
  }

  /** Asks again, if that failed. */
  refresh() {
    if (this.#fault) this.load();
  }

  render() {
    const query = this.#query().toLocaleLowerCase();
    const matches = ({ full_name, username }) =>
      `${full_name} ${username ?? ''}`.toLocaleLowerCase().includes(query);
    const all = this.#store.list().filter((c) => matches(c.peer));
    const listed = new Set(all.map((c) => c.peer.id));
    const conversations = all.slice(0, this.#rows);
    // What was found for another query isn't shown while the answer to this one doesn't come.
    const found = (this.#found ?? []).filter((user) => !this.#fault || matches(user));
    const people = found.filter((user) => !listed.has(user.id));
    const repeated = repeatedNames([...conversations.map((c) => c.peer), ...people]);
    const mark = (peer) => (repeated.has(peer.full_name) && peer.username ? peer.username : '');

    this.#conversations.render(conversations.map((c) => this.#conversationItem(c, mark(c.peer))));
    this.#people.render(people.map((user) => this.#personItem(user, mark(user))));
    byId('conversations-section').hidden = !conversations.length;
    byId('people-section').hidden = !people.length;
    this.#hint.textContent = this.#hintText(conversations.length + people.length, query);
    this.#faultText.textContent = this.#fault;
  }

  #query() {
    return this.#search.value.trim();
  }

  #onTyping() {
    this.#rows = ROWS;
    this.#store.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), TYPING_MS);
  }

  #onKey(event) {
    // It chooses what was composed, and nobody yet.
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
  }

  async #onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    if (scrollHeight - scrollTop - clientHeight > NEAR_END_PX) return;
    const there = this.#store.list().length;
    if (this.#rows < there) {
      this.#rows += ROWS;
      this.#store.changed();
    } else {
      // Whoever scrolls on asks again, should it fail.
      await this.#chat.loadMoreConversations().catch(() => {});
    }
  }

  #onEnter(event) {
    event.preventDefault();
    document.querySelector('.people-lists a')?.click();
  }

  #hintText(shown, query) {
    if (this.#fault || !this.#found) return '';
    const { length } = this.#found;
    if (this.#total > length) {
      const [few, all] = [length, this.#total].map((count) => number.format(count));
      return `Showing ${few} of ${all} people. Search by name to find the others.`;
    }
    if (shown) return '';
    if (query) return 'No one found by that name.';
    return this.#isOfCollege
      ? 'No one here yet. You can answer whoever writes.'
      : 'Search for someone by name to write to them.';
  }

  /** @param {Conversation} c @param {string} username to tell them apart, if need be */
  #conversationItem({ peer, last, drafts, unread }, username) {
    const { me, openId } = this.#store;
    const newest = drafts.at(-1) ?? last;
    const isMine = drafts.length > 0 || newest.sender_id === me.id;
    const text = (isMine && peer.id !== me.id ? 'You: ' : '') + preview(newest);
    const name = nameOf(peer, me);
    const current = peer.id === openId;
    return {
      key: `c${peer.id}`,
      look: [name, username, text, when(newest.timestamp), unread, current],
      build: () =>
        row(
          peer,
          current,
          unread > 0,
          el(
            'span',
            { class: 'person-line' },
            nameTag(name, username),
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

  /** @param {User} user @param {string} username to tell them apart, if need be */
  #personItem(user, username) {
    const name = nameOf(user, this.#store.me);
    const current = user.id === this.#store.openId;
    return {
      key: `u${user.id}`,
      look: [name, username, user.role, current],
      build: () =>
        row(
          user,
          current,
          false,
          nameTag(name, username),
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

function nameTag(name, username) {
  return el(
    'span',
    { class: 'person-name' },
    el('bdi', {}, name),
    username && el('span', { class: 'person-username' }, ` @${username}`),
  );
}

/** @param {User[]} people @returns {Set<string>} */
function repeatedNames(people) {
  const seen = new Set();
  const names = people.map(({ full_name }) => full_name);
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

function preview({ message, attachment }) {
  return message.trim().slice(0, 120) || (attachment ? 'Attachment' : '');
}
