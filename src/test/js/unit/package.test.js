import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as client from './client.js';

const folder = new URL('../../../main/webapp/carillon-client/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');
const declared = read('carillon-client.d.ts');
const names = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name).sort();

/** What a declared class and its base have. */
function membersOf(name) {
  const body = (head) => declared.split(head)[1].split('\n}')[0];
  const own = body(`class ${name} extends Connection`);
  return names(own + body('class Connection<'), /^ {2}(?:readonly )?(\w+)[(:<]/gm).filter(
    (member) => !['constructor', 'addEventListener', 'removeEventListener'].includes(member),
  );
}

test('exports what its types say', () => {
  const pattern = /^export (?:abstract )?(?:class|function|const) (\w+)/gm;
  assert.deepEqual(Object.keys(client).sort(), names(declared, pattern));
});

test('its connections have the members that their types say, and no others', () => {
  for (const name of ['ChatConnection', 'NotificationsConnection']) {
    const { prototype } = client[name];
    const real = [prototype, Object.getPrototypeOf(prototype)]
      .flatMap(Object.getOwnPropertyNames)
      .filter((member) => member !== 'constructor');
    assert.deepEqual(real.sort(), membersOf(name));
  }
});

test('needs nothing but its own modules, and each of them', () => {
  const modules = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const imported = new Set(['carillon-client.js']);
  for (const name of modules) {
    for (const from of names(read(name), /\bfrom '([^']+)'/g)) {
      assert.match(from, /^\.\/[\w-]+\.js$/);
      imported.add(from.slice(2));
    }
  }
  assert.deepEqual([...imported].sort(), modules.sort());
});

test('its package has the version of everything else, and no dependency', () => {
  const { version, files, ...rest } = JSON.parse(read('package.json'));
  const pom = readFileSync(new URL('../../../../pom.xml', import.meta.url), 'utf8');
  assert.equal(version, /<version>(.+?)(?:-SNAPSHOT)?<\/version>/.exec(pom)[1]);
  assert.deepEqual(files, ['*.js', '*.d.ts']);
  assert.deepEqual(
    Object.keys(rest).filter((key) => /dependencies/i.test(key)),
    [],
  );
});
