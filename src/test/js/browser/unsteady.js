/**
 * Runs in a page of a Carillon server, with the demo's users: two of them write to each other while
 * an administrator disconnects them and ends their tokens all the time.
 *
 * @param {{disconnections: number}} how often
 */
async ({ disconnections }) => {
  const { ChatConnection } = await import('/carillon-client/carillon-client.js');

  async function call(method, path, token, body) {
    const headers = { 'Content-Type': 'application/json' };
    if (token) headers.Authorization = `Bearer ${token}`;
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.status === 204 ? null : response.json();
  }
  const signIn = (username) => call('POST', '/api/login', null, { username, password: 'demo' });
  const shortly = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 50));

  const administrator = (await signIn('admin')).token;
  const ended = { disconnected: 0, revoked: 0 };
  const asked = [];
  const codes = new Set();

  async function person(username) {
    const { user } = await signIn(username);
    const token = async ({ reason }) => {
      asked.push(reason);
      // As a back end does that hands its users over: signing in is slow on purpose.
      const body = { user_ids: [user.id] };
      return (await call('POST', '/api/admin/tokens', administrator, body))[0].token;
    };
    const chat = new ChatConnection({
      url: location.origin,
      token,
      random: () => Math.random() / 50,
    });
    const received = [];
    chat.addEventListener('state', ({ detail }) => detail.code && codes.add(detail.code));
    chat.addEventListener('message', ({ detail }) => received.push(detail));
    await new Promise((resolve) => chat.addEventListener('caught_up', resolve, { once: true }));
    return { user, chat, received, sent: [] };
  }

  const people = [await person('alice'), await person('bob')];
  let done = false;

  async function write(from, to) {
    while (!done) {
      const message = `${location.href} ${from.sent.length}`;
      from.sent.push(from.chat.send({ receiver_id: to.user.id, message }));
      await (from.chat.pending > 20 ? Promise.allSettled(from.sent) : shortly());
    }
    return Promise.all(from.sent);
  }

  async function disturb({ user, chat }) {
    for (let i = 0; i < disconnections; i++) {
      // A connection that is not there yet can't be ended.
      while (chat.state.name !== 'online') await shortly();
      if (i % 10 === 9) {
        await call('DELETE', `/api/admin/users/${user.id}/tokens`, administrator);
        ended.revoked++;
      } else {
        const path = `/api/admin/sessions?user_id=${user.id}`;
        ended.disconnected += (await call('DELETE', path, administrator)).closed;
      }
      await shortly();
    }
  }

  const writing = [write(people[0], people[1]), write(people[1], people[0])];
  await Promise.all(people.map(disturb));
  done = true;
  const sent = (await Promise.all(writing)).map((all) => all.map(({ id }) => id));
  for (
    let i = 0;
    i < 1_000 && people.some(({ received }, me) => received.length < sent[1 - me].length);
    i++
  ) {
    await shortly();
  }
  people.forEach(({ chat }) => chat.close());
  const received = people.map((each) => each.received.map(({ id }) => id));
  return JSON.stringify({ sent, received: received.reverse(), ended, asked, codes: [...codes] });
};
