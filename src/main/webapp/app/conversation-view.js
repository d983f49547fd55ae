import { paintAvatar } from './avatar.js';
import { byId, KeyedList } from './dom.js';
import { day, nameOf, plain } from './format.js';
import { dayRow, draftRow, messageRow, newRow } from './message-row.js';

const RUN_MS = 5 * 60_000;
const NEAR_BOTTOM_PX = 80;
const NEAR_TOP_PX = 300;

/**
 * The conversation on screen: its history, live messages and where it is scrolled to.
 *
 * @typedef {import('./types.js').Conversation} Conversation
 */
export class ConversationView {
  #store;
  #chat;
  #actions;
  #scroller = byId('messages');
  #historyState = byId('history-state');
  #toNewest = byId('to-newest');
  #toNew = byId('to-new');
  #rows = new KeyedList(byId('rows'));
  /** @type {number|null} */
  #shownId = null;
  /** Whether the first new message has been in sight since the conversation was opened. */
  #newSeen = false;
  #oldestShown = 0;
  #newestShown = 0;
  #atBottom = true;
  #loadingOlder = false;
  #olderFault = '';
  #listeners = new AbortController();

  /** @param {import('./chat.js').Chat} chat @param {() => void} onRetried */
  constructor(chat, onRetried) {
    this.#chat = chat;
    this.#store = chat.store;
    this.#actions = {
      retry: (draft) => (chat.drafts.retry(draft), onRetried()),
      discard: (draft) => (chat.drafts.discard(draft), onRetried()),
    };
    const { signal } = this.#listeners;
    this.#scroller.addEventListener('scroll', () => this.#onScroll(), { signal, passive: true });
    this.#toNewest.addEventListener('click', () => this.#scrollToEnd(), { signal });
    this.#toNew.addEventListener('click', () => this.#goToNew(), { signal });
    // A keyboard that opens on a phone makes the pane smaller, an image that has come the list
    // larger: what was at the end stays there.
    const resized = new ResizeObserver(() => this.#atBottom && this.#scrollToEnd());
    resized.observe(this.#scroller);
    resized.observe(byId('rows'));
    signal.addEventListener('abort', () => resized.disconnect());
  }

  dispose() {
    this.#listeners.abort();
    this.#rows.render([]);
  }

  render() {
    const c = this.#store.open;
    byId('conversation').hidden = !c;
    if (this.#shownId !== (c?.peer.id ?? null)) this.#onSwitch(c);
    if (!c) return;

    const fromEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    this.#renderPeer(c);
    this.#historyState.textContent = this.#historyText(c);
    this.#rows.render(this.#items(c));

    const oldest = c.messages[0]?.id ?? 0;
    const newest = c.messages.at(-1)?.id ?? 0;
    if (this.#atBottom) this.#scrollToEnd();
    else if (oldest < this.#oldestShown) {
      this.#scroller.scrollTop = this.#scroller.scrollHeight - fromEnd;
    } else if (newest > this.#newestShown) this.#toNewest.hidden = false;
    this.#oldestShown = oldest;
    this.#newestShown = newest;
    if (this.#scroller.scrollTop < NEAR_TOP_PX) this.#loadOlder();
    this.#offerNew(c);
  }

  /** Shows the way back to where reading stopped, until one has been there. @param {Conversation} c */
  #offerNew({ opened, newFrom }) {
    const line = newFrom && this.#scroller.querySelector('.new-from');
    const top = this.#scroller.getBoundingClientRect().top;
    if (line?.getBoundingClientRect().bottom > top) this.#newSeen = true;
    this.#toNew.hidden = this.#newSeen || !opened?.unread;
    if (!this.#toNew.hidden) this.#toNew.textContent = `${newMessages(opened.unread)} ↑`;
  }

  async #goToNew() {
    const c = this.#store.open;
    this.#toNew.disabled = true;
    this.#atBottom = false;
    try {
      await this.#chat.loadToNew(c);
    } catch (error) {
      this.#olderFault = `Older messages couldn’t be loaded. ${error.message}`;
    } finally {
      this.#toNew.disabled = false;
    }
    if (this.#store.open !== c) return;
    this.render();
    this.#scroller.querySelector('.new-from')?.scrollIntoView({ block: 'center' });
    this.#scroller.focus({ preventScroll: true });
  }

  /** My own message belongs in sight. */
  scrollToEnd() {
    this.#atBottom = true;
  }

  #onSwitch(c) {
    this.#shownId = c?.peer.id ?? null;
    this.#olderFault = '';
    this.#atBottom = true;
    this.#newSeen = false;
    this.#toNewest.hidden = true;
    this.#toNew.hidden = true;
    this.#rows.render([]);
  }

  /** @param {Conversation} c */
  #renderPeer({ peer }) {
    const details = [peer.username && `@${peer.username}`, peer.role].filter(Boolean);
    paintAvatar(byId('peer-avatar'), peer.id, peer.full_name);
    byId('peer-name').textContent = nameOf(peer, this.#store.me);
    byId('peer-detail').textContent = details.join(' · ');
    this.#scroller.setAttribute('aria-label', `Messages with ${plain(peer.full_name)}`);
  }

  #historyText(c) {
    if (!c.loaded) return 'Loading…';
    if (this.#olderFault) return this.#olderFault;
    if (!c.complete) return 'Loading older messages…';
    if (c.messages.length || c.drafts.length) return '';
    return 'No messages yet. Write the first one.';
  }

  /** @param {Conversation} c @returns {import('./dom.js').Item[]} */
  #items({ messages, drafts, newFrom }) {
    const { me, isOnline } = this.#store;
    const items = [];
    let previous = null;
    const add = (entry, senderId, key, look, build) => {
      const today = day(entry.timestamp);
      if (!previous || previous.day !== today) {
        items.push({ key: `day before ${key}`, look: today, build: () => dayRow(today) });
      }
      if (entry.id && entry.id === newFrom) items.push({ key: 'new', look: key, build: newRow });
      const at = Date.parse(entry.timestamp);
      const first =
        previous?.day !== today || previous.senderId !== senderId || at - previous.at > RUN_MS;
      previous = { day: today, senderId, at: first ? at : previous.at };
      items.push({ key, look: [...look, first, entry.timestamp], build: () => build(first) });
    };
    for (const m of messages) {
      const look = [m.message, m.attachment, m.sender_name];
      const build = (first) => messageRow(m, first, m.sender_id === me.id);
      add(m, m.sender_id, m.key ?? `m${m.id}`, look, build);
    }
    for (const draft of drafts) {
      const look = [draft.state, draft.error, draft.state === 'pending' && isOnline];
      const build = (first) => draftRow(draft, me, first, isOnline, this.#actions);
      add(draft, me.id, draft.key, look, build);
    }
    return items;
  }

  #onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    if (this.#atBottom) this.#toNewest.hidden = true;
    if (this.#store.open) this.#offerNew(this.#store.open);
    if (scrollTop < NEAR_TOP_PX) {
      this.#olderFault = '';
      this.#loadOlder();
    }
  }

  async #loadOlder() {
    const c = this.#store.open;
    if (!c?.loaded || c.complete || this.#loadingOlder || this.#olderFault) return;
    this.#loadingOlder = true;
    try {
      await this.#chat.loadOlder(c);
    } catch (error) {
      this.#olderFault = `Older messages couldn’t be loaded. ${error.message}`;
    } finally {
      this.#loadingOlder = false;
      this.#store.changed();
    }
  }

  #scrollToEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}

const newMessages = (count) => `${count} new ${count === 1 ? 'message' : 'messages'}`;
