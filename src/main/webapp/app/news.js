import { NOTIFICATIONS_PATH } from './router.js';

const TOGETHER_MS = 150;
const MOST = 3;

/**
 * Tells of what has just come, each for itself; of the many that come at once behind a long absence,
 * in one sentence.
 *
 * @typedef {import('./announcement.js').Announcement} Announcement
 */
export class News {
  #onNews;
  /** @type {Announcement[]} */
  #waiting = [];

  /** @param {(what: Announcement) => void} onNews */
  constructor(onNews) {
    this.#onNews = onNews;
  }

  /** @param {Announcement[]} news oldest first */
  add(news) {
    if (!this.#waiting.length) setTimeout(() => this.#tell(), TOGETHER_MS);
    this.#waiting.push(...news);
  }

  #tell() {
    const news = this.#waiting.splice(0);
    if (news.length > MOST) this.#onNews(summary(news));
    else news.forEach((what) => this.#onNews(what));
  }
}

/** @returns {Announcement} */
function summary(news) {
  const id = `${news.at(-1).id} and before`;
  const title = `${news.length} new notifications`;
  return { id, kind: 'alert', label: 'While you were away', title, text: '', path: NOTIFICATIONS_PATH };
}
