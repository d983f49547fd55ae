/** Tells the server how far the conversation on screen has been read; one call at a time. */
export class ReadMarker {
  #api;
  #store;
  #busy = false;

  /** @param {import('./api.js').Api} api @param {import('./store.js').Store} store */
  constructor(api, store) {
    this.#api = api;
    this.#store = store;
  }

  async mark() {
    const c = this.#store.open;
    if (!c?.loaded || !c.opened || !c.unread || this.#busy || document.hidden) return;
    const upTo = c.last.id;
    this.#busy = true;
    try {
      await this.#api.markRead(c.peer.id, upTo);
      this.#store.read(c, upTo);
    } catch {
      return; // The next message or refresh tries again.
    } finally {
      this.#busy = false;
    }
    this.mark();
  }
}
