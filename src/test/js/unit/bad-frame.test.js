import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './fake-clock.js';
import { chat, fate } from './scene.js';

const text = (message) => ({ receiver_id: 2, message });

for (const code of [1007, 1009]) {
  test(`a close with ${code} fails the only frame it can be about`, async () => {
    const { client, online } = chat();
    const first = await online();
    const large = client.send(text('large'));
    await settle();
    first.end(code);
    const { error } = await fate(large);
    assert.deepEqual([error.code, error.outcome], ['bad_frame', 'not_stored']);
    const second = await online();
    assert.deepEqual(second.frames, []);
  });
}

test('among several, the bad one is found one by one, and the others are stored', async () => {
  const { client, online } = chat();
  const sends = ['a', 'large', 'c', 'd'].map((message) => client.send(text(message)));
  sends.forEach((sending) => sending.catch(() => {}));
  const first = await online();
  assert.equal(first.frames.length, 4);
  first.end(1009);

  const second = await online();
  second.fail(0, 'receiver_id is required');
  assert.equal(second.frames.at(-1).message, 'a');
  assert.equal(second.frames.length, 2);
  second.confirm(1, 1);
  assert.equal(second.frames.at(-1).message, 'large');
  assert.equal(second.frames.length, 3);
  second.end(1009);

  const third = await online();
  third.fail(0, 'receiver_id is required');
  assert.deepEqual(
    third.frames.slice(1).map(({ message }) => message),
    ['c', 'd'],
  );
  third.confirm(1, 2);
  third.confirm(2, 3);
  const fates = await Promise.all(sends.map(fate));
  assert.deepEqual(
    fates.map(({ sent, error }) => sent?.id ?? error.code),
    [1, 'bad_frame', 2, 3],
  );
});

test('a close with 1009 and nothing unanswered fails nothing', async () => {
  const { client, online } = chat();
  const first = await online();
  first.end(1009);
  const sending = client.send(text('fine'));
  const second = await online();
  second.confirm(0, 1);
  assert.equal((await sending).id, 1);
});
