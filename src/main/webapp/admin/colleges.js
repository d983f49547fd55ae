import { el } from '../app/dom.js';
import { allColleges } from '../consoles/colleges.js';
import { Faults, Field, textInput } from '../consoles/form.js';
import { busy, nothing, page, panel, table } from '../consoles/ui.js';

const MAX_NAME = '200';

/** @param {{id: number, name: string}[]} colleges @param {number|null} id */
export const collegeName = (colleges, id) =>
  id === null ? 'None' : (colleges.find((college) => college.id === id)?.name ?? `College ${id}`);

/**
 * The colleges; new ones, and new names.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function collegesPage(context) {
  const colleges = await allColleges(context);
  return page(
    'Colleges',
    {},
    el(
      'div',
      { class: 'panel' },
      colleges.length > 0
        ? table(
            'Colleges',
            ['Id', 'Name', ''],
            colleges.map((college) => [
              document.createTextNode(String(college.id)),
              document.createTextNode(college.name),
              renameLink(context, college),
            ]),
          )
        : nothing('No colleges yet.'),
    ),
    panel('New college', nameForm(context, null)),
  );
}

function renameLink(context, college) {
  const button = el(
    'button',
    { class: 'text-button', type: 'button', 'aria-label': `Rename ${college.name}` },
    'Rename',
  );
  button.addEventListener('click', () => {
    const form = nameForm(context, college);
    button.replaceWith(form);
    form.querySelector('input').focus();
  });
  return button;
}

/** @param {{id: number, name: string}|null} college */
function nameForm({ api, reload, tell }, college) {
  const name = new Field('Name', textInput({ maxlength: MAX_NAME, required: true }));
  name.value = college?.name ?? '';
  const faults = new Faults({ name });
  const save = el('button', { class: 'primary', type: 'submit' }, college ? 'Save' : 'Create');
  const form = el('form', { class: 'inline-form', novalidate: true }, name.node, save, faults.node);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(save, async () => {
      const body = { name: name.value };
      try {
        if (college) await api.call('PATCH', `admin/colleges/${college.id}`, { body });
        else await api.call('POST', 'admin/colleges', { body });
        tell(college ? 'The college has its new name.' : 'The college is there.');
        reload();
      } catch (error) {
        faults.show(error);
      }
    });
  });
  return form;
}
