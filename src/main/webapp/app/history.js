import { backoff } from './backoff.js';

const PAGE = 50;
const LARGEST_PAGE = 200;
const CONVERSATIONS_PAGE = 100;

/** Keeps the store in step with what the server has stored. */
export class History {
  #api;
  #store;
  #onFresh;
  /**
   * Everything up to this id has been read from the server. Pushed messages don't move it: those of
   * two senders may come in either order, and my own from another device aren't pushed at all.
   *
   * @type {number|null}
   */
  #cursor = null;
  /** The conversations whose newest message is older than this aren't here. */
  #conversationsFrom = Infinity;
  #allConversations = false;
  /** @type {Promise<void>|null} */
  #loadingConversations = null;
  /** @type {Promise<void>|null} */
  #running = null;
  #failures = 0;
  #timer = 0;
  #stopped = false;

  /**
   * @param {import('./api.js').Api} api
   * @param {import('./store.js').Store} store
   * @param {() => void} onFresh
   */
  constructor(api, store, onFresh) {
    this.#api = api;
    this.#store = store;
    this.#onFresh = onFresh;
  }

  /** Whether what is unread is known. */
  get isFresh() {
    return this.#cursor !== null;
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /**
   * Fetches what was missed, and tries again until it has it. A call during another one is followed
   * by one more, since that one may have read too early.
   */
  async refresh() {
    clearTimeout(this.#timer);
    if (this.#running) {
      await this.#running;
      if (this.#running) return this.#running;
    }
    this.#running = this.#refresh().finally(() => (this.#running = null));
    return this.#running;
  }

  /**
   * The same without repeating what can't have changed unseen: what came is pushed, and so is not
   * asked for when nothing here is unread.
   */
  async look() {
    if (this.#running || this.#stopped || this.#cursor === null) return;
    try {
      await this.#catchUp();
      if (this.#store.unreadTotal()) await this.#readConversations();
    } catch {
      return; // The next look, or the next refresh.
    }
    this.#onFresh();
  }

  /** The newest page. @param {import('./types.js').Conversation} c */
  async load(c) {
    const { items, more } = await this.#api.messages({ with: c.peer.id, limit: PAGE });
    this.#store.setHistory(c, items.reverse(), !more);
  }

  /**
   * The page before the oldest message here.
   *
   * @param {import('./types.js').Conversation} c
   * @param {number} [wanted] how many, if they fit in a page
   */
  async loadOlder(c, wanted = PAGE) {
    const before = c.messages[0]?.id;
    const limit = Math.min(Math.max(wanted, PAGE), LARGEST_PAGE);
    const { items, more } = await this.#api.messages({ with: c.peer.id, before, limit });
    this.#store.prepend(c, before, items.reverse(), !more);
  }

  /** The page behind the conversations that are here; one at a time. */
  loadMoreConversations() {
    if (this.#allConversations || this.#cursor === null) return Promise.resolve();
    this.#loadingConversations ??= this.#loadMoreConversations().finally(
      () => (this.#loadingConversations = null),
    );
    return this.#loadingConversations;
  }

  async #loadMoreConversations() {
    const before = this.#conversationsFrom;
    const page = await this.#api.conversations({ before, limit: CONVERSATIONS_PAGE });
    this.#took(page);
    if (this.#conversationsFrom === before) this.#allConversations = true;
    this.#store.setConversations(page);
  }

  async #readConversations() {
    const page = await this.#api.conversations({ limit: CONVERSATIONS_PAGE });
    this.#took(page);
    this.#cursor ??= Math.max(0, ...page.map((c) => c.last_message.id));
    this.#store.setConversations(page);
  }

  #took(page) {
    if (page.length < CONVERSATIONS_PAGE) this.#allConversations = true;
    const oldest = page.at(-1)?.last_message.id ?? 0;
    this.#conversationsFrom = Math.min(this.#conversationsFrom, oldest);
  }

  async #refresh() {
    if (this.#stopped) return;
    try {
      if (this.#cursor !== null) await this.#catchUp();
      await this.#readConversations();
      const { open } = this.#store;
      if (open && !open.loaded) await this.load(open);
    } catch {
      if (!this.#stopped) {
        this.#timer = setTimeout(() => this.refresh(), backoff(this.#failures++));
      }
      return;
    }
    this.#failures = 0;
    this.#onFresh();
  }

  async #catchUp() {
    let page;
    do {
      page = await this.#api.messages({ after: this.#cursor, limit: LARGEST_PAGE });
      for (const message of page.items) this.#store.put(message);
      this.#cursor = page.items.at(-1)?.id ?? this.#cursor;
    } while (page.more);
  }
}
