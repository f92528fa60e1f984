import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, changed, movedBefore, movedBy, type WidgetPlace } from '../../src/board/layout.js';

const place = (key: string, more: Partial<WidgetPlace> = {}): WidgetPlace => ({
  key,
  width: 6,
  height: 10,
  hidden: false,
  ...more,
});

const defaults = [place('leases'), place('map'), place('table')];
const keys = (places: WidgetPlace[]) => places.map(({ key }) => key).join(' ');

test('what was saved comes back, and a widget that is new comes where the page puts it', () => {
  const saved = { version: 1, widgets: [place('table', { width: 4 }), place('leases', { hidden: true })] };
  const places = arranged(defaults, saved);
  assert.equal(keys(places), 'table map leases');
  assert.equal(places[0]!.width, 4);
  assert.equal(places[2]!.hidden, true);
});

test('rubbish in what was saved does no harm', () => {
  assert.deepEqual(arranged(defaults, null), defaults);
  assert.deepEqual(arranged(defaults, { widgets: 'no' }), defaults);
  const odd = {
    widgets: [null, { key: 'nothing' }, { key: 'map', width: 'wide', height: 1e9 }, { key: 'map' }],
  };
  const places = arranged(defaults, odd);
  assert.equal(keys(places), 'leases map table');
  assert.deepEqual(places[1], place('map', { height: 40 }));
});

test('a widget moves before another, or to the end', () => {
  assert.equal(keys(movedBefore(defaults, 'table', 'leases')), 'table leases map');
  assert.equal(keys(movedBefore(defaults, 'leases', null)), 'map table leases');
});

test('a step moves past what is shown, not past what is hidden, and stops at the ends', () => {
  const places = [place('a'), place('b', { hidden: true }), place('c'), place('d')];
  assert.equal(keys(movedBy(places, 'a', 1)), 'b c a d');
  assert.equal(keys(movedBy(places, 'c', -1)), 'c a b d');
  assert.equal(movedBy(places, 'a', -1), places);
  assert.equal(movedBy(places, 'd', 1), places);
});

test('sizes stay within bounds', () => {
  assert.equal(changed(defaults, 'map', { width: 99 })[1]!.width, 12);
  assert.equal(changed(defaults, 'map', { width: 0, height: 0 })[1]!.height, 3);
});
