import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Problem } from '../../src/server/records.js';
import { lookOf } from '../../src/timeline/core/colour.js';
import { cancellationOf, changesOf, draftFor, isUnchanged, leaseOf } from '../../src/timeline/core/draft.js';
import { runsOf } from '../../src/timeline/core/runs.js';
import { ChangeSummary, spoken, stateWord } from '../../src/timeline/core/speech.js';
import { allowedText, refusalTitle } from '../../src/timeline/sheet/wording.js';
import { hour, lease, utc, world } from './rendering.js';

const listener = { labels: utc, now: hour(9), isMine: (slice: string) => slice === 'ada' };

describe('what is said', () => {
  test('of a run: the resource, what it is, when, and whose', () => {
    const source = world(['c', 'c>n1'], [lease('ada c 10-12', { note: 'sweep' }), 'bob n1 14-15']);
    const words = (name: string) =>
      runsOf(source, name, { start: hour(0), end: hour(24) }, { least: 0, most: 99 }).map((run) =>
        spoken(name, run, listener),
      );
    assert.deepEqual(words('n1').slice(0, 4), [
      'n1: free Mon 2 Nov 00:00 to 10:00',
      'n1: ada, yours, booked, Mon 2 Nov 10:00 to 12:00, through c, sweep',
      'n1: free Mon 2 Nov 12:00 to 14:00',
      'n1: bob, booked, Mon 2 Nov 14:00 to 15:00',
    ]);
    assert.equal(words('c')[3], 'c: partly taken Mon 2 Nov 14:00 to 15:00, 1 lease on parts of it');
  });

  test('of a state: what the server says, else what the clock says', () => {
    const word = (state: string, from: number, to: number) => {
      const each = lease(`x n ${from}-${to}`, { state });
      return stateWord({ lease: each, start: hour(from), end: hour(to), phase: null }, listener.now);
    };
    assert.deepEqual(
      [
        word('OPEN', 10, 11),
        word('OPEN', 8, 10),
        word('OPEN', 7, 9),
        word('FULFILLED', 8, 10),
        word('ERROR', 8, 10),
      ],
      ['booked', 'running', 'over', 'running', 'in error'],
    );
  });

  test('of many changes: one sentence', () => {
    const summary = new ChangeSummary();
    assert.equal(summary.take(), '');
    summary.add('added', () => 'new lease of bob, Mon 2 Nov 10:00 to 11:00');
    assert.equal(summary.take(), 'new lease of bob, Mon 2 Nov 10:00 to 11:00 in view');
    ['a', 'b'].forEach((each) => summary.add('changed', () => each));
    summary.add('gone', () => 'c');
    assert.equal(summary.take(), '2 leases changed, 1 lease gone in view');
    assert.equal(summary.take(), '');
  });

  test('of a refusal: which rule, and what it would allow', () => {
    const problem: Problem = {
      type: '',
      title: 'Refused',
      status: 422,
      detail: '',
      code: 'refused-by-policy',
      rule: 'maximum-length',
    };
    assert.equal(refusalTitle(problem), 'Too long');
    assert.equal(
      allowedText({ ...problem, allowed: 'an end at or before 2026-11-02T10:00:00Z' }, utc),
      'Allowed: an end at or before Mon 2 Nov 10:00.',
    );
    assert.equal(allowedText(problem, utc), '');
  });
});

describe('a wish', () => {
  const known = lease('ada n1 10-12', { note: 'sweep' });

  test('says only what it changes', () => {
    const draft = draftFor('amend', known);
    assert.ok(isUnchanged(draft));
    assert.deepEqual(changesOf({ ...draft, end: hour(13), note: '' }), {
      end: '2026-11-02T13:00:00Z',
      note: '',
    });
    assert.deepEqual(changesOf({ ...draft, resources: ['n2'] }), { resources: ['n2'] });
  });

  test('is drawn as the lease it would become', () => {
    const draft = draftFor('amend', known);
    assert.equal(leaseOf({ ...draft, start: hour(11) }, -1).start, '2026-11-02T11:00:00Z');
    assert.equal(leaseOf({ ...draft, kind: 'book', lease: undefined }, -1).id, -1);
  });

  test('to cancel falls under the rule of its time', () => {
    const held = { lease: known, start: hour(10), end: hour(12), phase: null };
    assert.deepEqual(cancellationOf(held, hour(9), 0), { rule: 'gone', until: hour(10) });
    assert.deepEqual(cancellationOf(held, hour(11), hour(11.5)), { rule: 'cut', until: hour(11.5) });
    assert.deepEqual(cancellationOf(held, hour(12), hour(13)), { rule: 'over', until: hour(12) });
  });
});

describe('the look of a slice', () => {
  const key = (slice: string) => {
    const { hue, shade, texture } = lookOf(slice);
    return `${hue} ${shade} ${texture}`;
  };

  test('depends on its name alone', () => {
    assert.equal(key('inria_oai'), key('inria_oai'));
  });

  test('tells a hundred slices apart, but for a few pairs', () => {
    const names = Array.from({ length: 107 }, (_, i) => `slice_${String(i).padStart(3, '0')}`);
    assert.ok(new Set(names.map(key)).size >= 90, `${new Set(names.map(key)).size}`);
  });

  test(
    'tells the slices of a real facility apart, where its data are at hand',
    { skip: realSlices() === null && 'no real data here' },
    () => {
      const names = realSlices()!;
      assert.ok(new Set(names.map(key)).size >= 0.88 * names.length);
    },
  );
});

function realSlices(): string[] | null {
  try {
    const text = readFileSync('../../shared/data/r2lab/slices.csv', 'utf8');
    return text
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[0]!);
  } catch {
    return null;
  }
}
