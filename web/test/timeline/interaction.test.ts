import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { movedSpan, obstacles, resizedSpan, spanBetween } from '../../src/timeline/core/edits.js';
import { Grain } from '../../src/timeline/core/grain.js';
import { Interaction } from '../../src/timeline/core/interaction.js';
import { type Cursor, type Ground, entryOf, moved } from '../../src/timeline/core/navigate.js';
import type { Span } from '../../src/timeline/core/records.js';
import { runsOf } from '../../src/timeline/core/runs.js';
import { HOUR, MINUTE, Zone } from '../../src/timeline/core/zone.js';
import { hour, lease, world } from './rendering.js';

const grain = new Grain(10 * MINUTE, Zone.of('UTC'));
const clockwork = { grain, now: hour(9) + 4 * MINUTE };
const hours = (span: Span | null) => span && [(span.start - hour(0)) / HOUR, (span.end - hour(0)) / HOUR];

describe('spans under the hand', () => {
  test('are whole grains, whichever way they are drawn', () => {
    const one = hour(10) + 3 * MINUTE;
    const other = hour(11) + 1 * MINUTE;
    const expected = { start: hour(10), end: hour(11) + 10 * MINUTE };
    assert.deepEqual(spanBetween(one, other, clockwork), expected);
    assert.deepEqual(spanBetween(other, one, clockwork), expected);
    assert.deepEqual(hours(spanBetween(hour(10), hour(10), clockwork)), [10, 10 + 1 / 6]);
  });

  test('that start in the past start now, and those that end there are none', () => {
    assert.deepEqual(hours(spanBetween(hour(7), hour(11), clockwork)), [9, 11]);
    assert.equal(spanBetween(hour(7), hour(8), clockwork), null);
  });

  test('move as one piece, not into the past, and not once begun', () => {
    const span = { start: hour(12), end: hour(14) };
    assert.deepEqual(hours(movedSpan(span, 2 * HOUR + MINUTE, clockwork)), [14, 16]);
    assert.deepEqual(hours(movedSpan(span, -9 * HOUR, clockwork)), [9, 11]);
    assert.deepEqual(hours(movedSpan({ start: hour(8), end: hour(10) }, HOUR, clockwork)), [8, 10]);
  });

  test('are resized at either end, keep a grain, and end after now', () => {
    const span = { start: hour(12), end: hour(14) };
    assert.deepEqual(hours(resizedSpan(span, 'end', hour(16), clockwork)), [12, 16]);
    assert.deepEqual(hours(resizedSpan(span, 'end', hour(1), clockwork)), [12, 12 + 1 / 6]);
    assert.deepEqual(hours(resizedSpan(span, 'start', hour(11), clockwork)), [11, 14]);
    assert.deepEqual(hours(resizedSpan(span, 'start', hour(20), clockwork)), [14 - 1 / 6, 14]);
    assert.deepEqual(hours(resizedSpan(span, 'start', hour(1), clockwork)), [9, 14]);
    const running = { start: hour(8), end: hour(10) };
    assert.deepEqual(hours(resizedSpan(running, 'end', hour(1), clockwork)), [8, 9 + 1 / 6]);
    assert.deepEqual(hours(resizedSpan(running, 'start', hour(5), clockwork)), [8, 10]);
  });

  test('meet what is on, above and below their resources, and touching is not meeting', () => {
    const source = world(['c', 'c>n1', 'c>n2'], ['ada c 10-12', 'bob n1 12-13', 'eve n2 14-15']);
    const met = (names: string[], from: number, to: number, own?: number) =>
      obstacles(source, names, { start: hour(from), end: hour(to) }, own).map(
        (each) => each.held?.lease.slice,
      );
    assert.deepEqual(met(['n2'], 10, 14), ['ada']);
    assert.deepEqual(met(['c'], 12, 16).sort(), ['bob', 'eve']);
    assert.deepEqual(met(['n1'], 13, 16), []);
    const own = source.store.on('c', { start: hour(10), end: hour(12) })[0]!.lease.id;
    assert.deepEqual(met(['c'], 11, 12, own), []);
  });
});

