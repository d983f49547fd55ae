import { el } from '../app/dom.js';
import { confirmed } from '../consoles/dialog.js';
import { growingList } from '../consoles/pages.js';
import { button, exactly, nothing, panel, table } from '../consoles/ui.js';

const PAGE = 20;

/**
 * The tokens of a user that are good, each with a way to end it.
 *
 * @param {import('../consoles/frame.js').Context} context
 * @param {number} userId
 */
export async function tokensPanel(context, userId) {
  const { api, signal } = context;
  const place = el('div');
  const path = `admin/users/${userId}/tokens`;

  async function load() {
    const whole = table('Tokens', ['Id', 'Issued', 'Ends', ''], []);
    const list = await growingList({
      size: PAGE,
      list: whole.querySelector('tbody'),
      show: whole,
      load: async (last) =>
        (await api.call('GET', path, { query: { before: last?.id, limit: PAGE }, signal })).items,
      row: (token) =>
        el(
          'tr',
          {},
          el('td', {}, String(token.id)),
          el('td', {}, exactly(token.created_at)),
          el('td', {}, exactly(token.expires_at)),
          el('td', {}, revokeButton(`Revoke token ${token.id}`, 'Revoke', `${path}/${token.id}`)),
        ),
      empty: nothing('Not signed in anywhere.'),
    });
    const some = whole.querySelector('tbody').children.length > 0;
    place.replaceChildren(
      list,
      some ? el('div', { class: 'actions' }, revokeButton('', 'Revoke all…', path)) : '',
    );
  }

  function revokeButton(name, label, what) {
    const node = button(label, name ? 'text-button' : 'quiet danger-text', async () => {
      const sure = await confirmed({
        title: name ? `${name}?` : 'Revoke all tokens?',
        text: 'Connections made with it are closed, and it can’t be used any more.',
        action: 'Revoke',
        danger: true,
      });
      if (!sure) return;
      try {
        await api.call('DELETE', what);
        context.tell(name ? 'The token is revoked.' : 'All tokens are revoked.');
        context.reload();
      } catch (error) {
        context.tell(error.message);
      }
    });
    if (name) node.setAttribute('aria-label', name);
    return node;
  }

  await load();
  return panel('Tokens', place);
}
