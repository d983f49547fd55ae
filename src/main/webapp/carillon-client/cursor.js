/** Up to which id everything has come, over all connections. */
export class Cursor {
  /** @type {number|null} */
  #value;
  #greatest = 0;
  #live = false;

  /** @param {number|null} value */
  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  /** Where to begin, if that isn't known yet. @param {number|null} id */
  begin(id) {
    this.#value ??= id;
  }

  /** A new connection, which replays what is behind the value, if there is one. */
  opened() {
    this.#greatest = 0;
    this.#live = this.#value === null;
  }

  /** @param {number} id */
  seen(id) {
    this.#greatest = Math.max(this.#greatest, id);
    // A replay that is cut off may have left out the older ones of more than a thousand.
    if (this.#live) this.#value = Math.max(this.#value ?? 0, this.#greatest);
  }

  /**
   * The replay is over.
   *
   * @param {number} id
   * @returns {boolean} whether less is there than had come: ids are given out anew from there on
   */
  caughtUp(id) {
    this.#live = true;
    const goesBack = this.#value !== null && id < this.#value;
    if (goesBack) this.#value = this.#greatest = id;
    this.seen(id);
    return goesBack;
  }
}
