import assert from 'node:assert/strict';
import { test } from 'node:test';
import { together } from '../../../main/webapp/admin/nodes.js';

const node = (name, connections, closes) => ({ node: name, draining: false, connections, closes });

test('the counters of all nodes are added, whichever node answers', () => {
  const one = node('one', 3, { 1001: 2 });
  const two = { ...node('two', 4, { 1001: 1, 4401: 5 }), draining: true };
  const whole = { node: 'one, two', draining: true, connections: 7, closes: { 1001: 3, 4401: 5 } };
  assert.deepEqual(together({ ...one, others: [two] }), whole);
  assert.deepEqual(together({ ...two, others: [one] }), whole);
});

test('a node alone is what it is', () => {
  const alone = node('one', 3, { 1001: 2 });
  assert.deepEqual(together({ ...alone, others: [] }), alone);
  assert.deepEqual(together(alone), alone);
});
