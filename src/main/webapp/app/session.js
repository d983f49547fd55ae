const KEY = 'carillon.session';

/**
 * Who is signed in. In sessionStorage, not localStorage, so that two windows can be two people.
 *
 * @typedef {{token: string, user: import('./types.js').User}} Session
 */

/** @returns {Session|null} */
export function loadSession() {
  try {
    const session = JSON.parse(sessionStorage.getItem(KEY));
    return session?.token && session.user ? session : null;
  } catch {
    return null;
  }
}

/** @param {Session} session */
export function saveSession({ token, user }) {
  sessionStorage.setItem(KEY, JSON.stringify({ token, user }));
}

export function forgetSession() {
  sessionStorage.removeItem(KEY);
}
