import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SendError } from './client.js';
import { settle } from './fake-clock.js';
import { chat, fate, hello } from './scene.js';

test('resolves with the id once the server has stored it', async () => {
  const { client, online } = chat();
  const sending = client.send(hello, { clientRef: 'r1' });
  const socket = await online();
  assert.deepEqual(socket.frames, [{ ...hello, client_ref: 'r1' }]);
  assert.equal(await fate(sending), 'open');
  assert.equal(client.pending, 1);
  socket.confirm(0, 7);
  assert.deepEqual(await sending, { id: 7, clientRef: 'r1' });
  assert.equal(client.pending, 0);
});

test('rejects with the error of its own frame, and goes on', async () => {
  const { client, online } = chat();
  const socket = await online();
  const bad = client.send({ receiver_id: 9, message: 'x' });
  const good = client.send(hello);
  await settle();
  socket.fail(0, 'Failed to send message. Receiver not found.');
  socket.confirm(1, 8);
  const { error } = await fate(bad);
  assert.ok(error instanceof SendError);
  assert.equal(error.code, 'refused');
  assert.equal(error.outcome, 'not_stored');
  assert.equal(error.message, 'Failed to send message. Receiver not found.');
  assert.equal((await good).id, 8);
});

test("doesn't know whether a fault of the server left it stored", async () => {
  const { client, online } = chat();
  const socket = await online();
  const sending = client.send(hello);
  await settle();
  socket.fail(0, 'An error occurred while processing your message');
  const { error } = await fate(sending);
  assert.deepEqual([error.code, error.outcome], ['refused', 'unknown']);
});

test('sends what was given while offline, in its order', async () => {
  const { client, online } = chat();
  const texts = Array.from({ length: 30 }, (_, i) => `m${i}`);
  for (const text of texts) client.send({ receiver_id: 2, message: text });
  const socket = await online();
  assert.deepEqual(
    socket.frames.map((frame) => frame.message),
    texts,
  );
});

test('sends again under the same name what a cut left unanswered, before anything newer', async () => {
  const { client, online } = chat();
  const first = await online();
  first.caughtUp();
  const sends = ['a', 'b', 'c'].map((text) => client.send({ receiver_id: 2, message: text }));
  await settle();
  first.confirm(0, 1);
  first.end();
  const later = client.send({ receiver_id: 2, message: 'd' });
  const second = await online();
  second.caughtUp();
  const [probe, ...frames] = second.frames;
  assert.deepEqual(Object.keys(probe), ['client_ref']);
  assert.deepEqual(
    frames.map((frame) => frame.message),
    ['b', 'c', 'd'],
  );
  assert.deepEqual(frames.slice(0, 2), first.frames.slice(1));
  second.fail(0, 'receiver_id is required');
  [2, 3, 4].forEach((id, i) => second.confirm(i + 1, id));
  const ids = (await Promise.all([...sends, later])).map(({ id }) => id);
  assert.deepEqual(ids, [1, 2, 3, 4]);
});

test('waits for a proof that the server knows names before it sends again', async () => {
  const { client, online } = chat();
  const first = await online();
  client.send(hello, { clientRef: 'r' });
  await settle();
  first.end();
  const second = await online();
  assert.equal(second.frames.length, 1);
  second.fail(0, 'receiver_id is required');
  assert.deepEqual(second.frames[1], { ...hello, client_ref: 'r' });
  assert.equal(client.server, 'extended');
});

test('takes an answer without a question, or to somebody else, for nothing', async () => {
  const { client, online } = chat();
  const socket = await online();
  socket.say({ type: 'message_sent', id: 1, status: 'delivered' });
  const sending = client.send(hello);
  await settle();
  socket.say({ type: 'message_sent', id: 1, status: 'delivered', client_ref: 'of another' });
  assert.equal(await fate(sending), 'open');
  socket.confirm(0, 2);
  assert.equal((await sending).id, 2);
});

