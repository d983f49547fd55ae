import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './fake-clock.js';
import { chat, fate, hello, message, notifications } from './scene.js';

const sent = (id) => ({ type: 'message_sent', id, status: 'delivered' });
const error = (text) => ({ type: 'error', error: text });

test('answers are matched in the order of the frames', async () => {
  const { client, online } = chat();
  const socket = await online();
  const sends = [client.send(hello), client.send({ receiver_id: 9 }), client.send(hello)];
  const fates = sends.map((sending) => sending.catch(({ message }) => message));
  await settle();
  socket.say(sent(1));
  socket.say(error('message or attachment is required'));
  socket.say(sent(2));
  const [a, b, c] = await Promise.all(fates);
  assert.deepEqual([a.id, b, c.id], [1, 'message or attachment is required', 2]);
  assert.equal(client.server, 'plain');
});

test('what a cut left unanswered is unknown, and what was not sent yet is sent', async () => {
  const { client, online } = chat();
  const first = await online();
  const sends = [client.send(hello), client.send(hello)];
  await settle();
  first.say(sent(1));
  first.end();
  const later = client.send(hello);
  const { error } = await fate(sends[1]);
  assert.deepEqual([error.code, error.outcome], ['cut', 'unknown']);
  const second = await online();
  assert.equal(second.frames.length, 1);
  second.say(sent(2));
  assert.equal((await later).id, 2);
  assert.equal((await sends[0]).id, 1);
});

test('nothing is sent twice before the server has shown what it is', async () => {
  const { client, online } = chat();
  const first = await online();
  const unknown = client.send(hello);
  const caught = fate(unknown);
  await settle();
  first.end();
  const later = client.send(hello);
  const second = await online();
  assert.deepEqual(Object.keys(second.frames[0]), ['client_ref']);
  assert.equal(second.frames.length, 1);
  second.say(error('receiver_id is required'));
  assert.equal(await caught, 'open');
  assert.equal((await fate(unknown)).error.code, 'cut');
  assert.equal(second.frames.length, 2);
  second.say(sent(5));
  assert.equal((await later).id, 5);
});

test('a server that has lost the extension gets nothing twice', async () => {
  const { client, online } = chat();
  const first = await online();
  first.caughtUp();
  const sending = client.send(hello);
  const caught = fate(sending);
  await settle();
  first.end();
  await caught;
  const second = await online();
  second.say(error('receiver_id is required'));
  assert.equal((await fate(sending)).error.code, 'cut');
  assert.equal(second.frames.length, 1);
});

test('says that what was missed is unknown as soon as the server shows what it is', async () => {
  const { client, online, told } = chat({ since: 5 });
  const socket = await online();
  socket.say(message(6));
  assert.deepEqual(told.caught_up, []);
  client.send(hello);
  await settle();
  socket.say(sent(7));
  assert.deepEqual(told.caught_up, [{ id: 5, complete: 'unknown' }]);
  assert.deepEqual(
    told.message.map(({ id }) => id),
    [6],
  );
});

test('says so after a while when it shows nothing, and once a connection', async () => {
  for (const channel of [chat, notifications]) {
    const { clock, online, told } = channel();
    const first = await online();
    await clock.pass(9_999);
    assert.deepEqual(told.caught_up, []);
    await clock.pass(60_000);
    assert.deepEqual(told.caught_up, [{ id: 0, complete: 'unknown' }]);
    first.end();
    await online();
    await clock.pass(10_000);
    assert.equal(told.caught_up.length, 2);
  }
});

test('notifications without ids are handed on, each of them', async () => {
  const { client, online, told } = notifications();
  const socket = await online();
  const notify = { type: 'notify', title: 't', message: 'm', notification_type: 'alert' };
  socket.say(notify);
  socket.say(notify);
  assert.deepEqual(told.notify, [notify, notify]);
  assert.equal(client.server, 'plain');
  assert.deepEqual(told.caught_up, [{ id: 0, complete: 'unknown' }]);
});

test('notifications without ids tell nothing about a server that was not asked for them', async () => {
  const { client, online } = notifications({ since: undefined });
  const socket = await online();
  assert.equal(socket.url.searchParams.has('since'), false);
  socket.say({ type: 'notify', title: 't', message: 'm', notification_type: 'alert' });
  assert.equal(client.server, 'unknown');
});
