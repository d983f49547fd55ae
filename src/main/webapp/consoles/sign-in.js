import { Api } from '../app/api.js';
import { el } from '../app/dom.js';

/**
 * The sign-in form.
 *
 * @param {string} purpose what is signed in to
 * @param {string} reason why it is shown, if there is one to tell
 * @param {(session: import('../app/session.js').Session) => void} onSignedIn
 */
export function signIn(purpose, reason, onSignedIn) {
  const username = el('input', {
    id: 'username',
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: 'false',
    required: true,
  });
  const password = el('input', {
    id: 'password',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const message = el('p', { class: 'message', role: 'alert', 'data-tone': 'calm' }, reason);
  const button = el('button', { class: 'primary', type: 'submit' }, 'Sign in');
  const form = el(
    'form',
    { class: 'panel alone-card' },
    el('img', { src: '../app/logo.svg', alt: '', width: '44', height: '44' }),
    el('h1', {}, 'Carillon'),
    el('p', { class: 'muted' }, `Sign in to the ${purpose.toLowerCase()}.`),
    el('label', { for: 'username' }, 'Username'),
    username,
    el('label', { for: 'password' }, 'Password'),
    password,
    message,
    button,
  );

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    message.textContent = '';
    try {
      onSignedIn(await new Api().login(username.value.trim(), password.value));
    } catch (error) {
      message.dataset.tone = 'fault';
      message.textContent = error.message;
      password.value = '';
      password.focus();
    } finally {
      button.disabled = false;
    }
  });
  return el('main', { class: 'alone' }, form);
}
