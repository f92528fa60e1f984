import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Grain } from '../../src/timeline/core/grain.js';
import { HOUR, MINUTE, Zone, isKnownZone } from '../../src/timeline/core/zone.js';

const paris = Zone.of('Europe/Paris');
const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

describe('a time zone', () => {
  test('knows its offset before, at and after a change of clocks', () => {
    const change = at('2026-03-29T01:00:00Z');
    assert.equal(paris.offset(change - 1), HOUR);
    assert.equal(paris.offset(change), 2 * HOUR);
    assert.equal(paris.offset(at('2026-10-25T00:59:59Z')), 2 * HOUR);
    assert.equal(paris.offset(at('2026-10-25T01:00:00Z')), HOUR);
  });

  test('finds the instant of a wall-clock time', () => {
    assert.equal(iso(paris.instant(at('2026-11-23T09:00:00Z'))), '2026-11-23T08:00:00Z');
    assert.equal(iso(paris.instant(at('2026-07-01T09:00:00Z'))), '2026-07-01T07:00:00Z');
  });

  test('takes the first of two instants that clocks show alike, and moves on what they skip', () => {
    assert.equal(iso(paris.instant(at('2026-10-25T02:30:00Z'))), '2026-10-25T00:30:00Z');
    assert.equal(iso(paris.instant(at('2026-03-29T02:30:00Z'))), '2026-03-29T01:30:00Z');
    assert.ok(paris.isAmbiguous(at('2026-10-25T02:30:00Z')));
    assert.ok(!paris.isAmbiguous(at('2026-10-25T03:00:00Z')));
    assert.ok(!paris.isAmbiguous(at('2026-03-29T02:30:00Z')));
  });

  test('has days of 23, 24 and 25 hours', () => {
    assert.equal(paris.hoursOfDay(at('2026-03-29T12:00:00Z')), 23);
    assert.equal(paris.hoursOfDay(at('2026-03-30T12:00:00Z')), 24);
    assert.equal(paris.hoursOfDay(at('2026-10-25T12:00:00Z')), 25);
  });

  test('keeps the wall-clock time when days are added across a change', () => {
    const nine = paris.instant(at('2026-03-28T09:00:00Z'));
    assert.equal(iso(paris.local(paris.addDays(nine, 1))), '2026-03-29T09:00:00Z');
    assert.equal(paris.addDays(nine, 1) - nine, 23 * HOUR);
  });

  test('starts weeks on Monday and months on the first', () => {
    assert.equal(iso(paris.startOfWeek(at('2026-11-22T12:00:00Z'))), '2026-11-15T23:00:00Z');
    assert.equal(iso(paris.startOfMonth(at('2026-11-22T12:00:00Z'))), '2026-10-31T23:00:00Z');
    assert.equal(iso(paris.addMonths(at('2026-11-22T12:00:00Z'), 2)), '2026-12-31T23:00:00Z');
  });

  test('manages offsets and changes that are no whole hours', () => {
    const howe = Zone.of('Australia/Lord_Howe');
    assert.equal(howe.hoursOfDay(at('2026-04-05T00:00:00Z')), 24.5);
    assert.equal(howe.hoursOfDay(at('2026-10-04T00:00:00Z')), 23.5);
    assert.equal(Zone.of('Asia/Kathmandu').offset(0), 5.5 * HOUR);
    assert.equal(Zone.of('Asia/Kathmandu').offset(at('2026-01-01T00:00:00Z')), 5.75 * HOUR);
  });

  test('agrees with Intl at every half hour of two years', () => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' });
    const newYork = Zone.of('America/New_York');
    for (let t = at('2025-12-31T00:00:00Z'); t < at('2027-12-31T00:00:00Z'); t += 30 * MINUTE) {
      assert.equal(new Date(newYork.local(t)).toISOString().slice(11, 16), format.format(t));
    }
  });

  test('says which names it knows', () => {
    assert.ok(isKnownZone('Europe/Paris'));
    assert.ok(!isKnownZone('Europe/Atlantis'));
  });
});

describe('a grain', () => {
  const ten = new Grain(10 * MINUTE, paris);

  test('rounds down, up and to the nearest', () => {
    const t = at('2026-11-23T09:17:00Z');
    assert.equal(iso(ten.floor(t)), '2026-11-23T09:10:00Z');
    assert.equal(iso(ten.ceil(t)), '2026-11-23T09:20:00Z');
    assert.equal(iso(ten.round(t)), '2026-11-23T09:20:00Z');
    assert.equal(ten.ceil(ten.floor(t)), ten.floor(t));
  });

  test('counts through both of two equal hours', () => {
    const first = at('2026-10-25T00:50:00Z');
    assert.equal(iso(ten.plus(first, 1)), '2026-10-25T01:00:00Z');
    assert.equal(iso(ten.floor(at('2026-10-25T01:35:00Z'))), '2026-10-25T01:30:00Z');
  });

  test('of a day is the local day, however long', () => {
    const day = new Grain(24 * HOUR, paris);
    assert.equal(iso(day.floor(at('2026-10-25T22:00:00Z'))), '2026-10-24T22:00:00Z');
    assert.equal(iso(day.ceil(at('2026-10-25T12:00:00Z'))), '2026-10-25T23:00:00Z');
    assert.equal(iso(day.plus(at('2026-10-25T12:00:00Z'), -1)), '2026-10-23T22:00:00Z');
  });

  test('of six hours follows the clock across its change', () => {
    const quarter = new Grain(6 * HOUR, paris);
    assert.equal(iso(quarter.floor(at('2026-03-29T10:30:00Z'))), '2026-03-29T10:00:00Z');
    assert.equal(iso(quarter.floor(at('2026-03-29T03:30:00Z'))), '2026-03-28T23:00:00Z');
  });

  test('never rounds down past another grain or up short of the instant', () => {
    for (const grain of [
      ten,
      new Grain(HOUR, paris),
      new Grain(6 * HOUR, paris),
      new Grain(24 * HOUR, paris),
    ]) {
      for (let t = at('2026-10-24T00:00:00Z'); t < at('2026-10-27T00:00:00Z'); t += 7 * MINUTE) {
        assert.ok(grain.floor(t) <= t && t < grain.plus(t, 1), iso(t));
        assert.ok(grain.ceil(t) >= t && grain.floor(grain.ceil(t)) === grain.ceil(t), iso(t));
      }
    }
  });
});
