import { el } from '../app/dom.js';
import { confirmed } from '../consoles/dialog.js';
import { Draft } from '../consoles/draft.js';
import { Faults, Field, textArea, textInput } from '../consoles/form.js';
import { badge, busy, button, page, people } from '../consoles/ui.js';
import { collegeField, colleges, nameOfCollege } from './colleges.js';
import { preview } from './preview.js';

const MAX_TITLE = '200';
const MAX_TEXT = '20000';

/**
 * Writes a new notice, or edits one.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function noticePage(context, { id }) {
  const all = await colleges(context);
  const notice = id && (await context.api.call('GET', `notices/${id}`, { signal: context.signal }));
  return new NoticeEditor(context, all, notice || null).node;
}

class NoticeEditor {
  node;
  #context;
  #colleges;
  #notice;
  #college;
  #title;
  #body;
  #faults;
  #draft;
  #preview = preview();

  constructor(context, all, notice) {
    this.#context = context;
    this.#colleges = all;
    this.#notice = notice;
    this.#college = collegeField(all, notice?.college_id);
    this.#title = new Field('Title', textInput({ maxlength: MAX_TITLE, required: true }));
    this.#body = new Field('Text', textArea({ rows: '12', maxlength: MAX_TEXT, required: true }));
    this.#draft = new Draft(context.user, `notice.${notice?.id ?? 'new'}`);
    this.#fill({ title: '', body: '', ...notice, ...this.#draft.kept() });
    if (notice) this.#college.input.disabled = true;
    this.#faults = new Faults({ title: this.#title, body: this.#body, college_id: this.#college });
    this.node = this.#build();
    this.node.addEventListener('input', () => {
      this.#draft.keep(this.#written());
      this.#show();
    });
    this.#show();
    context.guard(() => this.#changed(), () => this.#draft.drop());
  }

  #fill({ title, body, college_id }) {
    this.#title.value = title;
    this.#body.value = body;
    if (college_id !== undefined) this.#college.value = String(college_id);
  }

  #written() {
    return { title: this.#title.value, body: this.#body.value, college_id: this.#collegeId };
  }

  #build() {
    const published = this.#notice?.is_published;
    const form = el(
      'form',
      { class: 'panel form', novalidate: true },
      this.#college.node,
      this.#title.node,
      this.#body.node,
      this.#faults.node,
      el('div', { class: 'actions' }, ...(published ? this.#whenPublished() : this.#whenDraft())),
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    return page(
      this.#notice ? 'Edit notice' : 'New notice',
      {
        back: { href: '#/notices', label: 'Notices' },
        actions: this.#notice
          ? [published ? badge('Published', 'good') : badge('Draft', 'plain')]
          : [],
      },
      el('div', { class: 'split' }, form, this.#preview.node),
    );
  }

  #whenDraft() {
    return [
      button('Publish…', 'primary', ({ target }) => busy(target, () => this.#publish())),
      button('Save draft', 'quiet', ({ target }) =>
        busy(target, () => this.#save(false, 'The draft is saved.')),
      ),
      ...this.#whenStored(),
    ];
  }

  #whenPublished() {
    return [
      button('Save changes', 'primary', ({ target }) =>
        busy(target, () => this.#save(true, 'The changes are there for everybody.')),
      ),
      button('Back to draft', 'quiet', ({ target }) =>
        busy(target, () => this.#save(false, 'It is a draft again, which members don’t see.')),
      ),
      ...this.#whenStored(),
    ];
  }

  #whenStored() {
    return this.#notice
      ? [button('Delete…', 'quiet danger-text', ({ target }) => busy(target, () => this.#delete()))]
      : [];
  }

  get #collegeId() {
    return Number(this.#college.value);
  }

  #changed() {
    const { title = '', body = '' } = this.#notice ?? {};
    return this.#title.value !== title || this.#body.value !== body;
  }

  #show() {
    this.#preview.show({
      kind: 'Notice',
      title: this.#title.value,
      text: this.#body.value,
      place: nameOfCollege(this.#colleges, this.#collegeId),
    });
  }

  async #publish() {
    this.#faults.clear();
    if (!this.#complete()) return;
    let audience;
    try {
      const body = { college_id: this.#collegeId };
      audience = await this.#context.api.call('POST', 'bulk-messages/audience', { body });
    } catch (error) {
      this.#faults.show(error);
      return;
    }
    const publish = await confirmed({
      title: 'Publish this notice?',
      text: `Everyone in ${nameOfCollege(this.#colleges, this.#collegeId)} is told at once: ${people(audience.total)}.`,
      action: 'Publish',
    });
    if (publish) await this.#save(true, 'The notice is published.');
  }

  /** Looks before anybody is asked to confirm. */
  #complete() {
    const empty = [this.#title, this.#body].filter((field) => !field.value.trim());
    for (const field of empty) field.complain('This is required.');
    empty[0]?.input.focus();
    return empty.length === 0;
  }

  async #save(published, told) {
    this.#faults.clear();
    const { api, go, tell } = this.#context;
    const { college_id, ...text } = this.#written();
    const body = { ...text, is_published: published };
    try {
      const saved = this.#notice
        ? await api.call('PATCH', `notices/${this.#notice.id}`, { body })
        : await api.call('POST', 'notices', { body: { ...body, college_id } });
      this.#draft.drop();
      tell(told);
      go(`#/notices/${saved.id}`);
    } catch (error) {
      this.#faults.show(error);
    }
  }

  async #delete() {
    const { api, go, tell } = this.#context;
    const sure = await confirmed({
      title: 'Delete this notice?',
      text: 'It is gone for everybody. The notification about it stays in people’s inboxes.',
      action: 'Delete',
      danger: true,
    });
    if (!sure) return;
    try {
      await api.call('DELETE', `notices/${this.#notice.id}`);
      this.#draft.drop();
      tell('The notice is deleted.');
      go('#/notices');
    } catch (error) {
      this.#faults.show(error);
    }
  }
}
