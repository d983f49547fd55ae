import { byId, isComposing } from './dom.js';
import { webUrl } from './format.js';

/** Browsers that size a field by its content do it without a layout of the whole page. */
const SIZES_ITSELF = CSS.supports('field-sizing', 'content');

/** Where a message is written. */
export class ComposerView {
  /** Until the server has said what its limits are, it judges itself. @type {import('./text-limit.js').TextLimit|null} */
  limit = null;
  #form = byId('composer');
  #text = byId('text');
  #textError = byId('text-error');
  #send = byId('send');
  #attach = byId('attach');
  #field = byId('attachment-field');
  #attachment = byId('attachment');
  #error = byId('attachment-error');
  #begun;
  #onSend;
  /** @type {number|null} */
  #peerId = null;
  #listeners = new AbortController();

  /**
   * @param {import('./begun.js').BegunMessages} begun
   * @param {(receiverId: number, message: string, attachment: string|null) => void} onSend
   */
  constructor(begun, onSend) {
    this.#begun = begun;
    this.#onSend = onSend;
    const { signal } = this.#listeners;
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event), { signal });
    this.#form.addEventListener('input', () => this.#onInput(), { signal });
    this.#form.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#attach.addEventListener('click', () => this.#toggleField(), { signal });
    byId('attachment-remove').addEventListener('click', () => this.#toggleField(), { signal });
    addEventListener('pagehide', () => this.#begun.save(), { signal });
  }

  dispose() {
    this.#begun.save();
    this.#listeners.abort();
    this.#peerId = null;
    this.#fill({ text: '', attachment: '' });
  }

  /** @param {number|null} peerId */
  show(peerId) {
    if (peerId === this.#peerId) return;
    this.#peerId = peerId;
    this.#fill(this.#begun.get(peerId));
    // Where there is no keyboard, focus would raise the one on screen and hide the messages.
    if (peerId !== null && matchMedia('(hover: hover)').matches) this.focus();
  }

  focus() {
    this.#text.focus();
  }

  #fill({ text, attachment }) {
    this.#text.value = text;
    this.#attachment.value = attachment;
    this.#showField(attachment !== '');
    this.#refresh();
  }

  #onInput() {
    this.#keep();
    this.#refresh();
  }

  #keep() {
    this.#begun.set(this.#peerId, { text: this.#text.value, attachment: this.#attachment.value });
  }

  #onKey(event) {
    if (event.key !== 'Enter') return;
    if (isComposing(event)) {
      // It chooses what was composed. A field of one line would send the form with it.
      if (event.target !== this.#text) event.preventDefault();
    } else if (event.target === this.#text && !event.shiftKey) {
      event.preventDefault();
      this.#form.requestSubmit();
    }
  }

  #onSubmit(event) {
    event.preventDefault();
    if (this.#send.disabled || this.#textFault()) return;
    const link = this.#attachment.value.trim();
    if (link && !webUrl(link)) {
      this.#error.textContent = 'Enter an address that begins with https:// or http://';
      this.#attachment.setAttribute('aria-invalid', 'true');
      this.#attachment.focus();
      return;
    }
    this.#onSend(this.#peerId, this.#message(), link || null);
    this.#fill({ text: '', attachment: '' });
    this.#keep();
    this.focus();
  }

  /** What is sent of the text. */
  #message() {
    const text = this.#text.value.trimEnd();
    return text.trim() && text;
  }

  #textFault() {
    return this.limit?.excess(this.#message()) ?? '';
  }

  #toggleField() {
    const show = this.#field.hidden;
    this.#attachment.value = '';
    this.#showField(show);
    this.#onInput();
    (show ? this.#attachment : this.#text).focus();
  }

  #showField(show) {
    this.#field.hidden = !show;
    this.#attach.setAttribute('aria-expanded', String(show));
  }

  #refresh() {
    this.#error.textContent = '';
    this.#attachment.removeAttribute('aria-invalid');
    const fault = this.#textFault();
    this.#textError.textContent = fault;
    if (fault) this.#text.setAttribute('aria-invalid', 'true');
    else this.#text.removeAttribute('aria-invalid');
    this.#send.disabled =
      Boolean(fault) || (!this.#text.value.trim() && !this.#attachment.value.trim());
    if (SIZES_ITSELF) return;
    this.#text.style.height = 'auto';
    this.#text.style.height = `${this.#text.scrollHeight}px`;
  }
}
