import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretOf } from '../../src/pages/parts/secret.js';

test('the secret of a link stands behind the #', () => {
  assert.equal(secretOf('#secret=a-b_c'), 'a-b_c');
  for (const hash of ['', '#', '#secret=', '#other=x']) {
    assert.equal(secretOf(hash), null, hash);
  }
});
