import { allColleges } from '../consoles/colleges.js';
import { Field, select } from '../consoles/form.js';
import { nothing, page } from '../consoles/ui.js';

/** @typedef {{id: number, name: string}} College */

/**
 * The colleges that someone may write to: all for administrators, their own for staff.
 *
 * @param {import('../consoles/frame.js').Context} context
 * @returns {Promise<College[]>}
 */
export async function colleges({ api, user, signal }) {
  if (user.role === 'admin') return allColleges({ api, signal });
  return user.college_id === null ? [] : [{ id: user.college_id, name: 'your college' }];
}

/**
 * A page for who writes to a college. Staff of none get to know why there is nothing to do.
 *
 * @param {import('../consoles/router.js').Route['page']} build
 * @returns {import('../consoles/router.js').Route['page']}
 */
export const toACollege = (build) => async (context, params) => {
  const { api, user } = context;
  // They may have got one since they signed in.
  if (user.role !== 'admin' && user.college_id === null) Object.assign(user, await api.me());
  return user.role === 'admin' || user.college_id !== null ? build(context, params) : withoutCollege();
};

const withoutCollege = () =>
  page(
    'No college yet',
    {},
    nothing('Notices and bulk messages go to a college, and you belong to none. Ask an administrator to put you into yours.'),
  );

/** @param {College[]} all @param {number} id */
export const nameOfCollege = (all, id) =>
  all.find((college) => college.id === id)?.name ?? `college ${id}`;

/**
 * A field to choose one of them; hidden when there is nothing to choose.
 *
 * @param {College[]} all
 * @param {number} [chosen]
 */
export function collegeField(all, chosen) {
  const field = new Field(
    'College',
    select(
      all.map(({ id, name }) => ({ value: String(id), label: name })),
      chosen === undefined ? undefined : String(chosen),
    ),
  );
  field.node.hidden = all.length < 2;
  return field;
}
