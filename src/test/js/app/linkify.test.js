import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkify } from '../../../main/webapp/app/linkify.js';

/** As much of a document as elements are made with. */
globalThis.document = {
  createElement(tag) {
    const attributes = {};
    const children = [];
    return {
      tag,
      attributes,
      children,
      setAttribute: (name, value) => (attributes[name] = value),
      append: (...more) => children.push(...more),
    };
  },
};

const shown = (text) =>
  linkify(text)
    .filter(Boolean)
    .map((part) => (typeof part === 'string' ? part : `[${part.children}](${part.attributes.href})`))
    .join('');

for (const [text, expected] of [
  ['no address', 'no address'],
  ['', ''],
  ['see https://a.example/b?c=d#e now', 'see [https://a.example/b?c=d#e](https://a.example/b?c=d#e) now'],
  ['End: http://a.example/b.', 'End: [http://a.example/b](http://a.example/b).'],
  ['(https://a.example/b)', '([https://a.example/b](https://a.example/b))'],
  ['https://a.example/b_(c)', '[https://a.example/b_(c)](https://a.example/b_(c))'],
  ['https://a.example/x https://b.example/y',
    '[https://a.example/x](https://a.example/x) [https://b.example/y](https://b.example/y)'],
  ['<a href="https://a.example/">', '<a href="[https://a.example/](https://a.example/)">'],
  ['javascript:alert(1) data:text/html,x', 'javascript:alert(1) data:text/html,x'],
  ['https://', 'https://'],
  ['https://[', 'https://['],
]) {
  test(`${text} becomes ${expected}`, () => assert.equal(shown(text), expected));
}

test('a link tells nobody where it was followed from', () => {
  const [, { attributes }] = linkify('x https://a.example/');
  assert.equal(attributes.rel, 'noopener noreferrer');
  assert.equal(attributes.target, '_blank');
});

test('many addresses take no longer than they must', () => {
  const text = 'https://a.example/((((( '.repeat(1_000) + `https://a${'!'.repeat(30_000)}x`;
  assert.equal(linkify(text).length, 2_003);
});
