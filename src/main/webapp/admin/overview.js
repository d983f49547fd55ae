import { el, KeyedList } from '../app/dom.js';
import { poll } from '../consoles/poll.js';
import { count, page, panel } from '../consoles/ui.js';
import { Chart, measured } from './chart.js';
import { checkLine, health, queueDepth } from './health.js';
import { together } from './nodes.js';
import { Samples } from './samples.js';

const STATS_MS = 2_000;
const HEALTH_MS = 5_000;
const SPAN_SECONDS = 3_600;

/** Goes on over several visits, so that the lines are there at once. */
const samples = new Samples(SPAN_SECONDS);

/**
 * How the server is, and what it does at this moment.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export function overviewPage(context) {
  const { api, signal } = context;
  const fault = el('p', { class: 'message', role: 'status' });
  const tiles = tileRow({
    connections: 'Connections',
    messages: 'Chat messages / s',
    journal: 'Waiting to be stored',
    queue: 'Waiting in the queue',
  });
  const charts = chartsFor(signal);
  const checks = el('ul', { class: 'checks' });
  const checkList = new KeyedList(checks);
  const totals = el('div');

  poll(
    async () => {
      if (samples.isEmpty) await recall(context);
      const stats = together(await api.call('GET', 'admin/stats', { signal }));
      samples.add(Date.now() / 1000, stats);
      tiles.show('connections', count(stats.connections));
      tiles.show('messages', measured(samples.latest('messages')));
      tiles.show('journal', count(stats.journal_queue));
      for (const [chart, names] of charts) {
        chart.show(['time', ...names].map((name) => samples.columns[name]));
      }
      totals.replaceChildren(totalsOf(stats));
    },
    STATS_MS,
    signal,
    (error) => {
      fault.textContent = error ? `No news from the server: ${error.message}` : '';
    },
  );
  poll(
    async () => {
      const report = await health(context);
      checkList.render(
        report.checks.map((check) => ({ key: check.name, look: check, build: () => checkLine(check) })),
      );
      const depth = queueDepth(report);
      tiles.show('queue', depth === null ? '–' : count(depth));
    },
    HEALTH_MS,
    signal,
  );

  return page(
    'Overview',
    {},
    fault,
    tiles.node,
    el('div', { class: 'charts' }, ...charts.map(([chart]) => chart.node)),
    el('div', { class: 'two' }, panel('Health', checks), panel('Since the start', totals)),
  );
}

/** The hour before, as the server has kept it. Its clock may differ from this one. */
async function recall({ api, signal }) {
  const { now, items } = await api.call('GET', 'admin/stats/history', { signal });
  const shift = Date.now() / 1000 - now;
  for (const { at, own, others } of items) samples.add(at + shift, together({ ...own, others }));
}

function chartsFor(signal) {
  return [
    [
      new Chart(
        'Live connections',
        [
          { label: 'Chat', color: '--accent' },
          { label: 'Notifications', color: '--pending' },
        ],
        { signal },
      ),
      ['chat', 'notifications'],
    ],
    [
      new Chart(
        'Frames per second',
        [
          { label: 'Sent', color: '--accent' },
          { label: 'Received', color: '--pending' },
        ],
        { signal },
      ),
      ['sent', 'received'],
    ],
    [
      new Chart('Chat messages per second', [{ label: 'Stored', color: '--accent' }], { signal }),
      ['messages'],
    ],
    [
      new Chart('Time for a commit', [{ label: 'Mean', color: '--accent' }], { unit: ' ms', signal }),
      ['commit'],
    ],
  ];
}

function tileRow(labels) {
  const values = {};
  const node = el(
    'dl',
    { class: 'tiles' },
    ...Object.entries(labels).map(([name, label]) => {
      values[name] = el('dd', {}, '–');
      return el('div', { class: 'panel tile' }, el('dt', {}, label), values[name]);
    }),
  );
  return {
    node,
    show(name, text) {
      values[name].textContent = text;
    },
  };
}

function totalsOf(stats) {
  const byName = (counts) =>
    Object.entries(counts)
      .filter(([, total]) => total > 0)
      .map(([name, total]) => `${name.replaceAll('_', ' ')} ${count(total)}`)
      .join(', ') || 'none';
  const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
  return el(
    'dl',
    { class: 'facts totals' },
    fact('Connections opened', count(stats.connections_opened)),
    fact('Handshakes refused', byName(stats.handshakes_refused)),
    fact('Closed by the server, by code', byName(stats.closes)),
    fact('Sign-ins', byName(stats.logins)),
    fact('Chat messages stored', count(stats.messages_acknowledged)),
    fact('Recipients of bulk messages', byName(stats.bulk_recipients)),
    fact('Commits that failed', count(stats.commit_failures)),
    fact('Nodes', stats.draining ? `${stats.node}, draining` : stats.node),
  );
}
