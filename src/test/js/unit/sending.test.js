import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SendError } from '../client.js';
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
  assert.deepEqual(socket.frames.map((frame) => frame.message), texts);
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
  assert.deepEqual(frames.map((frame) => frame.message), ['b', 'c', 'd']);
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
