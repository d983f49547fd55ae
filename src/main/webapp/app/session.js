const KEY = 'carillon.session';

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

function read(storage) {
  try {
    const session = JSON.parse(storage.getItem(KEY));
    return session?.token && session.user ? session : null;
  } catch {
    return null;
  }
}
