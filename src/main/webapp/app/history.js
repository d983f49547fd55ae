import { backoff } from './backoff.js';

const PAGE = 50;
const CATCH_UP_PAGE = 200;

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

  /** The newest page. @param {import('./types.js').Conversation} c */
  async load(c) {
    const page = await this.#api.messages({ with: c.peer.id, limit: PAGE });
    this.#store.setHistory(c, page.reverse(), page.length < PAGE);
  }

  /** The page before the oldest message here. @param {import('./types.js').Conversation} c */
  async loadOlder(c) {
    const before = c.messages[0]?.id;
    const page = await this.#api.messages({ with: c.peer.id, before, limit: PAGE });
    this.#store.prepend(c, before, page.reverse(), page.length < PAGE);
  }

  async #refresh() {
    if (this.#stopped) return;
    try {
      if (this.#cursor !== null) await this.#catchUp();
      const conversations = await this.#api.conversations();
      this.#cursor ??= Math.max(0, ...conversations.map((c) => c.last_message.id));
      this.#store.setConversations(conversations);
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
      page = await this.#api.messages({ after: this.#cursor, limit: CATCH_UP_PAGE });
      for (const message of page) this.#store.put(message);
      this.#cursor = page.at(-1)?.id ?? this.#cursor;
    } while (page.length === CATCH_UP_PAGE);
  }
}
