import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Detail, runsOf } from '../../src/timeline/core/runs.js';
import { HOUR } from '../../src/timeline/core/zone.js';
import { hour, line, world } from './rendering.js';

const TODAY = { start: hour(0), end: hour(24) };
const FINE: Detail = { least: 0, most: 100 };

const blackout = (resources: string[], from: number, to: number) => ({
  start: hour(from),
  end: hour(to),
  blackout: { id: 1, resources, start: '', end: '', reason: 'power' },
});

describe('the runs of a row', () => {
  test('are leases and the gaps between them', () => {
    const source = world(['n1'], ['ada n1 10-12', 'bob n1 14-16', 'eve n1 16-17']);
    assert.equal(
      line(runsOf(source, 'n1', TODAY, FINE)),
      'free 0-10 | ada 10-12 | free 12-14 | bob 14-16 | eve 16-17 | free 17-24',
    );
  });

  test('are one gap when nothing is booked', () => {
    assert.equal(line(runsOf(world(['n1'], []), 'n1', TODAY, FINE)), 'free 0-24');
  });

  test('are cut to the window', () => {
    const source = world(['n1'], ['ada n1 -4-2', 'bob n1 22-30', 'eve n1 30-31']);
    const runs = runsOf(source, 'n1', TODAY, FINE);
    assert.equal(line(runs), 'ada 0-2 | free 2-22 | bob 22-24');
  });

  test('show a lease of the whole on each part, as inherited', () => {
    const source = world(['chamber', 'chamber>n1'], ['ada chamber 10-12', 'bob n1 14-16']);
    assert.equal(
      line(runsOf(source, 'n1', TODAY, FINE)),
      'free 0-10 | ada@chamber 10-12 | free 12-14 | bob 14-16 | free 16-24',
    );
  });

  test('show on the whole where parts of it are taken', () => {
    const source = world(
      ['c', 'c>n1', 'c>n2'],
      ['ada n1 10-12', 'bob n2 11-13', 'eve c 15-16', 'ada n1 20-21'],
    );
    assert.equal(
      line(runsOf(source, 'c', TODAY, FINE)),
      'free 0-10 | partly2 10-13 | free 13-15 | eve 15-16 | free 16-20 | partly1 20-21 | free 21-24',
    );
  });

  test('count a lease on several parts once', () => {
    const source = world(['c', 'c>n1', 'c>n2'], ['ada n1+n2 10-12']);
    assert.equal(line(runsOf(source, 'c', TODAY, FINE)), 'free 0-10 | partly1 10-12 | free 12-24');
  });

  test('show maintenance where there is no lease, of the resource or all that includes it', () => {
    const source = { ...world(['c', 'c>n1', 'x'], ['ada n1 9-11']), blackouts: [blackout(['c'], 8, 12)] };
    assert.equal(
      line(runsOf(source, 'n1', TODAY, FINE)),
      'free 0-8 | blackout 8-9 | ada 9-11 | blackout 11-12 | free 12-24',
    );
    assert.equal(line(runsOf(source, 'x', TODAY, FINE)), 'free 0-24');
    const all = { ...source, blackouts: [blackout([], 20, 30)] };
    assert.equal(line(runsOf(all, 'x', TODAY, FINE)), 'free 0-20 | blackout 20-24');
  });

  test('stay in order where broken data overlap', () => {
    const source = world(['n1'], ['ada n1 10-14', 'bob n1 12-13', 'eve n1 13-16']);
    assert.equal(line(runsOf(source, 'n1', TODAY, FINE)), 'free 0-10 | ada 10-14 | eve 14-16 | free 16-24');
  });

  test('gather neighbours that are too short to tell apart', () => {
    const source = world(
      ['n1'],
      ['a n1 10-10.1', 'b n1 10.1-10.2', 'c n1 10.3-10.4', 'd n1 14-16', 'e n1 20-20.1'],
    );
    const runs = runsOf(source, 'n1', TODAY, { least: HOUR / 2, most: 100 });
    assert.equal(
      line(runs).replace(/\d+\.\d+/g, (each) => Number(each).toFixed(1)),
      'free 0-10 | crowd3 10-10.4 | free 10.4-14 | d 14-16 | free 16-20 | e 20-20.1 | free 20.1-24',
    );
  });

  test('are never more than asked for', () => {
    const leases = Array.from({ length: 200 }, (_, i) => `s${i} n1 ${i / 10}-${i / 10 + 0.05}`);
    const runs = runsOf(world(['n1'], leases), 'n1', TODAY, { least: 0, most: 40 });
    assert.ok(runs.length <= 40);
    const counted = runs.reduce((sum, run) => sum + (run.kind === 'free' ? 0 : (run.count ?? 1)), 0);
    assert.equal(counted, 200);
  });

  test('cover the window without gap or overlap, whatever lies in it', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 200; round++) {
      const leases = Array.from({ length: random(20) }, () => {
        const start = random(280) / 10 - 2;
        return `s${random(9)} ${['c', 'n1', 'n2'][random(3)]} ${start}-${start + 0.1 + random(60) / 10}`;
      });
      const source = { ...world(['c', 'c>n1', 'c>n2'], leases), blackouts: [blackout([], random(20), 21)] };
      for (const name of ['c', 'n1', 'n2']) {
        const runs = runsOf(source, name, TODAY, { least: random(3) * HOUR, most: 5 + random(40) });
        assert.equal(runs[0]!.start, TODAY.start);
        assert.equal(runs.at(-1)!.end, TODAY.end);
        runs.forEach((run, i) => {
          assert.ok(run.end > run.start);
          assert.ok(i === 0 || run.start === runs[i - 1]!.end, line(runs));
        });
      }
    }
  });
});
