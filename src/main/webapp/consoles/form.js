import { el } from '../app/dom.js';

let fields = 0;

/** A labelled field with room for a hint and for what is wrong with it. */
export class Field {
  node;
  input;
  #error;

  /**
   * @param {string} label
   * @param {HTMLElement} input
   * @param {{hint?: string}} [options]
   */
  constructor(label, input, { hint } = {}) {
    const id = `field-${++fields}`;
    input.id = id;
    input.setAttribute('aria-describedby', `${id}-error${hint ? ` ${id}-hint` : ''}`);
    this.input = input;
    this.#error = el('p', { class: 'message', id: `${id}-error` });
    this.node = el(
      'div',
      { class: 'field' },
      el('label', { for: id }, label),
      input,
      hint && el('p', { class: 'field-hint muted', id: `${id}-hint` }, hint),
      this.#error,
    );
    input.addEventListener('input', () => this.complain(''));
  }

  get value() {
    return this.input.value;
  }

  set value(text) {
    this.input.value = text;
  }

  /** @param {string} text what is wrong; empty for nothing */
  complain(text) {
    this.#error.textContent = text;
    if (text) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
  }
}

export const textInput = (attributes = {}) => el('input', { autocomplete: 'off', ...attributes });

export const textArea = (attributes = {}) => el('textarea', { dir: 'auto', ...attributes });

/**
 * @param {{value: string, label: string}[]} options
 * @param {string} [chosen]
 */
export function select(options, chosen) {
  return el(
    'select',
    {},
    ...options.map(({ value, label }) => el('option', { value, selected: value === chosen }, label)),
  );
}

/**
 * A box with its label.
 *
 * @param {'checkbox'|'radio'} type
 * @param {Node|string} label
 * @param {object} attributes
 */
export function choice(type, label, attributes = {}) {
  const input = el('input', { type, ...attributes });
  return { input, node: el('label', { class: 'choice' }, input, el('span', {}, label)) };
}

/** Says at the end of a form what is wrong with it, and at each field what is wrong there. */
export class Faults {
  node = el('p', { class: 'message', role: 'alert' });
  #fields;

  /** @param {Record<string, Field>} fields by their names in the API */
  constructor(fields) {
    this.#fields = fields;
  }

  clear() {
    this.node.textContent = '';
    for (const field of Object.values(this.#fields)) field.complain('');
  }

  /** @param {import('../app/api.js').ApiError} error */
  show(error) {
    this.clear();
    const elsewhere = [];
    let first = null;
    for (const { field, message } of error.errors ?? []) {
      const at = this.#fields[field];
      if (at) at.complain(sentence(message));
      else elsewhere.push(`${label(field)} ${message}.`);
      first ??= at;
    }
    if (!first || elsewhere.length > 0) {
      this.node.textContent = elsewhere.join(' ') || error.message;
    }
    first?.input.focus();
  }
}

/** Of what has no field here. @param {string} field its name in the API */
function label(field) {
  const words = field.replaceAll('_', ' ');
  return `${words[0].toUpperCase()}${words.slice(1)}`;
}

const sentence = (text) => `This ${text}.`;
