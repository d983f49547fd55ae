import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './fake-clock.js';
import { FakeServer } from './fake-server.js';
import { chat, hello, notifications } from './scene.js';

const names = (states) => states.map(({ name }) => name);

test('listeners added right away hear of everything', async () => {
  const { client, server, told, clock } = chat();
  assert.equal(server.sockets.length, 0);
  assert.deepEqual(client.state, { name: 'connecting' });
  await clock.pass(0);
  server.socket.accept();
  assert.deepEqual(told.state, [{ name: 'connecting' }, { name: 'online' }]);
  assert.deepEqual(client.state, { name: 'online' });
});

test('tells the seconds until the next try', async () => {
  const { clock, online, told, server } = chat({ random: () => 0.9 });
  for (let i = 0; i < 2; i++) {
    await online();
    server.socket.end(1001);
  }
  told.state.length = 0;
  await online();
  server.socket.end(1001);
  await clock.pass(3_599);
  assert.equal(server.sockets.length, 3);
  await clock.pass(1);
  assert.equal(server.sockets.length, 4);
  const waits = told.state.filter(({ name }) => name === 'reconnecting').slice(-4);
  assert.deepEqual(
    waits,
    [4, 3, 2, 1].map((secondsLeft) => ({
      name: 'reconnecting',
      secondsLeft,
      cause: 'closed',
      code: 1001,
    })),
  );
});

/** How long each of the first waits is at most. */
async function waits(end, random = () => 0.999_999) {
  const { clock, server } = chat({ random });
  const lengths = [];
  await clock.pass(0);
  for (let i = 0; i < 8; i++) {
    end(server.socket);
    const began = clock.now();
    for (let tries = 0; server.sockets.length === i + 1 && tries < 400; tries++)
      await clock.pass(100);
    lengths.push(Math.round((clock.now() - began) / 1_000));
  }
  return lengths;
}

test('waits longer each time, up to half a minute, and no two clients alike', async () => {
  const longest = [1, 2, 4, 8, 16, 30, 30, 30];
  assert.deepEqual(await waits((socket) => socket.refuse()), longest);
  assert.deepEqual(await waits((socket) => socket.accept().end(1006)), longest);
  assert.deepEqual(
    await waits(
      (socket) => socket.refuse(),
      () => 0,
    ),
    Array(8).fill(0),
  );
});

test('begins anew after a connection that lasted', async () => {
  const { clock, online, told } = chat();
  for (let i = 0; i < 5; i++) (await online()).end();
  const socket = await online();
  await clock.pass(5_000);
  socket.end();
  await settle();
  assert.equal(told.state.at(-1).secondsLeft, 1);
});

test('gives up on a handshake that is not answered', async () => {
  const { clock, server, client } = chat();
  await clock.pass(9_999);
  assert.equal(server.sockets.length, 1);
  assert.equal(server.socket.closed, false);
  await clock.pass(1);
  assert.equal(server.socket.closed, true);
  assert.equal(client.state.name, 'reconnecting');
  server.sockets[0].accept();
  assert.equal(client.state.name, 'reconnecting');
});

test('a socket that cannot even be made is a failed try, and there is another', async () => {
  const fault = new DOMException('The operation is insecure.', 'SecurityError');
  const server = new FakeServer();
  let blocked = true;
  const { client, clock, told } = chat({
    random: () => 0.999_999,
    webSocket: class {
      constructor(url) {
        if (blocked) throw fault;
        return new server.webSocket(url);
      }
    },
  });
  const sent = client.send(hello);
  await clock.pass(0);
  const { cause, error, secondsLeft } = client.state;
  assert.deepEqual([cause, error, secondsLeft], ['blocked', fault, 1]);
  assert.equal(clock.running, 2, 'the countdown and the time-out of the message');
  await clock.pass(1_000);
  assert.equal(client.state.secondsLeft, 2);

  blocked = false;
  await clock.pass(2_000);
  server.socket.accept().caughtUp();
  assert.equal(client.state.name, 'online');
  server.socket.confirm(0, 7);
  assert.equal((await sent).id, 7);
  assert.equal(told.state.filter(({ name }) => name === 'online').length, 1);
});

test('4408 comes back at once to catch up, unless that happens again and again', async () => {
  const { clock, online, server, client } = chat();
  const first = await online();
  first.caughtUp(9);
  await clock.pass(5_000);
  first.end(4408);
  await settle();
  assert.equal(server.sockets.length, 2);
  assert.equal(server.socket.url.searchParams.get('since'), '9');
  server.socket.accept().end(4408);
  await settle();
  assert.deepEqual(client.state, {
    name: 'reconnecting',
    secondsLeft: 1,
    cause: 'closed',
    code: 4408,
  });
});

test('4429 keeps away for five seconds at least', async () => {
  const { clock, online, server } = chat({ random: () => 0 });
  (await online()).end(4429);
  await clock.pass(4_999);
  assert.equal(server.sockets.length, 1);
  await clock.pass(1);
  assert.equal(server.sockets.length, 2);
});

test('retryNow tries at once, and changes nothing while it tries', async () => {
  const { clock, online, server, client } = chat({ random: () => 1 });
  for (let i = 0; i < 4; i++) (await online()).end();
  client.retryNow();
  client.retryNow();
  await settle();
  assert.equal(server.sockets.length, 5);
  assert.equal(client.state.name, 'connecting');
  await clock.pass(9_000);
  assert.equal(server.sockets.length, 5);
});

test('close ends it for good, whatever it was about to do', async () => {
  for (const channel of [chat, notifications]) {
    for (const until of [
      () => {},
      ({ clock }) => clock.pass(0),
      ({ online }) => online(),
      async ({ online }) => (await online()).end(),
      async ({ online }) => (await online()).caughtUp(),
    ]) {
      const scene = channel();
      await until(scene);
      const { client, clock, server, told } = scene;
      client.close();
      client.close();
      client.retryNow();
      const made = server.sockets.length;
      assert.equal(clock.running, 0);
      await clock.pass(100_000);
      assert.equal(server.sockets.length, made);
      assert.deepEqual(
        told.state.filter(({ name }) => name === 'stopped'),
        [{ name: 'stopped', reason: 'closed' }],
      );
      assert.ok(!server.socket || server.socket.closed);
      assert.deepEqual(client.state, { name: 'stopped', reason: 'closed' });
    }
  }
});

for (const name of ['connecting', 'online', 'reconnecting', 'caught_up']) {
  test(`may be closed by who hears of ${name}`, async () => {
    const { client, clock, server, told } = chat();
    client.addEventListener('state', ({ detail }) => detail.name === name && client.close());
    client.addEventListener('caught_up', () => client.close());
    client.send(hello).catch(() => {});
    await clock.pass(0);
    const socket = server.socket;
    if (socket) {
      socket.accept();
      if (name === 'caught_up') socket.caughtUp();
      else socket.end();
    }
    await clock.pass(100_000);
    assert.equal(names(told.state).at(-1), 'stopped');
    assert.equal(clock.running, 0);
    assert.ok(server.sockets.length <= 1);
  });
}

test('retryNow may be called by who hears of a wait', async () => {
  const { client, clock, online, server } = chat();
  client.addEventListener('state', ({ detail }) => {
    if (detail.name === 'reconnecting') client.retryNow();
  });
  (await online()).end();
  await settle();
  assert.equal(server.sockets.length, 2);
  server.socket.accept();
  await clock.pass(5_000);
  assert.equal(server.sockets.length, 2);
});
