/** Lengths of time in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The offsets at both ends of one UTC day, and the instant in it at which they change. */
interface OffsetsOfDay {
  before: number;
  after: number;
  change: number;
}

const zones = new Map<string, Zone>();

/**
 * A time zone by its IANA name: arithmetic with wall-clock time that is right across clock changes.
 *
 * An instant is a number of milliseconds since 1970 in UTC. A wall-clock time ("local") is written as the
 * instant at which a clock in UTC would show the same. Not more than one change a day is understood.
 */
export class Zone {
  private readonly days = new Map<number, OffsetsOfDay>();
  private readonly format: Intl.DateTimeFormat;

  private constructor(readonly name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** The zone of that name, made once. Throws a RangeError for a name that the browser does not know. */
  static of(name: string): Zone {
    let zone = zones.get(name);
    if (!zone) {
      zone = new Zone(name);
      zones.set(name, zone);
    }
    return zone;
  }

  /** How far wall clocks are ahead of UTC at that instant, in milliseconds. */
  offset(instant: number): number {
    const day = Math.floor(instant / DAY);
    let offsets = this.days.get(day);
    if (!offsets) {
      offsets = this.offsetsOfDay(day);
      this.days.set(day, offsets);
    }
    return instant < offsets.change ? offsets.before : offsets.after;
  }

  local(instant: number): number {
    return instant + this.offset(instant);
  }

  /**
   * The first instant at which clocks show this wall-clock time. A time that clocks skip is moved on by
   * the length of the gap.
   */
  instant(local: number): number {
    const before = this.offset(local - DAY);
    const after = this.offset(local + DAY);
    const early = local - Math.max(before, after);
    const late = local - Math.min(before, after);
    if (early === late || this.local(early) === local) {
      return early;
    }
    return this.local(late) === local ? late : local - before;
  }

  /** Whether clocks show this wall-clock time at two instants of the same day. */
  isAmbiguous(local: number): boolean {
    const before = this.offset(local - DAY);
    const after = this.offset(local + DAY);
    return before > after && this.local(local - before) === local && this.local(local - after) === local;
  }

  startOfDay(instant: number): number {
    return this.instant(floorTo(this.local(instant), DAY));
  }

  /** The Monday midnight at or before the instant. */
  startOfWeek(instant: number): number {
    const day = Math.floor(this.local(instant) / DAY);
    return this.instant((day - ((day + 3) % 7)) * DAY);
  }

  startOfMonth(instant: number): number {
    return this.addMonths(instant, 0);
  }

  /** The same wall-clock time so many days later. */
  addDays(instant: number, days: number): number {
    return days === 0 ? instant : this.instant(this.local(instant) + days * DAY);
  }

  /** The first midnight of the month that lies so many months after the month of the instant. */
  addMonths(instant: number, months: number): number {
    const date = new Date(this.local(instant));
    return this.instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  }

  /** How many hours the day of that instant has here: 24, or 23 or 25 when clocks change. */
  hoursOfDay(instant: number): number {
    const start = this.startOfDay(instant);
    return (this.addDays(start, 1) - start) / HOUR;
  }

  private offsetsOfDay(day: number): OffsetsOfDay {
    const start = day * DAY;
    const before = this.computeOffset(start);
    const after = this.computeOffset(start + DAY - SECOND);
    if (before === after) {
      return { before, after, change: start };
    }
    let low = start;
    let high = start + DAY;
    while (high - low > SECOND) {
      const middle = floorTo((low + high) / 2, SECOND);
      if (this.computeOffset(middle) === before) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { before, after, change: high };
  }

  private computeOffset(instant: number): number {
    const field: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(instant)) {
      field[type] = Number(value);
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    return Date.UTC(year, month - 1, day, hour, minute, second) - floorTo(instant, SECOND);
  }
}

export function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step;
}

export function isKnownZone(name: string): boolean {
  try {
    Zone.of(name);
    return true;
  } catch {
    return false;
  }
}

/** The zone that the reader's browser is set to. */
export function viewerZoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
