import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../../../main/webapp/admin/measure.js';

test('a duration is told in days, hours, minutes and seconds', () => {
  assert.equal(inWords('carillon.token.ttl', 'PT720H'), '30 days');
  assert.equal(inWords('carillon.token.ttl', 'P1DT1H1M1S'), '1 day, 1 hour, 1 minute, 1 second');
});

test('bytes are told in the largest unit that fits', () => {
  assert.equal(inWords('carillon.limits.frame-bytes', '1048576'), '1 MiB');
  assert.equal(inWords('carillon.limits.text-bytes', '98304'), '96 KiB');
  assert.equal(inWords('carillon.limits.text-bytes', '100'), '');
});

test('other values speak for themselves', () => {
  assert.equal(inWords('carillon.demo', 'true'), '');
  assert.equal(inWords('carillon.data', 'P'), '');
});
