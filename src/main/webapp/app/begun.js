const SAVE_MS = 300;

/**
 * What somebody has begun to write to each person and not sent: there again after a reload, or when
 * they have signed in again.
 *
 * @typedef {{text: string, attachment: string}} Begun
 */
export class BegunMessages {
  #place;
  /** @type {Map<number, Begun>} */
  #begun;
  #timer = 0;

  /** @param {number} userId who writes */
  constructor(userId) {
    this.#place = `carillon.begun.${userId}`;
    this.#begun = new Map(this.#kept());
  }

  /** @param {number} peerId @returns {Begun} */
  get(peerId) {
    return this.#begun.get(peerId) ?? { text: '', attachment: '' };
  }

  /** @param {number} peerId @param {Begun} begun */
  set(peerId, begun) {
    if (begun.text || begun.attachment) this.#begun.set(peerId, begun);
    else this.#begun.delete(peerId);
    this.#timer ||= setTimeout(() => this.save(), SAVE_MS);
  }

  save() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    try {
      sessionStorage.setItem(this.#place, JSON.stringify([...this.#begun]));
    } catch {
      // No room for them: they are here for as long as the page is.
    }
  }

  forget() {
    this.#begun.clear();
    clearTimeout(this.#timer);
    this.#timer = 0;
    sessionStorage.removeItem(this.#place);
  }

  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#place)) ?? [];
    } catch {
      return [];
    }
  }
}
