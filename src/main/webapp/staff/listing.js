import { el } from '../app/dom.js';
import { growingList } from '../consoles/pages.js';
import { linkButton, nothing, page } from '../consoles/ui.js';

const PAGE = 30;

/**
 * A page that lists what was written, the newest first, with the way to write another.
 *
 * @template T
 * @param {import('../consoles/frame.js').Context} context
 * @param {object} listing
 * @param {string} listing.title
 * @param {string} listing.path of the call that answers it, a page at a time
 * @param {string} listing.place of one, behind the hash, before its id; `new` makes another
 * @param {string} listing.action what making another is called
 * @param {string} listing.empty what is said when there is none
 * @param {(item: T) => (Node|string|false)[]} listing.text below its title
 * @param {(item: T) => Node[]} listing.side beside it
 */
export async function listingPage({ api, signal }, { title, path, place, action, empty, text, side }) {
  const another = `${place}/new`;
  const list = await growingList({
    size: PAGE,
    list: el('ul', { class: 'rows' }),
    load: async (last) =>
      (await api.call('GET', path, { query: { before: last?.id, limit: PAGE }, signal })).items,
    row: (item) =>
      el(
        'li',
        { class: 'row' },
        el(
          'div',
          { class: 'row-main' },
          el('a', { class: 'row-title', href: `${place}/${item.id}` }, item.title),
          el('p', { class: 'row-text muted' }, ...text(item)),
        ),
        el('div', { class: 'row-side' }, ...side(item)),
      ),
    empty: nothing(empty, linkButton(another, 'Write the first one', 'primary')),
  });
  return page(title, { actions: [linkButton(another, action, 'primary')] }, list);
}
