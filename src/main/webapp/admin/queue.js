import { el, KeyedList } from '../app/dom.js';
import { poll } from '../consoles/poll.js';
import { badge, busy, count, moment, page, panel, quietButton } from '../consoles/ui.js';
import { health, queueDepth } from './health.js';

const PAUSE_MS = 3_000;
const MOST = '100';

/**
 * Bulk messages on their way, and those that were given up, with a way to try these again.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export function queuePage(context) {
  const { api, signal } = context;
  const depth = el('p', { class: 'depth' }, '–');
  const fault = el('p', { class: 'message', role: 'status' });
  const underWay = messageList('Nothing is on its way.', (bulk) => progress(bulk));
  const failed = messageList('None.', (bulk) => retry(bulk));

  async function load() {
    const list = async (status) =>
      (await api.call('GET', 'bulk-messages', { query: { status, limit: MOST }, signal })).items;
    const [sending, queued, dead] = await Promise.all(['sending', 'queued', 'failed'].map(list));
    underWay.show([...sending, ...queued]);
    failed.show(dead);
    const waiting = queueDepth(await health(context));
    depth.textContent =
      waiting === null ? 'The broker can’t be reached; what was taken waits.' : waitingText(waiting);
  }

  function retry(bulk) {
    const node = quietButton('Try again', () =>
      busy(node, async () => {
        try {
          await api.call('POST', `bulk-messages/${bulk.id}/retry`);
          context.tell('It goes on where it stopped.');
          await load();
        } catch (error) {
          context.tell(error.message);
        }
      }),
    );
    node.setAttribute('aria-label', `Try ${bulk.title} again`);
    return node;
  }

  poll(load, PAUSE_MS, signal, (error) => {
    fault.textContent = error?.message ?? '';
  });
  return page(
    'Queue',
    { lead: 'Bulk messages wait in the queue in pages of 500 people. One that failed five times is given up and stays here.' },
    fault,
    panel('Waiting', depth),
    panel('Given up', failed.node),
    panel('On their way', underWay.node),
  );
}

const waitingText = (waiting) =>
  waiting === 1 ? 'One entry waits.' : `${waiting === 0 ? 'No' : count(waiting)} entries wait.`;

const progress = ({ sent, failed, total }) =>
  badge(total > 0 ? `${count(sent + failed)} of ${count(total)}` : 'Waiting', 'pending');

function messageList(empty, side) {
  const rows = el('ul', { class: 'rows' });
  const none = el('p', { class: 'muted' }, empty);
  const keyed = new KeyedList(rows);
  return {
    node: el('div', {}, rows, none),

    /** @param {import('../staff/delivery.js').Bulk[]} bulks */
    show(bulks) {
      rows.hidden = bulks.length === 0;
      none.hidden = bulks.length > 0;
      keyed.render(
        bulks.map((bulk) => ({ key: String(bulk.id), look: bulk, build: () => messageRow(bulk, side(bulk)) })),
      );
    },
  };
}

const messageRow = (bulk, side) =>
  el(
    'li',
    { class: 'row' },
    el(
      'div',
      { class: 'row-main' },
      el('a', { class: 'plain-link', href: `../staff/#/messages/${bulk.id}` }, bulk.title),
      bulk.reason && el('p', { class: 'message' }, bulk.reason),
      el(
        'p',
        { class: 'muted' },
        `${count(bulk.sent)} of ${count(bulk.total)} reached · ${bulk.sender_name ?? 'System'} · `,
        moment(bulk.created_at),
      ),
    ),
    el('div', { class: 'row-side' }, side),
  );
