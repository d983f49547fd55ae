import { Drafts } from './drafts.js';
import { History } from './history.js';
import { ReadMarker } from './read-marker.js';
import { Store } from './store.js';

const KEPT_IN_MEMORY = 200;

/**
 * Conversations: brings together the REST calls, the connection, what was written and the store.
 *
 * @typedef {import('./types.js').Conversation} Conversation
 * @typedef {import('./types.js').Message} Message
 */
export class Chat {
  store;
  drafts;
  #onIncoming;
  #history;
  #readMarker;

  /**
   * @param {import('./types.js').User} me
   * @param {import('./api.js').Api} api
   * @param {(draft: import('./types.js').Draft) => Promise<{id: number}>} send
   * @param {(message: Message) => void} onIncoming a new message of another
   */
  constructor(me, api, send, onIncoming) {
    this.#onIncoming = onIncoming;
    this.store = new Store(me);
    this.drafts = new Drafts(this.store, send);
    this.#readMarker = new ReadMarker(api, this.store);
    this.#history = new History(api, this.store, () => this.#onFresh());
  }

  start() {
    this.drafts.resume();
    this.refresh();
  }

  stop() {
    this.#history.stop();
  }

  refresh() {
    return this.#history.refresh();
  }

  /** Asks for what other windows of the same person have sent and read, which isn't pushed. */
  look() {
    return this.#history.look();
  }

  /** Further conversations, those that were active longer ago. */
  loadMoreConversations() {
    return this.#history.loadMoreConversations();
  }

  /** @param {number} peerId one the store knows */
  async openConversation(peerId) {
    const { store } = this;
    if (store.open) store.trim(store.open, KEPT_IN_MEMORY);
    store.openId = peerId;
    const c = store.open;
    c.opened = null;
    store.changed();
    // Should this fail, the refresh tries again.
    if (!c.loaded) await this.#history.load(c).catch(() => {});
    if (this.#history.isFresh) this.#onFresh();
    this.refresh();
  }

  /** How much is unread is known. */
  #onFresh() {
    const { open } = this.store;
    if (open?.loaded && !open.opened) this.store.markNew(open);
    this.#readMarker.mark();
  }

  closeConversation() {
    this.store.openId = null;
    this.store.changed();
  }

  /** @param {Conversation} c */
  loadOlder(c) {
    return this.#history.loadOlder(c);
  }

  /** Loads as far back as the first message that was new. @param {Conversation} c */
  async loadToNew(c) {
    while (this.store.open === c && c.newFrom === null && !c.complete) {
      await this.#history.loadOlder(c, c.opened.unread);
    }
  }

  /** @param {object} frame a `chat_message` */
  receive({ type, ...content }) {
    const { me } = this.store;
    const message = { ...content, receiver_id: me.id, read_at: null };
    if (!this.store.receive(message)) return;
    if (message.sender_id !== me.id) this.#onIncoming(message);
    this.#readMarker.mark();
  }
}
