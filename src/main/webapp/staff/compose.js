import { el } from '../app/dom.js';
import { confirmed } from '../consoles/dialog.js';
import { Draft } from '../consoles/draft.js';
import { Faults, Field, textArea, textInput } from '../consoles/form.js';
import { busy, button, page, people } from '../consoles/ui.js';
import { AudienceFields } from './audience.js';
import { collegeField, colleges, nameOfCollege } from './colleges.js';
import { preview } from './preview.js';

/**
 * Writes and sends a bulk message.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function composePage(context) {
  const { api, go, tell } = context;
  const all = await colleges(context);
  const draft = new Draft(context.user, 'bulk-message');
  const kept = draft.kept();
  const college = collegeField(all, kept?.college_id);
  const audience = new AudienceFields(context, () => Number(college.value), keep);
  const title = new Field('Title', textInput({ maxlength: '200', required: true }));
  const text = new Field('Text', textArea({ rows: '8', maxlength: '20000', required: true }));
  const faults = new Faults({ college_id: college, title, message: text });
  const sample = preview();
  const send = button('Send…', 'primary', () => busy(send, ask));
  const form = el(
    'form',
    { class: 'panel form', novalidate: true },
    college.node,
    audience.node,
    title.node,
    text.node,
    faults.node,
    el('div', { class: 'actions' }, send),
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    keep();
    show();
  });
  college.input.addEventListener('change', () => audience.collegeChanged());
  context.guard(() => Boolean(title.value || text.value), () => draft.drop());
  if (kept) {
    title.value = kept.title;
    text.value = kept.text;
    audience.restore(kept.audience);
  }

  function keep() {
    draft.keep({
      college_id: Number(college.value),
      audience: audience.kept(),
      title: title.value,
      text: text.value,
    });
  }

  function show() {
    sample.show({
      kind: 'Message',
      title: title.value,
      text: text.value,
      place: nameOfCollege(all, Number(college.value)),
    });
  }

  /** Counts once more, so that what is confirmed is what will happen. */
  async function ask() {
    faults.clear();
    const empty = [title, text].filter((field) => !field.value.trim());
    for (const field of empty) field.complain('This is required.');
    empty[0]?.input.focus();
    if (empty.length > 0) return;
    const total = await audience.count();
    if (!total) {
      audience.focus();
      return;
    }
    const sure = await confirmed({
      title: `Send to ${people(total)}?`,
      text: `“${title.value.trim()}” goes out at once. It can be cancelled while it is under way.`,
      action: 'Send',
    });
    if (!sure) return;
    try {
      const body = { ...audience.chosen(), title: title.value, message: text.value };
      const bulk = await api.call('POST', 'bulk-messages', { body });
      draft.drop();
      tell('The message is on its way.');
      go(`#/messages/${bulk.id}`);
    } catch (error) {
      faults.show(error);
    }
  }

  show();
  audience.count();
  return page(
    'New bulk message',
    { back: { href: '#/messages', label: 'Bulk messages' } },
    el('div', { class: 'split' }, form, sample.node),
  );
}
