/** There will be no token any more. */
export class NoToken extends Error {
  /** @param {'no_token'|'token_refused'} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The token in use, and where the next one comes from. */
export class Tokens {
  #source;
  /** @type {string|null} */
  #token = null;
  /** Why the next one is asked for, `null` while the present one does. */
  #reason = 'first';

  /** @param {import('./carillon-client.js').TokenSource} source */
  constructor(source) {
    if (typeof source === 'string') this.#token = source;
    else if (typeof source !== 'function')
      throw new TypeError('token must be a string or a function');
    this.#source = source;
  }

  /** @param {'refused'|'unsure'} reason */
  doubt(reason) {
    // What is refused doesn't get better with a later doubt.
    if (this.#reason !== 'refused') this.#reason = reason;
  }

  /**
   * Asks only when the last one may no longer do.
   *
   * @returns {Promise<string>} rejects with NoToken when there is none, and with what asking threw
   */
  async get() {
    const reason = this.#reason;
    const previous = this.#token;
    if (reason) {
      const token =
        typeof this.#source === 'string' ? this.#source : await this.#source({ reason, previous });
      if (token == null) throw new NoToken('no_token');
      if (reason === 'refused' && token === previous) throw new NoToken('token_refused');
      this.#token = token;
      this.#reason = null;
    }
    return this.#token;
  }
}