describe('a gesture', () => {
  const start = (resources: string[], leases: Parameters<typeof world>[1]) => {
    const source = { ...world(resources, leases), clockwork: () => clockwork };
    return { source, gesture: new Interaction(source) };
  };

  test('selects time and rows, the whole instead of its parts', () => {
    const { gesture } = start(['c', 'c>n1', 'x'], []);
    gesture.startSelecting(1, hour(10));
    gesture.drag(2, hour(12));
    assert.deepEqual([gesture.plan!.resources, ...hours(gesture.plan)!], [['n1', 'x'], 10, 12]);
    gesture.drag(0, hour(12));
    assert.deepEqual(gesture.plan!.resources, ['c']);
  });

  test('hears of a lease that arrives where it wants to be, once', () => {
    const { gesture, source } = start(['n1'], []);
    gesture.startSelecting(0, hour(10), hour(12));
    assert.equal(gesture.recheck(), false);
    source.store.put(lease('bob n1 11-13'));
    assert.equal(gesture.recheck(), true);
    assert.equal(gesture.recheck(), false);
    assert.equal(gesture.inTheWay[0]!.held!.lease.slice, 'bob');
    assert.deepEqual(hours(gesture.plan), [10, 12]);
  });

  test('moves a lease in time and to another resource, but the lease of a whole from its part only in time', () => {
    const { gesture, source } = start(['c', 'c>n1', 'x'], ['ada x 12-14', 'bob c 16-17']);
    const [held] = source.store.on('x', { start: hour(0), end: hour(24) });
    gesture.startMoving(held!, 2);
    gesture.drag(1, 0, HOUR);
    assert.deepEqual([gesture.plan!.resources, ...hours(gesture.plan)!], [['n1'], 13, 15]);
    const [whole] = source.store.on('c', { start: hour(0), end: hour(24) });
    gesture.startMoving(whole!, 1);
    gesture.drag(2, 0, HOUR);
    assert.deepEqual([gesture.plan!.resources, ...hours(gesture.plan)!], [['c'], 17, 18]);
  });

  test('is nudged by the keyboard, swaps the end it pulls, and is given up', () => {
    const { gesture, source } = start(['n1'], ['ada n1 12-14']);
    const [held] = source.store.on('n1', { start: hour(0), end: hour(24) });
    gesture.startResizing(held!, 0, 'end');
    gesture.nudge(HOUR, 0);
    assert.deepEqual(hours(gesture.plan), [12, 15]);
    gesture.swapEdge();
    gesture.nudge(-HOUR, 0);
    assert.deepEqual([gesture.edge, ...hours(gesture.plan)!], ['start', 11, 14]);
    gesture.cancel();
    assert.deepEqual([gesture.kind, gesture.plan], [null, null]);
  });

  test('follows what is typed in the sheet', () => {
    const { gesture } = start(['n1', 'n2', 'n3'], ['bob n3 11-13']);
    gesture.startSelecting(0, hour(10), hour(11));
    gesture.revise({ start: hour(12), end: hour(13) }, ['n2', 'n3']);
    assert.deepEqual(
      [gesture.plan!.firstRow, gesture.plan!.lastRow, ...hours(gesture.plan)!],
      [1, 2, 12, 13],
    );
    assert.equal(gesture.inTheWay.length, 1);
    gesture.refuse();
    assert.ok(gesture.plan!.refused);
  });
});

describe('the keyboard', () => {
  const source = world(['n1', 'n2', 'n3'], ['ada n1 10-12', 'bob n2 11-13']);
  const window = { start: hour(0), end: hour(24) };
  const ground: Ground = {
    rowCount: 3,
    pageSize: 2,
    window,
    grain,
    now: clockwork.now,
    runs: (row) => runsOf(source, `n${row + 1}`, window, { least: 0, most: 40 }),
  };
  const from = (row: number, at: number, onName = false): Cursor => ({ row, instant: hour(at), onName });
  const go = (cursor: Cursor, ...commands: Parameters<typeof moved>[1][]) =>
    commands.reduce((at, command) => moved(at, command, ground).cursor, cursor);
  const place = ({ row, instant, onName }: Cursor) => [row, onName ? 'name' : (instant - hour(0)) / HOUR];

  test('goes from run to run and enters a gap where it can still be booked', () => {
    assert.deepEqual(place(go(from(0, 9), 'right')), [0, 10]);
    assert.deepEqual(place(go(from(0, 9), 'right', 'right')), [0, 12]);
    assert.deepEqual(place(go(from(0, 10), 'left')), [0, 9]);
    assert.equal(entryOf({ kind: 'free', start: hour(0), end: hour(10) }, ground), hour(9));
    assert.equal(entryOf({ kind: 'free', start: hour(0), end: hour(8) }, ground), hour(0));
  });

  test('keeps the instant from row to row', () => {
    assert.deepEqual(place(go(from(0, 11), 'down')), [1, 11]);
    assert.deepEqual(place(go(from(0, 11), 'down', 'down', 'down')), [2, 11]);
    assert.deepEqual(place(go(from(2, 11), 'pageUp')), [0, 11]);
    assert.deepEqual(place(go(from(0, 11), 'last', 'first', 'pageDown')), [2, 11]);
  });

  test('goes to the name of the row and back, and to its last run', () => {
    assert.deepEqual(place(go(from(0, 11), 'home')), [0, 'name']);
    assert.deepEqual(place(go(from(0, 11), 'home', 'left')), [0, 'name']);
    assert.deepEqual(place(go(from(0, 11), 'home', 'right')), [0, 9]);
    assert.deepEqual(place(go(from(0, 0), 'end')), [0, 12]);
  });

  test('goes by grain, and takes the window along over its edge', () => {
    assert.deepEqual(place(go(from(0, 11), 'later')), [0, 11 + 1 / 6]);
    assert.deepEqual(place(go(from(0, 11), 'earlier')), [0, 11 - 1 / 6]);
    assert.equal(moved(from(0, 13), 'right', ground).pan, 12 * HOUR);
    assert.equal(moved(from(0, 0), 'left', ground).pan, -12 * HOUR);
    assert.ok(moved(from(0, 24 - 1 / 6), 'later', ground).pan >= 12 * HOUR);
    assert.ok(moved(from(0, 0), 'earlier', ground).pan <= -12 * HOUR);
  });
});
