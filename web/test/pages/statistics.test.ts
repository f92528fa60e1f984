import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chart, choose, csv, type Fact, PLAIN_VIEW, totals } from '../../src/pages/statistics/aggregate.js';

const fact = (slice: string, family: string, month: string, hours: number, leases = 1): Fact => ({
  slice,
  family,
  month,
  hours,
  leases,
});

const facts = [
  fact('s1', 'academia', '2025-11', 2),
  fact('s2', 'industry', '2025-11', 3),
  fact('s1', 'academia', '2026-02', 5, 4),
];

test('every month from the first to the last has a bar, and the bars add up', () => {
  const { series, periods } = chart(facts, PLAIN_VIEW);
  assert.deepEqual(series, ['academia', 'industry']);
  assert.deepEqual(
    periods.map(({ label, total }) => `${label} ${total}`),
    ['2025-11 5', '2025-12 0', '2026-01 0', '2026-02 5'],
  );
  assert.deepEqual(periods[0]!.parts, [2, 3]);
});

test('years add up months', () => {
  const { periods } = chart(facts, { ...PLAIN_VIEW, per: 'year', measure: 'leases' });
  assert.deepEqual(
    periods.map(({ label, total }) => [label, total]),
    [
      ['2025', 2],
      ['2026', 4],
    ],
  );
});

test('more names than colours share the last one, and nothing is lost', () => {
  const many = Array.from({ length: 30 }, (_, index) => fact(`s${index}`, 'f', '2026-01', index + 1));
  const { series, periods } = chart(many, { ...PLAIN_VIEW, by: 'slice' });
  assert.equal(series.length, 8);
  assert.equal(series.at(-1), 'others');
  assert.equal(
    periods[0]!.parts.reduce((sum, part) => sum + part),
    465,
  );
});

test('a view chooses by month, family and slice', () => {
  assert.equal(choose(facts, { ...PLAIN_VIEW, from: '2025-12' }).length, 1);
  assert.equal(choose(facts, { ...PLAIN_VIEW, until: '2025-11', family: 'industry' }).length, 1);
  assert.equal(choose(facts, { ...PLAIN_VIEW, slice: 's3' }).length, 0);
});

test('totals come with the largest first', () => {
  assert.deepEqual(totals(facts, 'slice', 'hours'), [
    { name: 's1', hours: 7, leases: 5 },
    { name: 's2', hours: 3, leases: 1 },
  ]);
});

test('the CSV has a line for each slice and period, quotes what needs it and starts no formula', () => {
  const lines = csv([...facts, fact('=1+1', 'a,b', '2026-02', 1 / 3)], 'month').split('\n');
  assert.equal(lines[0], 'month,slice,family,leases,hours');
  assert.ok(lines.includes('2026-02,s1,academia,4,5'));
  assert.ok(lines.includes(`2026-02,'=1+1,"a,b",1,0.33`));
});
