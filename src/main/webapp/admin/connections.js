import { el } from '../app/dom.js';
import { Field, select } from '../consoles/form.js';
import { count, nothing, page, quietButton } from '../consoles/ui.js';
import { sessionsTable } from './sessions.js';

const MOST = '200';

/**
 * Who is connected, the oldest connection first.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function connectionsPage({ api, signal, tell }) {
  const channel = new Field(
    'Channel',
    select([
      { value: '', label: 'All' },
      { value: 'chat', label: 'Chat' },
      { value: 'notifications', label: 'Notifications' },
    ]),
  );
  const place = el('div', { class: 'panel' });
  const state = el('p', { class: 'muted', role: 'status' });

  async function load() {
    const query = { channel: channel.value, limit: MOST };
    const { total, items } = await api.call('GET', 'admin/sessions', { query, signal });
    const all = total === 1 ? 'One connection' : `${count(total)} connections`;
    state.textContent = items.length < total ? `${all}, the oldest ${MOST} are shown` : all;
    place.replaceChildren(
      items.length > 0 ? sessionsTable(items, true) : nothing('Nobody is connected.'),
    );
  }

  const again = () => load().catch((error) => signal.aborted || tell(error.message));
  channel.input.addEventListener('change', again);
  await load();
  return page(
    'Connections',
    { actions: [quietButton('Refresh', again)] },
    el('div', { class: 'filters' }, channel.node, state),
    place,
  );
}
