import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeNext } from '../../src/pages/parts/next.js';

const origin = 'https://lab.test';

test('after a log-in one comes back to where one was', () => {
  assert.equal(safeNext('/plan?days=3#now', origin), '/plan?days=3#now');
});

test('no address leads to another site, or round in a circle', () => {
  for (const wanted of [
    null,
    '',
    'plan',
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test/',
    'javascript:alert(1)',
    '/login?next=/login',
  ]) {
    assert.equal(safeNext(wanted, origin), '/status', String(wanted));
  }
});
