import { fromRoot } from './root.js';

/** A call that failed. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message fit to be shown
   * @param {{field: string, message: string}[]} [errors] what is wrong with which field
   */
  constructor(status, message, errors = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

const TIMEOUT_MS = 20_000;

/** The REST calls of Carillon. */
export class Api {
  #token;
  #onUnauthorized;

  /** @param {string|null} token @param {() => void} onUnauthorized the token is no longer good */
  constructor(token = null, onUnauthorized = () => {}) {
    this.#token = token;
    this.#onUnauthorized = onUnauthorized;
  }

  login(username, password) {
    return this.call('POST', 'login', { body: { username, password } });
  }

  logout() {
    return this.call('POST', 'logout');
  }

  me() {
    return this.call('GET', 'me');
  }

  /** @returns {Promise<{text_chars: number, text_bytes: number}>} */
  limits() {
    return this.call('GET', 'limits');
  }

  /**
   * @param {{search: string, after?: number, limit: number}} query
   * @param {AbortSignal} [signal]
   * @returns {Promise<{items: import('./types.js').User[], total: number}>}
   */
  users(query, signal) {
    return this.call('GET', 'users', { query, signal });
  }

  /** @param {{before?: number, limit?: number}} query `before` the id of a last message */
  async conversations(query) {
    return (await this.call('GET', 'conversations', { query })).items;
  }

  /**
   * @param {{with?: number, before?: number, after?: number, limit?: number}} query
   * @returns {Promise<{items: import('./types.js').Message[], more: boolean}>} `more` where it
   *   ends before the last one: it has a limit in bytes, too
   */
  async messages(query) {
    const { items, more = items.length === query.limit } = await this.call('GET', 'messages', { query });
    return { items, more };
  }

  markRead(peerId, upTo) {
    return this.call('POST', 'messages/read', { body: { with: peerId, up_to: upTo } });
  }

  /**
   * @param {{before?: number, after?: number, limit?: number}} query
   * @returns {Promise<{items: import('./types.js').Notification[], more: boolean, unread: number}>}
   */
  notifications(query) {
    return this.call('GET', 'notifications', { query });
  }

  markNotificationsRead(upTo) {
    return this.call('POST', 'notifications/read', { body: { up_to: upTo } });
  }

  /** @param {number} id @returns {Promise<import('./types.js').Notice>} */
  notice(id) {
    return this.call('GET', `notices/${id}`);
  }

  /**
   * Any call.
   *
   * @param {string} method
   * @param {string} path under `api/`
   * @param {{query?: object, body?: object, csv?: string|Blob, signal?: AbortSignal}} [more] `csv`
   *   in place of `body`
   */
  async call(method, path, { query = {}, body, csv, signal } = {}) {
    const url = fromRoot(`api/${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== '') url.searchParams.set(name, value);
    }
    const headers = { Accept: 'application/json, application/problem+json' };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    if (body) headers['Content-Type'] = 'application/json';
    if (csv) headers['Content-Type'] = 'text/csv';

    let response;
    let answer;
    try {
      response = await fetch(url, {
        method,
        headers,
        body: csv ?? (body && JSON.stringify(body)),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), signal].filter(Boolean)),
      });
      answer = await response.text();
    } catch (cause) {
      if (cause.name === 'AbortError') throw cause;
      throw new ApiError(0, 'The server can’t be reached. Check your connection and try again.');
    }
    const json = parse(answer);
    if (response.ok) return json;
    if (response.status === 401 && this.#token) this.#onUnauthorized();
    throw new ApiError(response.status, words(response.status, json), json?.errors);
  }
}

/** What went wrong, for people: without the names that fields have in JSON. */
function words(status, json) {
  const [first] = json?.errors ?? [];
  if (first && json.detail === `${first.field}: ${first.message}`) {
    const name = first.field.replaceAll('_', ' ');
    return `${name[0].toUpperCase()}${name.slice(1)} ${first.message}.`;
  }
  return json?.detail || `The server answered with an error (${status}). Try again later.`;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
