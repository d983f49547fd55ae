import { el } from '../app/dom.js';
import { choice, Field, textArea } from '../consoles/form.js';
import { busy, count, page, panel, table } from '../consoles/ui.js';

const MOST_LINES = 500;

const HELP =
  'The first line names the columns: username, full_name, and if you like id, college_id, role ' +
  '(student unless given) and password. UTF-8, as spreadsheets save “CSV UTF-8”.';

/**
 * Takes a roster in, and tells line by line what was wrong with it.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export function rosterPage({ api, guard }) {
  const file = new Field('File', el('input', { type: 'file', accept: '.csv,text/csv' }));
  const text = new Field(
    'Or paste it here',
    textArea({ rows: '8', spellcheck: 'false', class: 'code', placeholder: 'username,full_name,college_id' }),
  );
  const partial = choice('checkbox', 'Create the good lines even if others are wrong');
  const fault = el('p', { class: 'message', role: 'alert' });
  const report = el('div', { class: 'report', role: 'status' });
  const send = el('button', { class: 'primary', type: 'submit' }, 'Import');
  const form = el(
    'form',
    { class: 'panel form', novalidate: true },
    file.node,
    text.node,
    partial.node,
    fault,
    el('div', { class: 'actions' }, send),
  );
  guard(() => Boolean(text.value));
  file.input.addEventListener('change', () => {
    text.input.disabled = file.input.files.length > 0;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(send, take);
  });

  async function take() {
    fault.textContent = '';
    report.replaceChildren();
    // The file as it is, so that the server sees whether it is UTF-8.
    const csv = file.input.files[0] ?? text.value;
    if (csv === '') {
      fault.textContent = 'Choose a file, or paste the roster.';
      return;
    }
    const query = { partial: partial.input.checked ? 'true' : undefined };
    try {
      const answer = await api.call('POST', 'admin/users', { csv, query });
      text.value = '';
      report.append(created(answer));
    } catch (error) {
      if (error.errors.length > 0) report.append(refused(error.errors));
      else fault.textContent = error.message;
    }
  }

  return page(
    'Import a roster',
    { back: { href: '#/users', label: 'Users' }, lead: HELP },
    form,
    report,
  );
}

function created({ created: total, errors = [] }) {
  const done = total === 1 ? 'One user was created.' : `${count(total)} users were created.`;
  return panel(
    'Report',
    el('p', {}, errors.length > 0 ? `${done} These lines were left out:` : done),
    errors.length > 0 && lines(errors),
  );
}

const refused = (errors) =>
  panel('Report', el('p', {}, 'Nobody was created. Put these lines right and import again:'), lines(errors));

/** @param {{field: string, message: string}[]} errors `field` is `line 3: username`, say */
function lines(errors) {
  const rows = errors.slice(0, MOST_LINES).map(({ field, message }) => {
    const [, line = '–', column = field] = /^line (\d+): (.*)$/.exec(field) ?? [];
    return [line, column, message].map((cell) => document.createTextNode(cell));
  });
  const more = errors.length - rows.length;
  return el(
    'div',
    {},
    table('Lines with faults', ['Line', 'Column', 'What is wrong'], rows),
    more > 0 && el('p', { class: 'muted' }, `And ${count(more)} more.`),
  );
}
