import { el } from '../app/dom.js';
import { badge, nothing, page, panel } from '../consoles/ui.js';
import { allColleges } from '../consoles/colleges.js';
import { disconnectButton, sessionsTable } from './sessions.js';
import { tokensPanel } from './tokens.js';
import { userForm } from './user-form.js';

/**
 * One user: the account, the live connections, the tokens.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function userPage(context, { id }) {
  const { api, signal } = context;
  const [user, colleges] = await Promise.all([
    api.call('GET', `admin/users/${id}`, { signal }),
    allColleges(context),
  ]);
  const [sessions, tokens] = await Promise.all([
    sessionsPanel(context, user.id),
    tokensPanel(context, user.id),
  ]);
  return page(
    user.full_name,
    {
      back: { href: '#/users', label: 'Users' },
      actions: [user.active ? badge('Active', 'good') : badge('Deactivated', 'plain')],
      lead: `${user.username} · id ${user.id}`,
    },
    panel('Account', userForm(context, user, colleges)),
    sessions,
    tokens,
  );
}

async function sessionsPanel(context, userId) {
  const { api, signal, tell } = context;
  const place = el('div');

  async function load() {
    const query = { user_id: userId, limit: '200' };
    const { items } = await api.call('GET', 'admin/sessions', { query, signal });
    place.replaceChildren(
      items.length > 0 ? sessionsTable(items, false) : nothing('Not connected.'),
      items.length > 0
        ? el('div', { class: 'actions' }, disconnectButton(context, userId, again))
        : '',
    );
  }

  const again = () => load().catch((error) => signal.aborted || tell(error.message));
  await load();
  return panel('Live connections', place);
}
