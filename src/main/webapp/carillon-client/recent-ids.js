/** More than one replay can bring again. */
const MOST = 4_096;

/** The ids that came last: a frame may come twice, live and in a replay. */
export class RecentIds {
  #ids = new Set();

  /** @param {number} id @returns {boolean} whether it is new */
  add(id) {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > MOST) this.#ids.delete(this.#ids.values().next().value);
    return true;
  }
}
