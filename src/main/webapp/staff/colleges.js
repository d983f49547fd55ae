import { allColleges } from '../consoles/colleges.js';
import { Field, select } from '../consoles/form.js';

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
