import { ROOT } from './root.js';

const KEY = 'carillon.session';
const OFFERED_MS = 60_000;
const ANSWER_MS = 300;

/**
 * Who is signed in. In sessionStorage, so that two windows can be two people; in localStorage, for
 * windows to come, only when they ask to stay signed in.
 *
 * @typedef {{token: string, user: import('./types.js').User}} Session
 */

/** @returns {Session|null} */
export const loadSession = () => read(sessionStorage) ?? read(localStorage);

/** @param {Session} session @param {boolean} [stay] signed in when this window is closed */
export function saveSession({ token, user }, stay = false) {
  (stay ? localStorage : sessionStorage).setItem(KEY, JSON.stringify({ token, user }));
}

/** @param {string} [token] forgets nobody who has signed in with another in the meantime */
export function forgetSession(token = loadSession()?.token) {
  for (const storage of [sessionStorage, localStorage]) {
    if (read(storage)?.token === token) storage.removeItem(KEY);
  }
}

/**
 * The session of this window, or of the one where somebody has just opened this window from a link.
 *
 * @returns {Promise<Session|null>}
 */
export async function findSession() {
  const own = loadSession();
  if (own) return own;
  const channel = windows();
  const given = await new Promise((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (data.to === location.href) resolve(data.session);
    });
    channel.postMessage({ ask: location.href });
    setTimeout(() => resolve(null), ANSWER_MS);
  });
  channel.close();
  if (given) saveSession(given);
  return given;
}

/**
 * Hands this window's session over to windows that are opened from a link in it: the browser copies
 * no sessionStorage to them. Whoever opens a window otherwise may be somebody else.
 *
 * @param {Session} session
 * @param {AbortSignal} signal ends it
 */
export function shareSession(session, signal) {
  const channel = windows();
  let offered = { href: '', until: 0 };
  const offer = ({ target }) => {
    const link = target.closest?.('a[href]');
    if (link) offered = { href: link.href, until: Date.now() + OFFERED_MS };
  };
  const opensWindow = ({ ctrlKey, metaKey, shiftKey }) => ctrlKey || metaKey || shiftKey;
  const listen = (type, wanted) =>
    document.addEventListener(type, (event) => wanted(event) && offer(event), {
      signal,
      capture: true,
    });
  listen('mousedown', ({ button }) => button === 1);
  listen('click', opensWindow);
  listen('contextmenu', () => true);
  channel.addEventListener('message', ({ data }) => {
    if (data.ask !== offered.href || Date.now() > offered.until) return;
    channel.postMessage({ to: data.ask, session });
  });
  signal.addEventListener('abort', () => channel.close());
}

/** Another Carillon of this origin has another one. */
const windows = () => new BroadcastChannel(`${KEY} ${ROOT.pathname}`);

function read(storage) {
  try {
    const session = JSON.parse(storage.getItem(KEY));
    return session?.token && session.user ? session : null;
  } catch {
    return null;
  }
}
