import { el } from '../app/dom.js';
import { fullTime } from '../app/format.js';
import { confirmed } from '../consoles/dialog.js';
import { poll } from '../consoles/poll.js';
import { busy, button, page, panel } from '../consoles/ui.js';
import { colleges, nameOfCollege } from './colleges.js';
import { audienceOf, isUnderWay, progressOf, statusBadge } from './delivery.js';

const PAUSE_MS = 700;

/**
 * One bulk message, followed until it has ended.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function messagePage(context, { id }) {
  const { api, signal } = context;
  const [all, bulk] = await Promise.all([
    colleges(context),
    api.call('GET', `bulk-messages/${id}`, { signal }),
  ]);
  const view = new Progress(context, bulk);
  return page(
    bulk.title,
    { back: { href: '#/messages', label: 'Bulk messages' } },
    view.node,
    panel(
      'Message',
      el('p', { class: 'preview-text', dir: 'auto' }, bulk.message),
      el(
        'dl',
        { class: 'facts' },
        fact('To', `${audienceOf(bulk)} in ${nameOfCollege(all, bulk.college_id)}`),
        fact('Sent by', bulk.sender_name ?? 'the system'),
        fact('When', fullTime(bulk.created_at)),
      ),
    ),
  );
}

const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));

class Progress {
  node;
  #context;
  #bulk;
  #bar = el('progress', { 'aria-labelledby': 'progress-title' });
  #status = el('span');
  #text = el('p', { class: 'progress-text' });
  #reason = el('p', { class: 'message' });
  #fault = el('p', { class: 'message', role: 'alert' });
  #spoken = el('p', { class: 'sr-only', role: 'status' });
  #cancel;
  #retry;

  constructor(context, bulk) {
    this.#context = context;
    this.#cancel = button('Cancel…', 'quiet danger-text', () => busy(this.#cancel, () => this.#stop()));
    this.#retry = button('Try again', 'primary', () => busy(this.#retry, () => this.#again()));
    this.node = el(
      'section',
      { class: 'panel progress' },
      el(
        'div',
        { class: 'progress-head' },
        el('h2', { id: 'progress-title' }, 'Progress'),
        this.#status,
      ),
      this.#bar,
      this.#text,
      this.#reason,
      this.#fault,
      el('div', { class: 'actions' }, this.#cancel, this.#retry),
      this.#spoken,
    );
    this.#show(bulk);
    this.#follow();
  }

  /** @param {import('./delivery.js').Bulk} bulk */
  #show(bulk) {
    const before = this.#bulk;
    this.#bulk = bulk;
    const underWay = isUnderWay(bulk);
    if (bulk.total > 0 || !underWay) {
      this.#bar.max = Math.max(1, bulk.total);
      this.#bar.value = bulk.status === 'done' ? this.#bar.max : bulk.sent + bulk.failed;
    } else {
      this.#bar.removeAttribute('value');
    }
    this.#bar.dataset.status = bulk.status;
    this.#status.replaceChildren(statusBadge(bulk.status));
    this.#text.textContent = progressOf(bulk);
    this.#reason.textContent = bulk.reason ?? '';
    this.#cancel.hidden = !underWay;
    this.#retry.hidden = bulk.status !== 'failed';
    if (before && before.status !== bulk.status && !underWay) {
      this.#spoken.textContent = `${this.#status.textContent}: ${progressOf(bulk)}`;
    }
  }

  #follow() {
    const { api, signal } = this.#context;
    if (!isUnderWay(this.#bulk)) return;
    poll(
      async () => {
        this.#show(await api.call('GET', `bulk-messages/${this.#bulk.id}`, { signal }));
        return isUnderWay(this.#bulk);
      },
      PAUSE_MS,
      signal,
      (error) => this.#complain(error),
    );
  }

  async #stop() {
    const sure = await confirmed({
      title: 'Stop sending this message?',
      text: 'Who has it keeps it; nobody else gets it.',
      action: 'Stop sending',
      stay: 'Go on sending',
      danger: true,
    });
    if (sure) await this.#act('cancel', 'The message is cancelled.');
  }

  async #again() {
    await this.#act('retry', 'It goes on where it stopped. Nobody gets it twice.');
    this.#follow();
  }

  async #act(what, told) {
    const { api, tell } = this.#context;
    try {
      this.#show(await api.call('POST', `bulk-messages/${this.#bulk.id}/${what}`));
      this.#complain(null);
      tell(told);
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error) {
    this.#fault.textContent = error?.message ?? '';
  }
}
