import { Api } from '../app/api.js';
import { el } from '../app/dom.js';
import { findSession, forgetSession, saveSession, shareSession } from '../app/session.js';
import { Frame } from './frame.js';
import { signIn } from './sign-in.js';

/**
 * A console: pages for some roles, behind the sign-in that they share with the app.
 *
 * @typedef {object} Console
 * @property {string} name
 * @property {string[]} roles who may use it
 * @property {string} audience the same for people
 * @property {import('./router.js').Route[]} routes the first is the start page
 * @property {{label: string, href: string}[]} navigation
 */

/** @param {Console} console */
export function startConsole(console) {
  const { body } = document;
  let frame = null;

  function show(node) {
    frame?.dispose();
    frame = null;
    body.replaceChildren(node);
    document.title = `${console.name} – Carillon`;
  }

  function ask(message) {
    show(
      signIn(console.name, message, (session) => {
        saveSession(session);
        enter(session);
      }),
    );
    body.querySelector('input').focus();
  }

  /** @param {import('../app/session.js').Session} session */
  function enter(session) {
    const signedIn = new AbortController();
    shareSession(session, signedIn.signal);
    const end = (message) => {
      if (signedIn.signal.aborted) return;
      signedIn.abort();
      forgetSession(session.token);
      ask(message);
    };
    const api = new Api(session.token, () =>
      end('Your sign-in has ended. Please sign in again.'),
    );
    const signOut = () => {
      // The token is forgotten here whatever comes of it.
      api.logout().catch(() => {});
      end('');
    };
    if (!console.roles.includes(session.user.role)) {
      show(refusal(console, session.user, signOut));
      body.querySelector('h1').focus();
      return;
    }
    frame?.dispose();
    frame = new Frame(console, session, api, signOut);
    body.replaceChildren(frame.node);
    frame.open();
  }

  findSession().then((session) => (session ? enter(session) : ask('')));
}

function refusal(console, user, onSignOut) {
  const button = el('button', { class: 'quiet', type: 'button' }, 'Sign in as someone else');
  button.addEventListener('click', onSignOut);
  return el(
    'main',
    { class: 'alone' },
    el(
      'div',
      { class: 'panel alone-card' },
      el('h1', { tabindex: '-1' }, `This is for ${console.audience}`),
      el('p', {}, `You are signed in as ${user.full_name}, who may not use this console.`),
      el('div', { class: 'actions' }, el('a', { class: 'button primary', href: '../' }, 'To the chat'), button),
    ),
  );
}
