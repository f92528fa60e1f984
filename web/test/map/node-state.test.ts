import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  availabilityOf,
  describe,
  isAlive,
  radioOf,
  reachOf,
  systemOf,
} from '../../src/facility/node-state.js';
import type { Resource, Scalar, Status } from '../../src/server/records.js';

const status = (attributes: Record<string, Scalar>): Status => ({
  resource: 'n1',
  attributes,
  seenAt: '2026-01-01T00:00:00Z',
});

const node: Resource = {
  id: 1,
  facility: 'lab',
  name: 'n1',
  type: 'node',
  title: '',
  parent: null,
  position: null,
  properties: { sdr: 'b210' },
  bookable: true,
};

test('each step of reach includes those before it', () => {
  assert.equal(reachOf(undefined), 'unknown');
  assert.equal(reachOf(status({ cmc_on_off: 'off', control_ping: 'on', control_ssh: 'on' })), 'off');
  assert.equal(reachOf(status({ cmc_on_off: 'fail' })), 'fail');
  assert.equal(reachOf(status({ cmc_on_off: 'on', control_ping: 'off' })), 'on');
  assert.equal(reachOf(status({ cmc_on_off: 'on', control_ping: 'on' })), 'ping');
  assert.equal(reachOf(status({ cmc_on_off: 'on', control_ping: 'on', control_ssh: 'on' })), 'ssh');
  assert.equal(reachOf(status({ on_off: 'on' })), 'on');
});

test('what is out of order is not alive, whatever it answers', () => {
  const broken = status({ available: 'ko', cmc_on_off: 'on', control_ssh: 'on' });
  assert.equal(availabilityOf(broken), 'ko');
  assert.equal(isAlive(broken), false);
});

test('systems are named, known or not', () => {
  assert.deepEqual(systemOf(status({ os_release: 'ubuntu-24.04' })), { short: 'U24', full: 'Ubuntu 24.04' });
  assert.deepEqual(systemOf(status({ os_release: 'plan9-4' })), { short: 'P4', full: 'plan9 4' });
  assert.deepEqual(systemOf(status({ os_release: 'fedora' })), { short: 'F', full: 'Fedora' });
  assert.equal(systemOf(status({ os_release: null })), null);
});

test('a radio is known from the inventory before a monitor speaks of it', () => {
  assert.deepEqual(radioOf(node, undefined), { type: 'b210', power: 'unknown' });
  assert.deepEqual(radioOf(node, status({ usrp_type: 'n210', usrp_on_off: 'on' })), {
    type: 'n210',
    power: 'on',
  });
  assert.equal(radioOf(node, status({ usrp_type: 'none' })), null);
});

test('the state in words says all that the picture says', () => {
  const all = {
    available: 'ko',
    cmc_on_off: 'on',
    control_ssh: 'on',
    os_release: 'debian-12',
    usrp_on_off: 'off',
  };
  assert.equal(describe(node, status(all)), 'out of order, on, answers ssh, Debian 12, radio b210 off');
});
