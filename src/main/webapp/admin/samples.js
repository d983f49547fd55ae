/**
 * Counters of the server, or of all nodes together.
 *
 * @typedef {object} Stats
 * @property {string} node whose they are
 * @property {number} connections
 * @property {Record<string, number>} channels
 * @property {number} rooms
 * @property {number} frames_received
 * @property {number} frames_sent
 * @property {number} messages_acknowledged
 * @property {number} commits
 * @property {number} commit_seconds
 * @property {number} journal_queue
 */

/** Makes lines over time of counters that only grow; keeps those of a span of time. */
export class Samples {
  #span;
  #last = null;
  /** @type {Record<string, (number|null)[]>} */
  columns = {
    time: [],
    chat: [],
    notifications: [],
    received: [],
    sent: [],
    messages: [],
    commit: [],
  };

  /** @param {number} span in seconds */
  constructor(span) {
    this.#span = span;
  }

  get isEmpty() {
    return this.columns.time.length === 0;
  }

  /** @param {number} seconds when @param {Stats} stats */
  add(seconds, stats) {
    const rates = this.#rates(seconds, stats);
    this.#last = { seconds, stats };
    const sample = {
      time: seconds,
      chat: stats.channels.chat ?? 0,
      notifications: stats.channels.notifications ?? 0,
      ...rates,
    };
    for (const [name, column] of Object.entries(this.columns)) column.push(sample[name]);
    const { time } = this.columns;
    const old = time.findIndex((one) => one >= seconds - this.#span);
    if (old > 0) for (const column of Object.values(this.columns)) column.splice(0, old);
  }

  /** Null where there is nothing to compare with: at the start, and after the server's, and when nodes came or went. */
  #rates(seconds, stats) {
    const none = { received: null, sent: null, messages: null, commit: null };
    const last = this.#last;
    if (!last || last.stats.node !== stats.node || seconds <= last.seconds) return none;
    const grown = (name) => stats[name] - last.stats[name];
    const rate = (name) => grown(name) / (seconds - last.seconds);
    const commits = grown('commits');
    return {
      received: rate('frames_received'),
      sent: rate('frames_sent'),
      messages: rate('messages_acknowledged'),
      commit: commits > 0 ? (grown('commit_seconds') / commits) * 1000 : null,
    };
  }

  /** @param {string} name */
  latest(name) {
    return this.columns[name].at(-1) ?? null;
  }
}
