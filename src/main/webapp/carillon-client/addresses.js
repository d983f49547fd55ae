/** Where things are on a server. */
export class Addresses {
  #base;

  /** @param {string|URL} url */
  constructor(url) {
    this.#base = new URL(url);
    this.#base.protocol = this.#base.protocol.replace(/^ws/, 'http');
    if (!/^https?:$/.test(this.#base.protocol))
      throw new TypeError(`No address of a server: ${url}`);
    this.#base.search = '';
    this.#base.hash = '';
    if (!this.#base.pathname.endsWith('/')) this.#base.pathname += '/';
  }

  /** @param {string} path @param {Record<string, string|number>} [query] */
  http(path, query = {}) {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return url.href;
  }

  /** @param {string} path @param {Record<string, string|number>} query */
  socket(path, query) {
    return this.http(path, query).replace(/^http/, 'ws');
  }
}
