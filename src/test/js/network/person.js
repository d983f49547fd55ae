import { randomUUID } from 'node:crypto';

/** The server that a test runs against. */
export const server = process.env.CARILLON_URL;

async function call(method, path, token, body) {
  const response = await fetch(new URL(path, server), {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

let administrator;

/** As the administrator of the demo data. */
async function asAdministrator(method, path, body) {
  administrator ??= await call('POST', '/api/login', null, { username: 'admin', password: 'demo' });
  return call(method, path, administrator.token, body);
}

/** Somebody of a test's own. */
export class Person {
  /** @type {number} */
  id;
  /** @type {string} */
  token;

  static async create() {
    const user = { username: randomUUID(), full_name: 'A Person', college_id: 1, role: 'student' };
    const person = new Person();
    const { users } = await asAdministrator('POST', '/api/admin/users', [user]);
    person.id = users[0].id;
    await person.newToken();
    return person;
  }

  async newToken() {
    const [{ token }] = await asAdministrator('POST', '/api/admin/tokens', { user_ids: [this.id] });
    return (this.token = token);
  }

  revokeTokens() {
    return asAdministrator('DELETE', `/api/admin/users/${this.id}/tokens`);
  }

  /** @returns {Promise<number>} its id */
  async notify(title) {
    const notification = { user_id: this.id, title, message: 'text' };
    return (await asAdministrator('POST', '/api/notifications', notification)).id;
  }

  /** All messages with another, oldest first. @param {Person} other */
  async history(other) {
    const all = [];
    let page;
    do {
      const after = all.at(-1)?.id ?? 0;
      const path = `/api/messages?with=${other.id}&after=${after}&limit=200`;
      page = (await call('GET', path, this.token)).items;
      all.push(...page);
    } while (page.length);
    return all;
  }
}
