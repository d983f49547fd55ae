import { el } from '../app/dom.js';
import { moment } from '../consoles/ui.js';
import { colleges, nameOfCollege } from './colleges.js';
import { audienceOf, progressOf, statusBadge } from './delivery.js';
import { listingPage } from './listing.js';

/**
 * What was sent, to whom and by whom.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function messagesPage(context) {
  const all = await colleges(context);
  return listingPage(context, {
    title: 'Bulk messages',
    path: 'bulk-messages',
    place: '#/messages',
    action: 'New message',
    empty:
      'Nothing sent yet. A bulk message goes to everybody in the college, a role, or people you choose.',
    text: (bulk) => [
      `To ${audienceOf(bulk)}`,
      context.user.role === 'admin' && ` · ${nameOfCollege(all, bulk.college_id)}`,
      ` · ${progressOf(bulk)}`,
    ],
    side: (bulk) => [
      statusBadge(bulk.status),
      el('span', { class: 'muted' }, `${bulk.sender_name ?? 'System'} · `, moment(bulk.created_at)),
    ],
  });
}
