import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextLimit } from '../../../main/webapp/app/text-limit.js';

const limit = new TextLimit({ text_chars: 10, text_bytes: 30 });

for (const [what, text, excess] of [
  ['as many characters as there is room for', 'a'.repeat(10), ''],
  ['one more', 'a'.repeat(11), 'Too long by 1 character. A message has room for 10.'],
  ['many more', 'é'.repeat(1_245), 'Too long by 1,235 characters. A message has room for 10.'],
  ['emoji, each of which is one character', '🎓'.repeat(7), ''],
  ['emoji that have too many bytes', '🎓'.repeat(8), 'Too long by 2 bytes. A message has room for 30.'],
  ['one byte too many', `${'🎓'.repeat(7)}äa`, 'Too long by 1 byte. A message has room for 30.'],
]) {
  test(what, () => assert.equal(limit.excess(text).split(' Emoji')[0], excess));
}

test('whoever writes emoji learns why there is room for fewer', () => {
  assert.match(limit.excess('🎓'.repeat(8)), /more than one a character/);
});
