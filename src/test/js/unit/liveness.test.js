import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { settle } from './fake-clock.js';
import { chat, fate, hello, message, notifications } from './scene.js';

test('a chat that hears nothing for half a minute asks, and goes on when answered', async () => {
  const { clock, online, client, server } = chat();
  const socket = await online();
  socket.caughtUp();
  await clock.pass(29_000);
  assert.deepEqual(socket.frames, []);
  await clock.pass(1_000);
  assert.deepEqual(socket.frames.map(Object.keys), [['client_ref']]);
  socket.fail(0, 'receiver_id is required');
  await clock.pass(29_000);
  assert.equal(socket.frames.length, 1);
  await clock.pass(1_000);
  socket.fail(1, 'receiver_id is required');
  assert.equal(client.state.name, 'online');
  assert.equal(server.sockets.length, 1);
});

test('a chat that gets no word when one is due is left for a new one', async () => {
  const { clock, online, told, server } = chat();
  const socket = await online();
  socket.caughtUp();
  await clock.pass(50_000);
  assert.equal(socket.closed, true);
  assert.equal(told.state.at(-1).cause, 'silent');
  await online();
  assert.equal(server.sockets.length, 2);
});

test('a message without an answer tells that a connection is dead, and goes again', async () => {
  const { clock, client, online } = chat();
  const first = await online();
  first.caughtUp();
  const sending = client.send(hello);
  await clock.pass(20_000);
  assert.equal(first.closed, true);
  const second = await online();
  second.fail(0, 'receiver_id is required');
  second.confirm(1, 3);
  assert.equal((await sending).id, 3);
  assert.equal(await fate(sending).then(({ sent }) => sent.id), 3);
});

test('a server that is busy with other frames is alive', async () => {
  const { clock, client, online } = chat();
  const socket = await online();
  client.send(hello).catch(() => {});
  for (let id = 1; id < 10; id++) {
    await clock.pass(15_000);
    socket.say(message(id));
  }
  assert.equal(client.state.name, 'online');
});

test('notifications that are silent for minutes are renewed, and nobody is told', async () => {
  const { clock, online, told, server } = notifications();
  const first = await online();
  first.caughtUp(4);
  const before = told.state.length;
  await clock.pass(449_000);
  assert.equal(server.sockets.length, 1);
  await clock.pass(1_000);
  assert.equal(first.closed, true);
  assert.equal(server.socket.url.searchParams.get('since'), '4');
  server.socket.accept().caughtUp(4);
  assert.equal(told.state.length, before);
  assert.equal(server.sockets.length, 2);
});

test('a renewal that fails is told', async () => {
  const { clock, online, client, server } = notifications();
  (await online()).caughtUp(4);
  await clock.pass(450_000);
  server.socket.refuse();
  await settle();
  assert.equal(client.state.name, 'reconnecting');
});

test('notifications of a server that cannot replay are left alone', async () => {
  const { clock, online, server, client } = notifications();
  await online();
  await clock.pass(3_600_000);
  client.retryNow();
  await clock.pass(0);
  assert.equal(server.sockets.length, 1);
});

test('retryNow looks whether an open connection lives', async () => {
  const c = chat();
  const socket = await c.online();
  c.client.retryNow();
  c.client.retryNow();
  assert.equal(socket.frames.length, 1);
  const n = notifications();
  (await n.online()).caughtUp(1);
  n.client.retryNow();
  await n.clock.pass(59_000);
  assert.equal(n.server.sockets.length, 1);
  await n.clock.pass(1_000);
  n.client.retryNow();
  await settle();
  assert.equal(n.server.sockets.length, 2);
});

/** The globals of a page. */
class Page extends EventTarget {
  navigator = { onLine: true };
  document = Object.assign(new EventTarget(), { visibilityState: 'visible' });

  open() {
    const define = (name, value) =>
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    this.navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    define('navigator', this.navigator);
    define('document', this.document);
    define('addEventListener', this.addEventListener.bind(this));
    define('removeEventListener', this.removeEventListener.bind(this));
    return this;
  }

  /** @param {boolean} onLine */
  network(onLine) {
    this.navigator.onLine = onLine;
    this.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
  }

  show() {
    this.document.dispatchEvent(new Event('visibilitychange'));
  }

  close() {
    for (const name of ['navigator', 'document', 'addEventListener', 'removeEventListener']) {
      delete globalThis[name];
    }
    if (this.navigatorBefore) Object.defineProperty(globalThis, 'navigator', this.navigatorBefore);
  }
}

let page;
afterEach(() => {
  page?.close();
  page = null;
});

test('tells that the network is gone, and tries at once when it is back', async () => {
  page = new Page().open();
  const { clock, online, told, server } = chat({ random: () => 1 });
  for (let i = 0; i < 4; i++) (await online()).end();
  page.network(false);
  assert.equal(told.state.at(-1).name, 'offline');
  assert.equal(told.state.at(-1).secondsLeft, 8);
  assert.equal(server.sockets.length, 4);
  page.network(true);
  await settle();
  assert.equal(server.sockets.length, 5);
  assert.equal(told.state.at(-1).name, 'connecting');
  await clock.pass(0);
});

test('after a change of the network, it makes a new connection and loses nothing', async () => {
  page = new Page().open();
  for (const channel of [chat, notifications]) {
    const { online, server, told } = channel();
    (await online()).caughtUp(5);
    const before = told.state.length;
    page.network(false);
    assert.equal(server.sockets.length, 1);
    page.network(true);
    await settle();
    assert.equal(server.sockets.length, 2);
    assert.equal(server.socket.url.searchParams.get('since'), '5');
    server.socket.accept();
    assert.equal(told.state.length, before);
  }
});

test('a chat with a server that would not know names only asks it', async () => {
  page = new Page().open();
  const { online, server, client } = chat();
  const socket = await online();
  client.send(hello).catch(() => {});
  await settle();
  socket.say({ type: 'message_sent', id: 1, status: 'delivered' });
  page.network(true);
  await settle();
  assert.equal(server.sockets.length, 1);
  assert.deepEqual(Object.keys(socket.frames[1]), ['client_ref']);
});

test('a page that is looked at again tries at once, or asks', async () => {
  page = new Page().open();
  const { online, server } = chat({ random: () => 1 });
  for (let i = 0; i < 4; i++) (await online()).end();
  page.show();
  await settle();
  assert.equal(server.sockets.length, 5);
  const socket = server.socket.accept();
  page.show();
  assert.equal(socket.frames.length, 1);
  page.document.visibilityState = 'hidden';
  socket.fail(0, 'receiver_id is required');
  page.show();
  assert.equal(socket.frames.length, 1);
});

test('a closed one no longer watches the page', async () => {
  page = new Page().open();
  const { client, online, server } = chat();
  (await online()).caughtUp(1);
  client.close();
  page.network(true);
  page.show();
  await settle();
  assert.equal(server.sockets.length, 1);
});
