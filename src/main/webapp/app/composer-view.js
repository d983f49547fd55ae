import { byId } from './dom.js';
import { webUrl } from './format.js';

/** Where a message is written. Keeps what was begun to each person while others are open. */
export class ComposerView {
  #form = byId('composer');
  #text = byId('text');
  #send = byId('send');
  #attach = byId('attach');
  #field = byId('attachment-field');
  #attachment = byId('attachment');
  #error = byId('attachment-error');
  #onSend;
  /** @type {number|null} */
  #peerId = null;
  /** @type {Map<number, {text: string, attachment: string}>} */
  #begun = new Map();
  #listeners = new AbortController();

  /** @param {(receiverId: number, message: string, attachment: string|null) => void} onSend */
  constructor(onSend) {
    this.#onSend = onSend;
    const { signal } = this.#listeners;
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event), { signal });
    this.#form.addEventListener('input', () => this.#refresh(), { signal });
    this.#text.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#attach.addEventListener('click', () => this.#toggleField(), { signal });
    byId('attachment-remove').addEventListener('click', () => this.#toggleField(), { signal });
  }

  dispose() {
    this.#listeners.abort();
    this.#fill({ text: '', attachment: '' });
  }

  /** @param {number|null} peerId */
  show(peerId) {
    if (peerId === this.#peerId) return;
    if (this.#peerId !== null) {
      this.#begun.set(this.#peerId, {
        text: this.#text.value,
        attachment: this.#attachment.value,
      });
    }
    this.#peerId = peerId;
    this.#fill(this.#begun.get(peerId) ?? { text: '', attachment: '' });
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

  #onKey(event) {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #onSubmit(event) {
    event.preventDefault();
    if (this.#send.disabled) return;
    const link = this.#attachment.value.trim();
    if (link && !webUrl(link)) {
      this.#error.textContent = 'Enter an address that begins with https:// or http://';
      this.#attachment.setAttribute('aria-invalid', 'true');
      this.#attachment.focus();
      return;
    }
    const message = this.#text.value.trim() ? this.#text.value.trimEnd() : '';
    this.#onSend(this.#peerId, message, link || null);
    this.#fill({ text: '', attachment: '' });
    this.focus();
  }

  #toggleField() {
    const show = this.#field.hidden;
    this.#attachment.value = '';
    this.#showField(show);
    this.#refresh();
    (show ? this.#attachment : this.#text).focus();
  }

  #showField(show) {
    this.#field.hidden = !show;
    this.#attach.setAttribute('aria-expanded', String(show));
  }

  #refresh() {
    this.#error.textContent = '';
    this.#attachment.removeAttribute('aria-invalid');
    this.#send.disabled = !this.#text.value.trim() && !this.#attachment.value.trim();
    this.#text.style.height = 'auto';
    this.#text.style.height = `${this.#text.scrollHeight}px`;
  }
}