test('keeps a hundred unanswered at most', async () => {
  const { client, online } = chat();
  const socket = await online();
  for (let i = 0; i < 150; i++) client.send(hello);
  await settle();
  assert.equal(socket.frames.length, 100);
  socket.confirm(0, 1);
  assert.equal(socket.frames.length, 101);
});

test('rejects what is over the queue, and what came before goes on', async () => {
  const { client, online } = chat({ maxQueued: 2 });
  const sends = [client.send(hello), client.send(hello)];
  const { error } = await fate(client.send(hello));
  assert.deepEqual([error.code, error.outcome], ['queue_full', 'not_stored']);
  const socket = await online();
  socket.confirm(0, 1);
  socket.confirm(1, 2);
  assert.equal((await Promise.all(sends)).length, 2);
});

test('rejects what could not be sent in time as not stored', async () => {
  const { client, clock, server } = chat({ sendTimeout: 60_000 });
  const sending = fate(client.send(hello, { clientRef: 'r' }));
  const soon = client.send(hello, { timeout: 1_000 });
  await clock.pass(999);
  assert.equal(await fate(soon), 'open');
  await clock.pass(1);
  const { error } = await fate(soon);
  assert.deepEqual([error.code, error.outcome], ['timeout', 'not_stored']);
  assert.equal(await sending, 'open');
  server.socket.accept();
  assert.deepEqual(server.socket.frames, [{ ...hello, client_ref: 'r' }]);
});

test('rejects what got no answer in time as unknown, and its late answer is nobody else’s', async () => {
  const { client, clock, online } = chat({ sendTimeout: 5_000 });
  const socket = await online();
  const slow = client.send(hello);
  const caught = fate(slow);
  await clock.pass(4_000);
  const next = client.send(hello);
  await clock.pass(1_000);
  const { error } = await fate(slow);
  assert.deepEqual([error.code, error.outcome], ['timeout', 'unknown']);
  assert.equal(await caught, 'open');
  // Without names, as a plain server does: by the order of the frames.
  socket.say({ type: 'message_sent', id: 1, status: 'delivered' });
  assert.equal(await fate(next), 'open');
  socket.say({ type: 'message_sent', id: 2, status: 'delivered' });
  assert.equal((await next).id, 2);
});

test('forgets what is given up: it is not sent again', async () => {
  const { client, clock, online } = chat({ sendTimeout: 5_000 });
  const first = await online();
  const slow = fate(client.send(hello));
  await clock.pass(5_000);
  await slow;
  first.end();
  const second = await online();
  assert.deepEqual(second.frames, []);
});

test('when closed, rejects everything and says what is unknown', async () => {
  const { client, online } = chat();
  const socket = await online();
  const written = client.send(hello);
  await settle();
  socket.end();
  const waiting = client.send(hello);
  client.close();
  const after = client.send(hello);
  const fates = await Promise.all([written, waiting, after].map(fate));
  assert.deepEqual(
    fates.map(({ error }) => [error.code, error.outcome]),
    [
      ['stopped', 'unknown'],
      ['stopped', 'not_stored'],
      ['stopped', 'not_stored'],
    ],
  );
  assert.equal(client.pending, 0);
});

test('a message can be changed after it was given', async () => {
  const { client, online } = chat();
  const message = { receiver_id: 2, message: 'now' };
  client.send(message);
  message.message = 'later';
  const socket = await online();
  assert.equal(socket.frames[0].message, 'now');
});

test('rejects what is no message, and a name that the server would not take', async () => {
  const { client } = chat();
  for (const clientRef of ['', 'x'.repeat(65), '\0', '\ud800', 7, null]) {
    await assert.rejects(client.send(hello, { clientRef }), TypeError);
  }
  await assert.rejects(client.send(undefined), TypeError);
  await assert.rejects(client.send({ receiver_id: 1n, message: 'x' }), TypeError);
  assert.equal(client.pending, 0);
});
