const PAGE = 50;

/**
 * The notifications this page knows, and how far they have been read.
 *
 * @typedef {import('./types.js').Notification} Notification
 */
export class Inbox {
  /** Newest first, without gaps. @type {Notification[]} */
  items = [];
  unread = 0;
  loaded = false;
  /** The oldest one is here. */
  complete = false;
  /** Why there is nothing, or nothing older, to see. */
  fault = '';
  /** Those with a greater id are shown as new. @type {number|null} */
  newFrom = null;
  #api;
  #events;
  /** Those with a greater id are news. @type {number|null} */
  #toldUpTo = null;
  #readUpTo = 0;
  /** @type {Promise<void>|null} */
  #loadingOlder = null;
  #marking = false;

  /**
   * @param {import('./api.js').Api} api
   * @param {{onChange: () => void, onNew: (items: Notification[]) => void}} events `onNew` is called
   *   for what comes after the first page, whichever way, once each
   */
  constructor(api, events) {
    this.#api = api;
    this.#events = events;
  }

  get newestId() {
    return this.items[0]?.id ?? 0;
  }

  /** Fetches the newest ones. What was pushed in the meantime stays. */
  async refresh() {
    try {
      const { items, more, unread } = await this.#api.notifications({ limit: PAGE });
      this.#merge(items, more, unread);
      this.fault = '';
    } catch (error) {
      this.fault = error.message;
      throw error;
    } finally {
      this.#events.onChange();
    }
  }

  /** @param {Notification} item that was pushed */
  receive(item) {
    if (!(item.id > this.newestId)) return;
    this.items.unshift(item);
    this.unread++;
    this.#tell();
    this.#events.onChange();
  }

  /** One at a time; a call while one is under way is answered with it. */
  loadOlder() {
    if (!this.loaded || this.complete) return Promise.resolve();
    this.#loadingOlder ??= this.#loadOlder().finally(() => (this.#loadingOlder = null));
    return this.#loadingOlder;
  }

  /** Whoever comes from a link may ask for one that isn't here. @returns {Promise<Notification>} */
  async get(id) {
    const known = this.#find(id);
    if (known) return known;
    const { items } = await this.#api.notifications({ before: id + 1, limit: 1 });
    return items.find((item) => item.id === id);
  }

  /** Everything here has been seen. */
  async markRead() {
    const upTo = this.newestId;
    if (!this.loaded || !this.unread || this.#marking) return;
    this.#marking = true;
    try {
      await this.#api.markNotificationsRead(upTo);
    } catch {
      return; // The next notification or refresh tries again.
    } finally {
      this.#marking = false;
    }
    this.#readUpTo = upTo;
    this.unread = this.items.filter(({ id }) => id > upTo).length;
    this.#events.onChange();
    this.markRead();
  }

  /** What was new has been looked at, and left. */
  leave() {
    this.newFrom = this.#readUpTo;
  }

  async #loadOlder() {
    const before = this.items.at(-1)?.id;
    try {
      const { items, more } = await this.#api.notifications({ before, limit: PAGE });
      if (this.items.at(-1)?.id === before) {
        this.items.push(...items);
        this.complete = !more;
      }
      this.fault = '';
    } catch (error) {
      this.fault = error.message;
    } finally {
      this.#events.onChange();
    }
  }

  #merge(page, more, unread) {
    const newest = page[0]?.id ?? 0;
    const oldest = page.at(-1)?.id ?? 0;
    const pushed = this.items.filter(({ id }) => id > newest);
    const connected = this.newestId >= oldest;
    const older = connected ? this.items.filter(({ id }) => id < oldest) : [];
    if (!this.loaded || !connected) this.complete = !more;
    this.items = [...pushed, ...page, ...older];
    this.loaded = true;
    this.#readUpTo = Math.max(this.#readUpTo, page.find(({ read }) => read)?.id ?? 0);
    this.newFrom ??= page.find(({ read }) => read)?.id ?? 0;
    // What was pushed, or read, while the answer was on its way is not in its count.
    this.unread = (newest <= this.#readUpTo ? 0 : unread) + pushed.length;
    this.#toldUpTo ??= this.newestId;
    this.#tell();
  }

  #tell() {
    const news = this.items.filter(({ id, read }) => id > this.#toldUpTo && !read);
    this.#toldUpTo = Math.max(this.#toldUpTo, this.newestId);
    if (news.length) this.#events.onNew(news.reverse());
  }

  #find(id) {
    return this.items.find((item) => item.id === id);
  }
}
