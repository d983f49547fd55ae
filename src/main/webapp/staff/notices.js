import { el } from '../app/dom.js';
import { growingList } from '../consoles/pages.js';
import { badge, linkButton, moment, nothing, page } from '../consoles/ui.js';
import { colleges, nameOfCollege } from './colleges.js';

const PAGE = 30;

/** The notices, drafts among them. @param {import('../consoles/frame.js').Context} context */
export async function noticesPage(context) {
  const { api, user, signal } = context;
  const all = await colleges(context);
  const list = await growingList({
    size: PAGE,
    list: el('ul', { class: 'rows' }),
    load: async (last) =>
      (await api.call('GET', 'notices', { query: { before: last?.id, limit: PAGE }, signal })).items,
    row: (notice) =>
      el(
        'li',
        { class: 'row' },
        el(
          'div',
          { class: 'row-main' },
          el('a', { class: 'row-title', href: `#/notices/${notice.id}` }, notice.title),
          el('p', { class: 'row-text muted' }, notice.body),
        ),
        el(
          'div',
          { class: 'row-side' },
          notice.is_published ? badge('Published', 'good') : badge('Draft', 'plain'),
          el(
            'span',
            { class: 'muted' },
            user.role === 'admin' && `${nameOfCollege(all, notice.college_id)} · `,
            moment(notice.updated_at),
          ),
        ),
      ),
    empty: nothing(
      'No notices yet. A notice reaches everybody in the college the moment you publish it.',
      linkButton('#/notices/new', 'Write the first one', 'primary'),
    ),
  });
  return page(
    'Notices',
    { actions: [linkButton('#/notices/new', 'New notice', 'primary')] },
    list,
  );
}
