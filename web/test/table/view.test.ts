import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, type Row } from '../../src/table/columns.js';
import { PLAIN_VIEW, readView, type TableView, writeView } from '../../src/table/view.js';

function row(name: string, attributes: Record<string, string> = {}, seenAt = '2026-01-01T00:00:00Z'): Row {
  return {
    resource: {
      id: 1,
      facility: 'lab',
      name,
      type: 'node',
      title: '',
      parent: null,
      position: null,
      properties: {},
      bookable: true,
    },
    status: { resource: name, attributes, seenAt },
    lease: null,
    now: 0,
    zone: undefined,
  };
}

const names = (rows: Row[]) => rows.map(({ resource }) => resource.name).join(' ');
const byName = PLAIN_VIEW.sort;

test('a view survives its way through the address', () => {
  const view: TableView = {
    columns: ['power', 'lease'],
    sort: { column: 'seen', descending: true },
    filters: { radio: 'b210 & more', name: 'fit' },
    aliveOnly: true,
    hidden: ['fit01', 'fit02'],
    showHidden: true,
  };
  assert.deepEqual(readView(writeView(view)), view);
  assert.equal(writeView(PLAIN_VIEW), '');
  assert.deepEqual(readView(''), PLAIN_VIEW);
});

test('numbers in names count as numbers', () => {
  assert.equal(names(arrange([row('fit10'), row('fit9'), row('fit1')], {}, byName)), 'fit1 fit9 fit10');
});

test('sorting backwards keeps those without a value at the other end', () => {
  const rows = [row('a', { data_interface: 'data' }), row('b'), row('c', { data_interface: 'ctrl' })];
  assert.equal(names(arrange(rows, {}, { column: 'data', descending: false })), 'c a b');
  assert.equal(names(arrange(rows, {}, { column: 'data', descending: true })), 'b a c');
});

test('last seen sorts the newest first', () => {
  const rows = [row('old', {}, '2020-01-01T00:00:00Z'), row('new', {}, '2026-01-01T00:00:00Z')];
  assert.equal(names(arrange(rows, {}, { column: 'seen', descending: false })), 'new old');
});

test('a text filter finds a part, a choice the whole, and all of them must pass', () => {
  const rows = [
    row('fit01', { cmc_on_off: 'on', available: 'ok' }),
    row('fit02', { cmc_on_off: 'off', available: 'ok' }),
    row('pc01', { cmc_on_off: 'on', available: 'ko' }),
  ];
  assert.equal(names(arrange(rows, { name: '01' }, byName)), 'fit01 pc01');
  assert.equal(names(arrange(rows, { power: 'on' }, byName)), 'fit01 pc01');
  assert.equal(names(arrange(rows, { power: 'on', available: 'in order' }, byName)), 'fit01');
});
