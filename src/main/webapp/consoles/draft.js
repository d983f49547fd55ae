/**
 * What is being written in a form. It stays in the window until it is sent or given up, so that
 * neither a reload nor an ended sign-in costs it. Another person who signs in doesn't see it.
 */
export class Draft {
  #key;

  /** @param {import('../app/types.js').User} user @param {string} name of the form */
  constructor(user, name) {
    this.#key = `carillon.draft.${user.id}.${name}`;
  }

  /** @returns {object|null} what was kept last */
  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key));
    } catch {
      return null;
    }
  }

  /** @param {object} values */
  keep(values) {
    sessionStorage.setItem(this.#key, JSON.stringify(values));
  }

  drop() {
    sessionStorage.removeItem(this.#key);
  }
}
