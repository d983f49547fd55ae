import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName, initials, nameOf, plain } from '../../../main/webapp/app/format.js';

test('no name reorders what is around it', () => {
  for (const control of '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
    assert.equal(plain(`Eve${control} Adams`), 'Eve Adams');
    assert.equal(nameOf({ id: 2, full_name: `${control}Eve` }, { id: 1 }), 'Eve');
    assert.equal(initials(`${control}Eve ${control}Adams`), 'EA');
  }
  assert.equal(plain('مريم الأندلسي'), 'مريم الأندلسي');
});

for (const [address, name] of [
  ['https://a.example/b/%E2%80%AEfdp.exe', 'fdp.exe'],
  ['https://a.example/100%.pdf', '100%.pdf'],
  ['https://a.example/my%20file.pdf', 'my file.pdf'],
  ['https://a.example/', ''],
]) {
  test(`${address} is ${name || 'no file'}`, () => assert.equal(fileName(new URL(address)), name));
}
