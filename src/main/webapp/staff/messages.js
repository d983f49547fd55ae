import { el } from '../app/dom.js';
import { growingList } from '../consoles/pages.js';
import { linkButton, moment, nothing, page } from '../consoles/ui.js';
import { colleges, nameOfCollege } from './colleges.js';
import { audienceOf, progressOf, statusBadge } from './delivery.js';

const PAGE = 30;

/**
 * What was sent, to whom and by whom.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function messagesPage(context) {
  const { api, user, signal } = context;
  const all = await colleges(context);
  const list = await growingList({
    size: PAGE,
    list: el('ul', { class: 'rows' }),
    load: async (last) =>
      (await api.call('GET', 'bulk-messages', { query: { before: last?.id, limit: PAGE }, signal }))
        .items,
    row: (bulk) =>
      el(
        'li',
        { class: 'row' },
        el(
          'div',
          { class: 'row-main' },
          el('a', { class: 'row-title', href: `#/messages/${bulk.id}` }, bulk.title),
          el(
            'p',
            { class: 'row-text muted' },
            `To ${audienceOf(bulk)}`,
            user.role === 'admin' && ` · ${nameOfCollege(all, bulk.college_id)}`,
            ` · ${progressOf(bulk)}`,
          ),
        ),
        el(
          'div',
          { class: 'row-side' },
          statusBadge(bulk.status),
          el('span', { class: 'muted' }, `${bulk.sender_name ?? 'System'} · `, moment(bulk.created_at)),
        ),
      ),
    empty: nothing(
      'Nothing sent yet. A bulk message goes to everybody in the college, a role, or people you choose.',
      linkButton('#/messages/new', 'Write the first one', 'primary'),
    ),
  });
  return page(
    'Bulk messages',
    { actions: [linkButton('#/messages/new', 'New message', 'primary')] },
    list,
  );
}
