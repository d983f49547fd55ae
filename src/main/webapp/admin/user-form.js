import { el } from '../app/dom.js';
import { choice, Faults, Field, select, textInput } from '../consoles/form.js';
import { busy } from '../consoles/ui.js';

const ROLES = [
  { value: 'student', label: 'Student' },
  { value: 'staff', label: 'Staff' },
  { value: 'admin', label: 'Administrator' },
];

/**
 * Changes an account. Only what was changed is sent.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export function userForm({ api, reload, tell, guard }, user, colleges) {
  const name = new Field('Full name', textInput({ maxlength: '300', required: true }));
  name.value = user.full_name;
  const role = new Field('Role', select(ROLES, user.role));
  const college = new Field(
    'College',
    select(
      [
        { value: '', label: 'None' },
        ...colleges.map(({ id, name: label }) => ({ value: String(id), label })),
      ],
      user.college_id === null ? '' : String(user.college_id),
    ),
  );
  const password = new Field(
    'New password',
    el('input', { type: 'password', autocomplete: 'new-password' }),
    { hint: 'Ends all tokens. Left empty, the password stays.' },
  );
  const active = choice('checkbox', 'Active: may sign in and be written to', {
    checked: user.active,
  });
  const faults = new Faults({
    full_name: name,
    role,
    college_id: college,
    password,
  });
  const save = el('button', { class: 'primary', type: 'submit' }, 'Save');

  function change() {
    const body = {};
    if (name.value !== user.full_name) body.full_name = name.value;
    if (role.value !== user.role) body.role = role.value;
    const collegeId = college.value === '' ? null : Number(college.value);
    if (collegeId !== user.college_id) body.college_id = collegeId;
    if (active.input.checked !== user.active) body.active = active.input.checked;
    if (password.value) body.password = password.value;
    return body;
  }

  const form = el(
    'form',
    { class: 'form', novalidate: true },
    el('div', { class: 'grid' }, name.node, role.node, college.node, password.node),
    active.node,
    faults.node,
    el('div', { class: 'actions' }, save),
  );
  guard(() => Object.keys(change()).length > 0);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = change();
    if (Object.keys(body).length === 0) {
      tell('Nothing was changed.');
      return;
    }
    busy(save, async () => {
      try {
        await api.call('PATCH', `admin/users/${user.id}`, { body });
        tell('The user is saved.');
        reload();
      } catch (error) {
        faults.show(error);
      }
    });
  });
  return form;
}
