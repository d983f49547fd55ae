import { Api } from './api.js';
import { byId } from './dom.js';

/** The sign-in form. */
export class SignInView {
  #section = byId('sign-in');
  #form = byId('sign-in-form');
  #message = byId('sign-in-message');
  #onSignedIn;

  /** @param {(session: import('./session.js').Session, stay: boolean) => void} onSignedIn */
  constructor(onSignedIn) {
    this.#onSignedIn = onSignedIn;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** @param {string} [message] why it is shown */
  show(message = '') {
    this.#section.hidden = false;
    this.#say(message, 'calm');
    this.#form.elements.username.focus();
  }

  hide() {
    this.#section.hidden = true;
    this.#form.reset();
  }

  async #submit() {
    const { username, password, stay } = this.#form.elements;
    const button = this.#form.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    button.textContent = 'Signing in…';
    this.#say('');
    try {
      const session = await new Api().login(username.value.trim(), password.value);
      this.#onSignedIn(session, stay.checked);
    } catch (error) {
      this.#say(error.message);
      password.value = '';
      password.focus();
    } finally {
      button.disabled = false;
      button.textContent = 'Sign in';
    }
  }

  #say(text, tone = 'fault') {
    this.#message.textContent = text;
    this.#message.dataset.tone = tone;
  }
}
