import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chat, message, notifications } from './scene.js';

const ids = (list) => list.map(({ id }) => id);
const since = (socket) => socket.url.searchParams.get('since');
const answer = (status, body, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

test('connects to its channel with token and since', async () => {
  const a = chat({ url: 'http://localhost:8000', token: 'a&b=c', since: 3 });
  await a.online();
  assert.equal(a.server.socket.url.href, 'ws://localhost:8000/ws/chat/?token=a%26b%3Dc&since=3');
  const b = notifications({ url: 'wss://example.edu/carillon?x#y' });
  await b.online();
  assert.equal(
    b.server.socket.url.href,
    'wss://example.edu/carillon/ws/notifications/?token=T&since=0',
  );
});

test('hands on each message once, live or missed, in the order they come', async () => {
  const { client, online, told } = chat();
  const first = await online();
  first.say(message(1));
  first.caughtUp(1);
  first.say(message(2));
  first.say(message(2));
  first.end();
  const second = await online();
  assert.equal(since(second), '2');
  for (const id of [3, 4]) second.say(message(id));
  second.caughtUp(4);
  for (const id of [4, 5]) second.say(message(id));
  assert.deepEqual(ids(told.message), [1, 2, 3, 4, 5]);
  assert.deepEqual(told.message[0], message(1));
  assert.deepEqual(told.caught_up, [
    { id: 1, complete: true },
    { id: 4, complete: true },
  ]);
  assert.equal(client.since, 5);
});

test('cut off before it has caught up, it asks for the same again', async () => {
  const { client, online, told } = chat({ since: 10 });
  const first = await online();
  // The newest thousand of many: what is before 500 could not be asked for from 501 on.
  first.say(message(500));
  first.say(message(501));
  assert.equal(client.since, 10);
  first.end();
  const second = await online();
  assert.equal(since(second), '10');
  for (const id of [500, 501, 502]) second.say(message(id));
  second.caughtUp(502, false);
  assert.deepEqual(ids(told.message), [500, 501, 502]);
  assert.deepEqual(told.caught_up, [{ id: 502, complete: false }]);
  assert.equal(client.since, 502);
});

test('goes back with a database that was restored, to ids that had come before', async () => {
  for (const [open, type, frame] of [
    [chat, 'message', message],
    [notifications, 'notify', (id) => ({ type: 'notify', id, title: `n${id}` })],
  ]) {
    const { client, online, told } = open({ since: 3 });
    const first = await online();
    for (const id of [4, 5, 6]) first.say(frame(id));
    first.caughtUp(6);
    first.end();
    const second = await online();
    assert.equal(since(second), '6');
    second.caughtUp(4, false);
    assert.equal(client.since, 4);
    for (const id of [5, 5, 6]) second.say(frame(id));
    assert.deepEqual(ids(told[type]), [4, 5, 6, 5, 6]);
    assert.deepEqual(told.caught_up.at(-1), { id: 4, complete: false });
    second.end();
    assert.equal(since(await online()), '6');
  }
});

test('a caught_up that comes late is told all the same', async () => {
  const { clock, online, told } = chat({ since: 1 });
  const socket = await online();
  await clock.pass(12_000);
  socket.say(message(2));
  socket.caughtUp(2);
  assert.deepEqual(told.caught_up, [
    { id: 1, complete: 'unknown' },
    { id: 2, complete: true },
  ]);
});

test('without since it begins with the newest id that REST has', async () => {
  for (const [channel, path] of [
    [chat, '/api/messages?limit=1'],
    [notifications, '/api/notifications?limit=1'],
  ]) {
    const calls = [];
    const fetch = async (url, { headers }) => {
      calls.push([url, headers.Authorization]);
      return answer(200, { items: [{ id: 41 }] });
    };
    const { client, online } = channel({ since: undefined, fetch });
    const socket = await online();
    assert.equal(since(socket), '41');
    socket.end();
    await online();
    assert.deepEqual(calls, [[`https://chat.example.edu${path}`, 'Bearer T']]);
    assert.equal(client.since, 41);
  }
});

test('without since and without anything there yet it begins with 0', async () => {
  const { online } = chat({ since: undefined, fetch: async () => answer(200, { items: [] }) });
  assert.equal(since(await online()), '0');
});

test('without since and without such a REST call it keeps what it sees', async () => {
  for (const fetch of [
    null,
    async () => answer(404, {}),
    async () => answer(200, '<html>'),
    async () => answer(200, { items: [{ id: 'x' }] }),
    async () => Promise.reject(new TypeError('Failed to fetch')),
  ]) {
    const { client, online, told } = chat({ since: undefined, fetch });
    const first = await online();
    assert.equal(since(first), null);
    assert.deepEqual(told.caught_up, [{ id: null, complete: 'unknown' }]);
    assert.equal(client.since, null);
    first.say(message(7));
    assert.equal(client.since, 7);
    first.end();
    assert.equal(since(await online()), '7');
  }
});

test('what came between a connection without since and one with it is unknown', async () => {
  let items = null;
  const fetch = async () => (items ? answer(200, { items }) : answer(429, {}));
  const { online, told } = notifications({ since: undefined, fetch });
  const first = await online();
  first.end();
  items = [{ id: 9 }];
  for (let i = 0; i < 2; i++) {
    const later = await online();
    assert.equal(since(later), '9');
    later.caughtUp(9);
    later.end();
  }
  assert.deepEqual(
    told.caught_up.map(({ complete }) => complete),
    ['unknown', 'unknown', true],
  );
});

test('ignores what it cannot parse or does not know', async () => {
  const { client, online, told } = chat();
  const socket = await online();
  for (const frame of ['', '{', '[]', 'null', '7', '"x"', '{}', '{"type":7}', '{"type":"new"}']) {
    socket.say(frame);
  }
  socket.onmessage({ data: new ArrayBuffer(3) });
  socket.say({ type: 'caught_up' });
  socket.say({ type: 'chat_message' });
  socket.say(message(1));
  assert.deepEqual(ids(told.message), [1]);
  assert.equal(client.state.name, 'online');
});

test('hands on notifications, each id once', async () => {
  const { online, told } = notifications();
  const socket = await online();
  const notify = { type: 'notify', id: 3, title: 't', message: 'm', notification_type: 'alert' };
  socket.say(notify);
  socket.caughtUp(3);
  socket.say(notify);
  assert.deepEqual(told.notify, [notify]);
});

test('refuses options that can only be mistakes', () => {
  for (const options of [
    { since: -1 },
    { since: 1.5 },
    { since: '7' },
    { url: 'chat.example.edu' },
    { url: 'ftp://chat.example.edu' },
    { token: undefined },
    { webSocket: null },
  ]) {
    assert.throws(() => chat(options), TypeError, JSON.stringify(options));
  }
});
