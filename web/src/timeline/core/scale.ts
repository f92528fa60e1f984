import { DAY, HOUR, MINUTE, type Zone } from './zone.js';

/** The window of time that is shown, and how wide it is drawn. Instants map to pixels in a straight line. */
export class TimeScale {
  constructor(
    readonly from: number,
    readonly until: number,
    readonly width: number,
  ) {}

  x(instant: number): number {
    return ((instant - this.from) / (this.until - this.from)) * this.width;
  }

  instant(x: number): number {
    return this.from + (x / this.width) * (this.until - this.from);
  }

  /** How much time so many pixels are. */
  time(pixels: number): number {
    return (pixels / this.width) * (this.until - this.from);
  }
}

/** The distance between two lines of the time head. */
export interface Step {
  unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
  count: number;
  /** Its usual length in milliseconds. */
  length: number;
  /** The least width in pixels at which its labels can be read. */
  room: number;
}

const step = (unit: Step['unit'], count: number, one: number, room: number): Step => ({
  unit,
  count,
  length: count * one,
  room,
});

const STEPS: readonly Step[] = [
  step('minute', 5, MINUTE, 46),
  step('minute', 10, MINUTE, 46),
  step('minute', 30, MINUTE, 46),
  step('hour', 1, HOUR, 44),
  step('hour', 2, HOUR, 44),
  step('hour', 3, HOUR, 44),
  step('hour', 6, HOUR, 44),
  step('hour', 12, HOUR, 44),
  step('day', 1, DAY, 24),
  step('week', 1, 7 * DAY, 44),
  step('month', 1, 30.4 * DAY, 34),
  step('month', 3, 91.3 * DAY, 34),
  step('year', 1, 365.25 * DAY, 40),
];

/** The finest step whose labels can be read on this scale. */
export function minorStep(scale: TimeScale): Step {
  const perMillisecond = scale.width / (scale.until - scale.from);
  return STEPS.find((each) => each.length * perMillisecond >= each.room) ?? STEPS[STEPS.length - 1]!;
}

/** The step of the upper head that goes with a lower one. */
export function majorStep(minor: Step): Step {
  switch (minor.unit) {
    case 'minute':
    case 'hour':
      return STEPS.find((each) => each.unit === 'day')!;
    case 'day':
    case 'week':
      return STEPS.find((each) => each.unit === 'month')!;
    case 'month':
    case 'year':
      return STEPS.find((each) => each.unit === 'year')!;
  }
}

/** One field of the time head. */
export interface Tick {
  start: number;
  end: number;
}

/** The fields that cover [from, until), the first and last of them cut to it by nobody: they may reach out. */
export function ticks(from: number, until: number, by: Step, zone: Zone): Tick[] {
  const found: Tick[] = [];
  let start = firstAtOrBefore(from, by, zone);
  while (start < until) {
    const end = nextAfter(start, by, zone);
    if (end > from) {
      found.push({ start, end });
    }
    start = end;
  }
  return found;
}

function firstAtOrBefore(instant: number, by: Step, zone: Zone): number {
  switch (by.unit) {
    case 'minute':
    case 'hour': {
      const midnight = zone.startOfDay(instant);
      let start = midnight;
      for (let next = nextAfter(start, by, zone); next <= instant; next = nextAfter(start, by, zone)) {
        start = next;
      }
      return start;
    }
    case 'day':
      return zone.startOfDay(instant);
    case 'week':
      return zone.startOfWeek(instant);
    case 'month': {
      const month = new Date(zone.local(instant)).getUTCMonth();
      return zone.addMonths(instant, -(month % by.count));
    }
    case 'year':
      return zone.addMonths(instant, -new Date(zone.local(instant)).getUTCMonth());
  }
}

function nextAfter(start: number, by: Step, zone: Zone): number {
  switch (by.unit) {
    case 'minute':
    case 'hour':
      return nextOnClock(start, by.length, zone);
    case 'day':
      return zone.addDays(start, by.count);
    case 'week':
      return zone.addDays(start, 7 * by.count);
    case 'month':
      return zone.addMonths(start, by.count);
    case 'year':
      return zone.addMonths(start, 12 * by.count);
  }
}

/** Steps of up to an hour are all equally long; longer ones start at round hours of the wall clock. */
function nextOnClock(start: number, length: number, zone: Zone): number {
  if (length <= HOUR) {
    return start + length;
  }
  const midnight = Math.floor(zone.local(start) / DAY) * DAY;
  const count = Math.floor((zone.local(start) - midnight) / length + 1e-9) + 1;
  const next = zone.instant(midnight + Math.min(count * length, DAY));
  return next > start ? next : start + length;
}

/** A named width of the window. */
export interface Zoom {
  name: string;
  title: string;
  days: number;
}

export const ZOOMS: readonly Zoom[] = [
  { name: 'hours', title: '6 hours', days: 0.25 },
  { name: 'day', title: 'Day', days: 1 },
  { name: '3days', title: '3 days', days: 3 },
  { name: 'week', title: 'Week', days: 7 },
  { name: '2weeks', title: '2 weeks', days: 14 },
  { name: 'month', title: 'Month', days: 31 },
  { name: 'quarter', title: 'Quarter', days: 92 },
  { name: 'year', title: 'Year', days: 366 },
];

/** The named zoom that is nearest to a window of so many days. */
export function zoomOf(days: number): Zoom {
  const distance = (zoom: Zoom) => Math.abs(Math.log(zoom.days / days));
  return ZOOMS.reduce((best, zoom) => (distance(zoom) < distance(best) ? zoom : best));
}

export const LEAST_DAYS = 1 / 24;
export const MOST_DAYS = 366;

/** The end of a window of so many days; whole days follow the wall clock. */
export function windowEnd(from: number, days: number, zone: Zone): number {
  return Number.isInteger(days) ? zone.addDays(from, days) : from + days * DAY;
}
