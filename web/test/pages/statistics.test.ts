import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chart, choose, csv, type Fact, PLAIN_VIEW } from '../../src/pages/statistics/aggregate.js';

const fact = (slice: string, family: string, period: string, hours: number, leases = 1): Fact => ({
  slice,
  family,
  period,
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

test('years are counted as years', () => {
  const years = [fact('s1', 'academia', '2024', 1), fact('s1', 'academia', '2026', 2)];
  const { periods } = chart(years, { ...PLAIN_VIEW, per: 'year' });
  assert.deepEqual(
    periods.map(({ label, total }) => `${label} ${total}`),
    ['2024 1', '2025 0', '2026 2'],
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

test('a view chooses by family and slice', () => {
  const chosen = (view: object) => choose(facts, { ...PLAIN_VIEW, ...view }, ({ slice }) => slice).length;
  assert.equal(chosen({}), 3);
  assert.equal(chosen({ family: 'industry' }), 1);
  assert.equal(chosen({ slice: 's1' }), 2);
  assert.equal(chosen({ family: 'industry', slice: 's1' }), 0);
});

test('the CSV has a line for each slice and period, quotes what needs it and starts no formula', () => {
  const lines = csv([...facts, fact('=1+1', 'a,b', '2026-02', 0.33)], 'month').split('\n');
  assert.equal(lines[0], 'month,slice,family,leases,hours');
  assert.ok(lines.includes('2026-02,s1,academia,4,5'));
  assert.ok(lines.includes(`2026-02,'=1+1,"a,b",1,0.33`));
});
