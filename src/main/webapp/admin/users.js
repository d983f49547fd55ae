import { el } from '../app/dom.js';
import { Field, select } from '../consoles/form.js';
import { growingList } from '../consoles/pages.js';
import { badge, failure, linkButton, nothing, page, table } from '../consoles/ui.js';
import { allColleges } from '../consoles/colleges.js';
import { collegeName } from './colleges.js';

const PAGE = 50;
const PAUSE_MS = 250;
const ROLES = { student: 'Student', staff: 'Staff', admin: 'Administrator' };

/**
 * Finds users.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function usersPage(context) {
  const { signal } = context;
  const colleges = await allColleges(context);
  const search = new Field('Search', el('input', { type: 'search', autocomplete: 'off' }));
  const college = new Field(
    'College',
    select([
      { value: '', label: 'All' },
      ...colleges.map(({ id, name }) => ({ value: String(id), label: name })),
    ]),
  );
  const place = el('div', { class: 'panel' });
  let searches = 0;
  let timer = 0;

  async function find() {
    const mine = ++searches;
    let found;
    try {
      found = await usersFound(context, colleges, search.value.trim(), college.value);
    } catch (error) {
      if (signal.aborted) return;
      found = failure(error, find);
    }
    if (mine === searches) place.replaceChildren(found);
  }

  search.input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE_MS);
  });
  college.input.addEventListener('change', find);
  await find();
  return page(
    'Users',
    { actions: [linkButton('#/users/import', 'Import a roster', 'primary')] },
    el('div', { class: 'filters' }, search.node, college.node),
    place,
  );
}

function usersFound({ api, signal }, colleges, search, college) {
  const whole = table('Users', ['Name', 'Username', 'Role', 'College', 'Status'], []);
  const body = whole.querySelector('tbody');
  return growingList({
    size: PAGE,
    list: body,
    load: async (last) => {
      const query = { search, college_id: college, after: last?.id, limit: PAGE };
      return (await api.call('GET', 'admin/users', { query, signal })).items;
    },
    row: (user) =>
      el(
        'tr',
        {},
        el('td', {}, el('a', { href: `#/users/${user.id}` }, user.full_name)),
        el('td', {}, user.username),
        el('td', {}, ROLES[user.role] ?? user.role),
        el('td', {}, collegeName(colleges, user.college_id)),
        el('td', {}, user.active ? 'Active' : badge('Deactivated', 'plain')),
      ),
    show: whole,
    empty: nothing('Nobody found.'),
  });
}
