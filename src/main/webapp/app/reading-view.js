import { announcement } from './announcement.js';
import { byId, el } from './dom.js';
import { day, fullTime, plain, time } from './format.js';
import { linkify, outsideLink } from './linkify.js';

const SAME_MOMENT_MS = 60_000;

/** One notice or notification, to be read. */
export class ReadingView {
  #api;
  #inbox;
  #onChange;
  #box = byId('reading');
  #title = byId('reading-title');
  #body = byId('reading-body');
  #state = byId('reading-state');
  #retry = byId('reading-retry');
  /** What is on screen. */
  #shown = '';

  /**
   * @param {import('./api.js').Api} api
   * @param {import('./inbox.js').Inbox} inbox
   * @param {() => void} onChange something else is on screen
   * @param {AbortSignal} signal ends it
   */
  constructor(api, inbox, onChange, signal) {
    this.#api = api;
    this.#inbox = inbox;
    this.#onChange = onChange;
    this.#retry.addEventListener('click', () => this.#load(), { signal });
    signal.addEventListener('abort', () => this.show({}));
  }

  /** Of what is on screen. */
  get title() {
    return this.#title.textContent;
  }

  /** @param {Partial<import('./router.js').Route>} route @returns {boolean} whether it is of this view */
  show({ noticeId, notificationId }) {
    const wanted = noticeId ? `notice ${noticeId}` : notificationId ? `one ${notificationId}` : '';
    this.#box.hidden = !wanted;
    if (wanted !== this.#shown) {
      this.#shown = wanted;
      this.#load = noticeId
        ? () => this.#fetch(wanted, () => this.#notice(noticeId))
        : () => this.#fetch(wanted, () => this.#notification(notificationId));
      if (wanted) this.#load();
      else this.#fill({});
    }
    return Boolean(wanted);
  }

  #load = () => {};

  async #fetch(wanted, read) {
    this.#fill({});
    this.#retry.hidden = true;
    this.#state.textContent = 'Loading…';
    try {
      const content = await read();
      if (this.#shown !== wanted) return;
      this.#state.textContent = content ? '' : 'This notification isn’t there any more.';
      this.#fill(content ?? { title: 'Not found' });
    } catch (error) {
      if (this.#shown !== wanted) return;
      const gone = error.status === 404;
      this.#fill({ title: gone ? 'Not found' : 'Not loaded' });
      this.#state.textContent = gone
        ? 'There is no such notice, or it isn’t for your college.'
        : error.message;
      this.#retry.hidden = gone;
    }
    this.#title.focus({ preventScroll: true });
    this.#onChange();
  }

  async #notice(id) {
    const notice = await this.#api.notice(id);
    const { title, body, is_published, created_at, updated_at } = notice;
    const edited = Date.parse(updated_at) - Date.parse(created_at) > SAME_MOMENT_MS;
    return {
      kind: is_published ? 'Notice' : 'Notice · Draft',
      title: plain(title),
      meta: [
        ...from(notice),
        moment(created_at),
        edited && ` · Updated ${words(updated_at)}`,
      ],
      body: linkify(body),
    };
  }

  async #notification(id) {
    const notification = await this.#inbox.get(id);
    if (!notification) return null;
    const { label, title, text, link } = announcement(notification);
    const more = link && el('p', {}, outsideLink(link, 'Open the link that came with it'));
    return {
      kind: label,
      title,
      meta: [moment(notification.timestamp)],
      body: [...linkify(text), more],
    };
  }

  #fill({ kind = '', title = '', meta = [], body = [] }) {
    byId('reading-kind').textContent = kind;
    this.#title.textContent = title;
    this.#title.hidden = !title;
    byId('reading-meta').replaceChildren(...meta.filter(Boolean));
    this.#body.replaceChildren(...body.filter(Boolean));
    this.#box.scrollTop = 0;
  }
}

/** Who it is from. @param {import('./types.js').Notice} notice */
function from({ author_name: author, college_name: college }) {
  return [author, college].filter(Boolean).flatMap((name) => [el('bdi', {}, plain(name)), ' · ']);
}

const words = (timestamp) => `${day(timestamp)}, ${time(timestamp)}`;

function moment(timestamp) {
  return el('time', { datetime: timestamp, title: fullTime(timestamp) }, words(timestamp));
}
