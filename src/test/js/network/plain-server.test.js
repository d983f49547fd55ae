import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatConnection } from '../unit/client.js';
import { NODES_OWN, closing, connect } from './connect.js';
import { FaultProxy } from './fault-proxy.js';
import { PlainServer } from './plain-server.js';
import { randomFrom, seed } from './random.js';
import { until } from './until.js';

const CUTS = 200;
const SENDERS = [1, 2, 3, 4];
const RECEIVER = 5;

async function start() {
  const server = await new PlainServer().start();
  closing(() => server.stop());
  return server;
}

async function twoPeopleChat(webSocket) {
  const { url } = await start();
  const [one, two] = ['1', '2'].map((token) => connect(ChatConnection, url, token, webSocket));
  const received = [];
  two.addEventListener('message', ({ detail }) => received.push(detail));
  await until(() => two.state.name === 'online', 'the receiver is there');

  const refused = one.send({ receiver_id: 2, message: '' });
  await assert.rejects(refused, { code: 'refused', message: 'message or attachment is required' });
  const { id } = await one.send({ receiver_id: 2, message: 'hello' });
  await until(() => received.length > 0, 'the message comes');
  assert.deepEqual([received[0].id, received[0].message], [id, 'hello']);
  assert.equal(one.server, 'plain');
}

const LIMIT = { timeout: 20_000 };
test('against a plain server two people chat', LIMIT, () => twoPeopleChat());
if (globalThis.WebSocket) {
  test('and with a WebSocket of Node’s own', LIMIT, () => twoPeopleChat(NODES_OWN));
}

test(`cut at random, nothing is doubled and each fate is true (SEED=${seed})`, async (t) => {
  const server = await start();
  const proxy = await new FaultProxy(server.url, randomFrom(seed)).start();
  closing(() => proxy.stop());

  /** What became of each message, until there were enough cuts. */
  async function sendAll(user) {
    const client = connect(ChatConnection, proxy.url, String(user));
    const fates = [];
    while (proxy.cuts < CUTS) {
      await until(() => client.pending < 5, 'there is room');
      const i = fates.push('open') - 1;
      client.send({ receiver_id: RECEIVER, message: String(i) }).then(
        ({ id }) => (fates[i] = id),
        ({ code, outcome }) => (fates[i] = `${code} ${outcome}`),
      );
    }
    proxy.calm();
    await until(() => client.pending === 0, 'everything is settled');
    return fates;
  }

  const all = await Promise.all(SENDERS.map(sendAll));
  t.diagnostic(JSON.stringify({ sent: all.flat().length, ...proxy.struck }));
  all.forEach((fates, i) => {
    const stored = server.stored.filter(({ sender }) => sender === SENDERS[i]);
    const numbers = stored.map(({ message }) => Number(message));
    assert.ok(
      numbers.every((number, j) => j === 0 || numbers[j - 1] < number),
      'stored once, and in their order',
    );
    const idOf = new Map(stored.map(({ id }, j) => [numbers[j], id]));
    fates.forEach((fate, j) => {
      if (fate !== 'cut unknown') assert.equal(fate, idOf.get(j), `message ${j}`);
    });
  });
  assert.ok(all.flat().includes('cut unknown') && server.stored.length > 0);
});
