import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Samples } from '../../../main/webapp/admin/samples.js';

const stats = (counters) => ({
  node: 'one',
  channels: {},
  frames_received: 0,
  frames_sent: 0,
  messages_acknowledged: 0,
  commits: 0,
  commit_seconds: 0,
  ...counters,
});

test('a rate is how much a counter has grown, by the time that took', () => {
  const samples = new Samples(10);
  samples.add(100, stats({ frames_sent: 1_000, commits: 5, commit_seconds: 1 }));
  assert.equal(samples.latest('sent'), null);
  samples.add(104, stats({ frames_sent: 1_020, commits: 15, commit_seconds: 1.05 }));
  assert.equal(samples.latest('sent'), 5);
  assert.ok(Math.abs(samples.latest('commit') - 5) < 1e-9);
});

test('no commit has no duration', () => {
  const samples = new Samples(10);
  samples.add(1, stats({ commits: 5 }));
  samples.add(2, stats({ commits: 5 }));
  assert.equal(samples.latest('commit'), null);
});

test('counters of a server that was started anew are not compared with those before', () => {
  const samples = new Samples(10);
  samples.add(1, stats({ frames_sent: 1_000 }));
  samples.add(2, stats({ node: 'two', frames_sent: 3 }));
  assert.equal(samples.latest('sent'), null);
  samples.add(3, stats({ node: 'two', frames_sent: 4 }));
  assert.equal(samples.latest('sent'), 1);
});

test('those of the span are kept, in columns of one length', () => {
  const samples = new Samples(2);
  for (let i = 0; i < 5; i++) samples.add(i, stats({ channels: { chat: i } }));
  assert.deepEqual(samples.columns.time, [2, 3, 4]);
  assert.deepEqual(samples.columns.chat, [2, 3, 4]);
  assert.deepEqual(samples.columns.notifications, [0, 0, 0]);
  assert.equal(samples.columns.sent.length, 3);
});
