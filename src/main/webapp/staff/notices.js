import { el } from '../app/dom.js';
import { badge, moment } from '../consoles/ui.js';
import { colleges, nameOfCollege } from './colleges.js';
import { listingPage } from './listing.js';

/** The notices, drafts among them. @param {import('../consoles/frame.js').Context} context */
export async function noticesPage(context) {
  const all = await colleges(context);
  return listingPage(context, {
    title: 'Notices',
    path: 'notices',
    place: '#/notices',
    action: 'New notice',
    empty: 'No notices yet. A notice reaches everybody in the college the moment you publish it.',
    text: (notice) => [notice.body],
    side: (notice) => [
      notice.is_published ? badge('Published', 'good') : badge('Draft', 'plain'),
      el(
        'span',
        { class: 'muted' },
        context.user.role === 'admin' && `${nameOfCollege(all, notice.college_id)} · `,
        moment(notice.updated_at),
      ),
    ],
  });
}
