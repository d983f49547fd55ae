const ANSWER_MS = 5_000;
/** What a proxy says while nobody is behind it, or the server itself while it starts or stops. */
const NOT_THERE = new Set([502, 503, 504]);

/** The few REST calls that help a connection along. A plain server need not have them. */
export class Rest {
  #fetch;
  #addresses;
  #clock;

  /**
   * @param {typeof globalThis.fetch|null} fetch
   * @param {import('./addresses.js').Addresses} addresses
   * @param {import('./carillon-client.js').Clock} clock
   */
  constructor(fetch, addresses, clock) {
    this.#fetch = fetch;
    this.#addresses = addresses;
    this.#clock = clock;
  }

  /**
   * Why a handshake failed, as far as that can be told: a browser shows no status of it.
   *
   * @param {string} token
   * @returns {Promise<'good'|'refused'|'unreachable'|'unsure'>}
   */
  async judge(token) {
    if (!this.#fetch) return 'unsure';
    const answer = await this.#get('api/me', {}, token);
    if (!answer) return (await this.#answersAtAll()) ? 'unsure' : 'unreachable';
    const { status, type, body } = answer;
    if (NOT_THERE.has(status)) return 'unreachable';
    // Other servers may have something else there, or another kind of token.
    if (status === 401 && type.startsWith('application/problem+json')) return 'refused';
    return status === 200 && typeof body?.username === 'string' ? 'good' : 'unsure';
  }

  /**
   * The greatest id so far, `null` if that can't be had.
   *
   * @param {string} path of a list, newest first
   * @param {string} token
   * @returns {Promise<number|null>}
   */
  async newestId(path, token) {
    if (!this.#fetch) return null;
    const answer = await this.#get(path, { limit: 1 }, token);
    if (answer?.status !== 200 || !Array.isArray(answer.body?.items)) return null;
    const id = answer.body.items.length ? answer.body.items[0].id : 0;
    return Number.isSafeInteger(id) ? id : null;
  }

  /** `null` without an answer that may be read. */
  async #get(path, query, token) {
    return this.#within(async (signal) => {
      const response = await this.#fetch.call(undefined, this.#addresses.http(path, query), {
        headers: { Authorization: `Bearer ${token}` },
        cache: 'no-store',
        credentials: 'omit',
        signal,
      });
      const type = response.headers.get('Content-Type') ?? '';
      return { status: response.status, type, body: parse(await response.text()) };
    });
  }

  /** An answer that is kept from other sites' pages is one, too. */
  async #answersAtAll() {
    return this.#within(async (signal) => {
      const address = this.#addresses.http('');
      await this.#fetch.call(undefined, address, { mode: 'no-cors', credentials: 'omit', signal });
      return true;
    });
  }

  async #within(call) {
    const abort = new AbortController();
    const timer = this.#clock.setTimeout(() => abort.abort(), ANSWER_MS);
    try {
      return await call(abort.signal);
    } catch {
      // Unreachable, too slow, or not for this page: fetch doesn't say which.
      return null;
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
