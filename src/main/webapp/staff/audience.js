import { el } from '../app/dom.js';
import { choice } from '../consoles/form.js';
import { people } from '../consoles/ui.js';
import { PeoplePicker } from './people-picker.js';

const PAUSE_MS = 200;

const KINDS = [
  ['everyone', 'Everyone'],
  ['student', 'Students'],
  ['staff', 'Staff'],
  ['chosen', 'People I choose'],
];

/** Who is to get a message, and how many these are. */
export class AudienceFields {
  node;
  #context;
  #collegeId;
  #onChange;
  #kind = 'everyone';
  #picker;
  #total = el('p', { class: 'audience-total', role: 'status' });
  #radios = [];
  #counts = 0;
  #timer = 0;

  /**
   * @param {import('../consoles/frame.js').Context} context
   * @param {() => number} collegeId
   * @param {() => void} onChange told when somebody is chosen or not any more
   */
  constructor(context, collegeId, onChange) {
    this.#context = context;
    this.#collegeId = collegeId;
    this.#onChange = onChange;
    this.#picker = new PeoplePicker(context, collegeId, () => this.#soon());
    this.#picker.node.hidden = true;
    const choices = KINDS.map(([value, label]) =>
      choice('radio', label, { name: 'audience', value, checked: value === 'everyone' }),
    );
    this.#radios = choices.map(({ input }) => input);
    this.node = el(
      'fieldset',
      { class: 'field audience' },
      el('legend', {}, 'To'),
      el('div', { class: 'choices' }, ...choices.map(({ node }) => node)),
      this.#picker.node,
      this.#total,
    );
    for (const radio of this.#radios) {
      radio.addEventListener('change', () => {
        this.#show(radio.value);
        this.#soon();
      });
    }
  }

  #show(kind) {
    this.#kind = kind;
    this.#picker.node.hidden = kind !== 'chosen';
  }

  /** What is chosen, for {@link restore}. */
  kept() {
    return { kind: this.#kind, people: this.#picker.people() };
  }

  restore({ kind, people: chosen }) {
    this.#show(kind);
    for (const radio of this.#radios) radio.checked = radio.value === kind;
    this.#picker.choose(chosen);
  }

  collegeChanged() {
    this.#picker.clear();
    this.#soon();
  }

  /** For the API. */
  chosen() {
    const audience = { college_id: this.#collegeId() };
    if (this.#kind === 'chosen') audience.user_ids = this.#picker.ids();
    else if (this.#kind !== 'everyone') audience.role = this.#kind;
    return audience;
  }

  focus() {
    (this.#kind === 'chosen' ? this.#picker : this.#radios.find((radio) => radio.checked)).focus();
  }

  #soon() {
    this.#onChange();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.count(), PAUSE_MS);
  }

  /** @returns {Promise<number>} how many; 0 also when that couldn't be found out */
  async count() {
    clearTimeout(this.#timer);
    const { api, signal } = this.#context;
    const mine = ++this.#counts;
    const body = this.chosen();
    let total = 0;
    let text = 'Choose at least one person.';
    if (body.user_ids?.length !== 0) {
      try {
        ({ total } = await api.call('POST', 'bulk-messages/audience', { body, signal }));
        text = total > 0 ? `Goes to ${people(total)}.` : 'Nobody is in this audience.';
      } catch (error) {
        if (signal.aborted) return 0;
        text = error.message;
      }
    }
    // An answer that was overtaken says nothing about what is chosen now.
    if (mine === this.#counts) {
      this.#total.textContent = text;
      this.#total.dataset.tone = total > 0 ? 'good' : 'fault';
    }
    return total;
  }
}
