import { backoff } from './backoff.js';

/** Brings the inbox up to date, and then follows what is new. */
export class NotificationFeed {
  #inbox;
  #onReady;
  #failures = 0;
  #timer = 0;
  #stopped = false;

  /** @param {import('./inbox.js').Inbox} inbox @param {(newestId: number) => void} onReady */
  constructor(inbox, onReady) {
    this.#inbox = inbox;
    this.#onReady = onReady;
  }

  /** Tries again until it has it. */
  async refresh() {
    clearTimeout(this.#timer);
    try {
      await this.#inbox.refresh();
    } catch {
      // Why is in the inbox, to be shown.
      if (this.#stopped) return;
      this.#timer = setTimeout(() => this.refresh(), backoff(this.#failures++));
      return;
    }
    this.#failures = 0;
    if (!this.#stopped) this.#onReady(this.#inbox.newestId);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
