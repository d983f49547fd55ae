/** Lets what waits on promises go on. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Time that passes when a test says so. */
export class FakeClock {
  #now = 0;
  #next = 1;
  #timers = new Map();

  now = () => this.#now;

  setTimeout = (callback, milliseconds) => {
    this.#timers.set(this.#next, { at: this.#now + Math.max(0, milliseconds), callback });
    return this.#next++;
  };

  clearTimeout = (timer) => void this.#timers.delete(timer);

  get running() {
    return this.#timers.size;
  }

  /** @param {number} milliseconds */
  async pass(milliseconds) {
    const end = this.#now + milliseconds;
    await settle();
    for (let due = this.#due(end); due; due = this.#due(end)) {
      const [timer, { at, callback }] = due;
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, at);
      callback();
      await settle();
    }
    this.#now = end;
  }

  #due(end) {
    return [...this.#timers]
      .filter(([, { at }]) => at <= end)
      .sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
  }
}
