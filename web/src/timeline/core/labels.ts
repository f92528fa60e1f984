import type { Step, Tick } from './scale.js';
import { DAY, HOUR, MINUTE, type Zone } from './zone.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

interface Fields {
  weekday: string;
  day: number;
  month: string;
  year: number;
}

/** Says instants and spans in words, in one zone. Plain arithmetic, because thousands are said per second. */
export class Labels {
  private readonly days = new Map<number, string>();

  constructor(readonly zone: Zone) {}

  /** "Mon 23 Nov" */
  day(instant: number): string {
    const number = Math.floor(this.zone.local(instant) / DAY);
    let text = this.days.get(number);
    if (text === undefined) {
      const { weekday, day, month } = fields(number * DAY);
      text = `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
      this.days.set(number, text);
    }
    return text;
  }

  /** "Monday 23 November 2026", and how long the day is when that is unusual. */
  longDay(instant: number): string {
    const { weekday, day, month, year } = fields(this.zone.local(instant));
    const hours = this.zone.hoursOfDay(instant);
    return `${weekday} ${day} ${month} ${year}${hours === 24 ? '' : `, a day of ${hours} hours`}`;
  }

  /** "09:00", with the offset from UTC when clocks show that time twice. */
  time(instant: number): string {
    const local = this.zone.local(instant);
    const minutes = Math.floor(local / MINUTE);
    const text = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
    return this.zone.isAmbiguous(local) ? `${text} (${this.offset(instant)})` : text;
  }

  /** "UTC+2" */
  offset(instant: number): string {
    const minutes = this.zone.offset(instant) / MINUTE;
    const size = Math.abs(minutes);
    const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
    return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
  }

  moment(instant: number): string {
    return `${this.day(instant)} ${this.time(instant)}`;
  }

  /** "Mon 23 Nov 09:00 to 11:00", or "Mon 23 Nov to Thu 26 Nov" for whole days (the last one included). */
  span(start: number, end: number): string {
    if (this.isMidnight(start) && this.isMidnight(end) && end > start) {
      const last = this.day(end - 1);
      const first = this.day(start);
      return first === last ? first : `${first} to ${last}`;
    }
    const sameDay = this.day(start) === this.day(end - 1);
    return `${this.moment(start)} to ${sameDay ? this.endTime(start, end) : this.moment(end)}`;
  }

  /** "09:00–11:00", for small places. */
  times(start: number, end: number): string {
    return `${this.time(start)}–${this.endTime(start, end)}`;
  }

  duration(milliseconds: number): string {
    const minutes = Math.round(milliseconds / MINUTE);
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor(minutes / 60) % 24;
    const parts: string[] = [];
    if (days > 0) {
      parts.push(days === 1 ? '1 day' : `${days} days`);
    }
    if (hours > 0) {
      parts.push(`${hours} h`);
    }
    if (minutes % 60 > 0 || parts.length === 0) {
      parts.push(`${minutes % 60} min`);
    }
    return parts.join(' ');
  }

  /** What a field of the time head shows, given how many pixels it has. */
  tick({ start }: Tick, by: Step, width: number): string {
    const { weekday, day, month, year } = fields(this.zone.local(start));
    switch (by.unit) {
      case 'minute':
      case 'hour':
        return width < 36 ? '' : this.time(start).slice(0, 5);
      case 'day':
        return dayTick(weekday, day, month, width);
      case 'week':
        return width < 40 ? '' : `${day} ${month.slice(0, 3)}`;
      case 'month':
        return width > 70 ? month : width < 28 ? '' : month.slice(0, 3);
      case 'year':
        return width < 34 ? '' : String(year);
    }
  }

  /** What a field of the upper head shows. */
  majorTick({ start }: Tick, by: Step, width: number): string {
    const { weekday, day, month, year } = fields(this.zone.local(start));
    switch (by.unit) {
      case 'day': {
        const unusual = this.zone.hoursOfDay(start);
        const note = unusual === 24 || width < 260 ? '' : ` · ${unusual} hours`;
        return width > 170
          ? `${weekday} ${day} ${month}${note}`
          : width > 80
            ? this.day(start)
            : width > 30
              ? String(day)
              : '';
      }
      case 'month':
        return width > 100 ? `${month} ${year}` : width > 34 ? month.slice(0, 3) : '';
      default:
        return width > 34 ? String(year) : '';
    }
  }

  /** What a field of the time head says. */
  spokenTick({ start, end }: Tick, by: Step): string {
    switch (by.unit) {
      case 'minute':
      case 'hour':
        return `${this.day(start)} ${this.time(start)}`;
      case 'day':
        return this.longDay(start);
      default:
        return this.span(start, end);
    }
  }

  /** The head line of the window: "23 – 25 November 2026". */
  window(from: number, until: number): string {
    const a = fields(this.zone.local(from));
    const b = fields(this.zone.local(until - 1));
    if (a.year !== b.year) {
      return `${a.day} ${a.month.slice(0, 3)} ${a.year} – ${b.day} ${b.month.slice(0, 3)} ${b.year}`;
    }
    if (a.month !== b.month) {
      return `${a.day} ${a.month.slice(0, 3)} – ${b.day} ${b.month.slice(0, 3)} ${b.year}`;
    }
    return a.day === b.day
      ? `${a.weekday} ${a.day} ${a.month} ${a.year}`
      : `${a.day} – ${b.day} ${a.month} ${a.year}`;
  }

  isWeekend(instant: number): boolean {
    return (Math.floor(this.zone.local(instant) / DAY) + 3) % 7 >= 5;
  }

  private endTime(start: number, end: number): string {
    return this.isMidnight(end) && end - start <= DAY + HOUR ? '24:00' : this.time(end);
  }

  private isMidnight(instant: number): boolean {
    return this.zone.local(instant) % DAY === 0;
  }
}

function dayTick(weekday: string, day: number, month: string, width: number): string {
  if (width > 110) {
    return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
  }
  return width >= 50
    ? `${weekday.slice(0, 3)} ${day}`
    : width >= 30
      ? `${weekday.slice(0, 1)} ${day}`
      : String(day);
}

function fields(local: number): Fields {
  const date = new Date(local);
  return {
    weekday: WEEKDAYS[(date.getUTCDay() + 6) % 7]!,
    day: date.getUTCDate(),
    month: MONTHS[date.getUTCMonth()]!,
    year: date.getUTCFullYear(),
  };
}
