import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatConnection, NotificationsConnection } from '../unit/client.js';
import { closing, connect } from './connect.js';
import { FaultProxy } from './fault-proxy.js';
import { Person, server } from './person.js';
import { randomFrom, seed } from './random.js';
import { until } from './until.js';

const CUTS = 300;
/** The tokens end after every so many. */
const CUTS_A_TOKEN = 60;
const MOST_PENDING = 30;
/** So few that a replay ends before the next cut, on a slow machine too: it begins anew otherwise. */
const MOST_UNSEEN = 100;
const LIMIT = { timeout: 240_000 };

const range = (length) => Array.from({ length }, (_, i) => i);
const rises = (ids) => ids.every((id, i) => i === 0 || ids[i - 1] < id);

/** What a connection has told. */
function listen(client, type) {
  const told = [];
  client.addEventListener(type, ({ detail }) => told.push(detail));
  return told;
}

test(`cut at random, nothing is lost and nothing doubled (SEED=${seed})`, LIMIT, async (t) => {
  const proxy = await new FaultProxy(server, randomFrom(seed)).start();
  closing(() => proxy.stop());
  const people = await Promise.all([Person.create(), Person.create()]);
  const token = (person) => () => person.newToken();
  const chats = people.map((person) => connect(ChatConnection, proxy.url, token(person)));
  const news = people.map((person) => connect(NotificationsConnection, proxy.url, token(person)));
  const messages = chats.map((chat) => listen(chat, 'message'));
  const notifications = news.map((connection) => listen(connection, 'notify'));
  const caughtUp = [...chats, ...news].map((connection) => listen(connection, 'caught_up'));

  /** The ids of what one sent to the other, until there were enough cuts. */
  async function sendAll(from) {
    const receiver_id = people[1 - from].id;
    const sent = [];
    while (proxy.cuts < CUTS) {
      await until(() => chats[from].pending < MOST_PENDING, 'there is room', LIMIT.timeout);
      sent.push(chats[from].send({ receiver_id, message: String(sent.length) }));
    }
    return (await Promise.all(sent)).map(({ id }) => id);
  }

  async function notifyAll(to) {
    const ids = [];
    while (proxy.cuts < CUTS) {
      await until(
        () => ids.length - notifications[to].length < MOST_UNSEEN,
        'they come',
        LIMIT.timeout,
      );
      ids.push(await people[to].notify(String(ids.length)));
    }
    return ids;
  }

  async function revokeTokens() {
    for (let next = CUTS_A_TOKEN; next < CUTS; next += CUTS_A_TOKEN) {
      await until(() => proxy.cuts >= next, `${next} cuts`, LIMIT.timeout);
      for (const person of people) await person.revokeTokens();
    }
  }

  const calm = until(() => proxy.cuts >= CUTS, 'all cuts', LIMIT.timeout).then(() => proxy.calm());
  const [sent, notified] = await Promise.all([
    Promise.all([0, 1].map(sendAll)),
    Promise.all([0, 1].map(notifyAll)),
    revokeTokens(),
    calm,
  ]);
  for (const me of [0, 1]) {
    await until(() => messages[me].length >= sent[1 - me].length, 'all messages come');
    await until(() => notifications[me].length >= notified[me].length, 'all notifications come');
  }
  t.diagnostic(JSON.stringify({ sent: sent.flat().length, notified: notified.flat().length }));
  t.diagnostic(JSON.stringify(proxy.struck));

  for (const me of [0, 1]) {
    const ids = sent[1 - me];
    const texts = range(ids.length).map(String);
    assert.ok(rises(ids), 'ids rise in the order of the sends');
    assert.deepEqual(
      messages[me].map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      messages[me].map(({ message }) => message),
      texts,
    );
    const stored = await people[me].history(people[1 - me]);
    assert.deepEqual(
      stored.filter(({ receiver_id }) => receiver_id === people[me].id).map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      notifications[me].map(({ id }) => id),
      notified[me],
    );
    assert.equal(chats[me].since, ids.at(-1));
    assert.equal(news[me].since, notified[me].at(-1));
  }
  assert.ok(caughtUp.flat().every(({ complete }) => complete !== false));
  assert.ok(
    Object.values(proxy.struck).every((count) => count > 0),
    'every fault has struck',
  );
  assert.ok([...chats, ...news].every((connection) => connection.server === 'extended'));
});
