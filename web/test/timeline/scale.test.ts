import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TimeScale, majorStep, minorStep, ticks, windowEnd, zoomOf } from '../../src/timeline/core/scale.js';
import { DAY, HOUR, Zone } from '../../src/timeline/core/zone.js';
import { paris as labels } from './rendering.js';

const paris = Zone.of('Europe/Paris');
const day = (text: string) => paris.instant(Date.parse(`${text}T00:00Z`));

function scaleOf(from: string, days: number, width = 1200): TimeScale {
  const start = day(from);
  return new TimeScale(start, windowEnd(start, days, paris), width);
}

function minorLabels(from: string, days: number, width?: number): string[] {
  const scale = scaleOf(from, days, width);
  const step = minorStep(scale);
  return ticks(scale.from, scale.until, step, paris).map((tick) =>
    labels.tick(tick, step, scale.x(tick.end) - scale.x(tick.start)),
  );
}

describe('a time scale', () => {
  test('maps instants to pixels and back', () => {
    const scale = new TimeScale(0, DAY, 1200);
    assert.equal(scale.x(DAY / 2), 600);
    assert.equal(scale.instant(600), DAY / 2);
    assert.equal(scale.time(50), HOUR);
  });

  test('chooses steps from minutes to years that can be read', () => {
    const names = [1 / 24, 1, 3, 7, 31, 92, 366].map((days) => {
      const { unit, count } = minorStep(scaleOf('2026-11-02', days));
      return `${count} ${unit}`;
    });
    assert.deepEqual(names, ['5 minute', '1 hour', '3 hour', '12 hour', '1 day', '1 week', '1 month']);
  });

  test('puts days over hours, months over days and years over months', () => {
    const upper = [1, 31, 366].map((days) => majorStep(minorStep(scaleOf('2026-11-02', days))).unit);
    assert.deepEqual(upper, ['day', 'month', 'year']);
  });

  test('draws the hour that comes twice, and leaves out the one that is skipped', () => {
    const autumn = minorLabels('2026-10-25', 1);
    assert.equal(autumn.length, 25);
    assert.deepEqual(autumn.slice(1, 5), ['01:00', '02:00', '02:00', '03:00']);
    const spring = minorLabels('2026-03-29', 1);
    assert.equal(spring.length, 23);
    assert.deepEqual(spring.slice(1, 4), ['01:00', '03:00', '04:00']);
  });

  test('keeps longer steps on round hours on such days', () => {
    const scale = scaleOf('2026-03-28', 3);
    const spring = ticks(scale.from, scale.until, minorStep(scale), paris).map((tick) =>
      labels.time(tick.start),
    );
    assert.equal(spring.filter((label) => label === '03:00').length, 3);
    assert.equal(spring.filter((label) => label === '00:00').length, 3);
  });

  test('covers the window without gap or overlap at every zoom', () => {
    for (const days of [1 / 24, 0.25, 1, 3, 7, 14, 31, 92, 366]) {
      const scale = scaleOf('2026-03-20', days);
      const fields = ticks(scale.from, scale.until, minorStep(scale), paris);
      assert.ok(fields[0]!.start <= scale.from && fields.at(-1)!.end >= scale.until);
      fields.slice(1).forEach((field, i) => assert.equal(field.start, fields[i]!.end));
      assert.ok(fields.length < 62, `${days} days: ${fields.length}`);
    }
  });

  test('starts in the middle of a field when the window does', () => {
    const from = day('2026-11-02') + 2.5 * HOUR;
    const fields = ticks(from, from + DAY, minorStep(scaleOf('2026-11-02', 1)), paris);
    assert.equal(fields[0]!.start, from - 0.5 * HOUR);
  });

  test('ends whole days at midnight though clocks change', () => {
    assert.equal(windowEnd(day('2026-10-25'), 1, paris) - day('2026-10-25'), 25 * HOUR);
    assert.equal(windowEnd(day('2026-10-25'), 0.5, paris) - day('2026-10-25'), 12 * HOUR);
  });

  test('names the nearest zoom', () => {
    assert.deepEqual(
      [0.2, 1.2, 3, 8, 30, 300].map((days) => zoomOf(days).name),
      ['hours', 'day', '3days', 'week', 'month', 'year'],
    );
  });
});

describe('labels', () => {
  const at = (text: string) => Date.parse(text);

  test('say spans within a day, over days, and of whole days', () => {
    assert.equal(labels.span(at('2026-11-23T08:00Z'), at('2026-11-23T10:00Z')), 'Mon 23 Nov 09:00 to 11:00');
    assert.equal(
      labels.span(at('2026-11-23T08:00Z'), at('2026-11-24T10:00Z')),
      'Mon 23 Nov 09:00 to Tue 24 Nov 11:00',
    );
    assert.equal(labels.span(day('2026-11-23'), day('2026-11-27')), 'Mon 23 Nov to Thu 26 Nov');
    assert.equal(labels.span(day('2026-11-23'), day('2026-11-24')), 'Mon 23 Nov');
    assert.equal(labels.span(day('2026-11-24') - 2 * HOUR, day('2026-11-24')), 'Mon 23 Nov 22:00 to 24:00');
  });

  test('tell the two equal hours of autumn apart', () => {
    assert.equal(labels.time(at('2026-10-25T00:30Z')), '02:30 (UTC+2)');
    assert.equal(labels.time(at('2026-10-25T01:30Z')), '02:30 (UTC+1)');
    assert.equal(labels.time(at('2026-10-25T02:30Z')), '03:30');
  });

  test('say how long an unusual day is', () => {
    assert.equal(labels.longDay(at('2026-03-29T12:00Z')), 'Sunday 29 March 2026, a day of 23 hours');
    assert.equal(labels.longDay(at('2026-11-23T12:00Z')), 'Monday 23 November 2026');
  });

  test('say durations', () => {
    assert.deepEqual(
      [0, 600_000, HOUR, 2.5 * HOUR, 26 * HOUR, 2 * DAY].map((each) => labels.duration(each)),
      ['0 min', '10 min', '1 h', '2 h 30 min', '1 day 2 h', '2 days'],
    );
  });

  test('head the window', () => {
    assert.equal(labels.window(day('2026-11-23'), day('2026-11-24')), 'Monday 23 November 2026');
    assert.equal(labels.window(day('2026-11-23'), day('2026-11-26')), '23 – 25 November 2026');
    assert.equal(labels.window(day('2026-11-30'), day('2026-12-03')), '30 Nov – 2 Dec 2026');
    assert.equal(labels.window(day('2026-12-30'), day('2027-01-03')), '30 Dec 2026 – 2 Jan 2027');
  });
});
