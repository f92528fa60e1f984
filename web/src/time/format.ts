/** Instants and durations in words, in a time zone of choice. An absent zone is the viewer's own. */

type Instant = string | number | Date;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone ?? ''} ${JSON.stringify(options)}`;
  const found = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formatters.set(key, found);
  return found;
}

/** The zone that elements show times in: the facility's own, or the viewer's (undefined). */
export function zoneFor(choice: string, facilityZone: string | undefined): string | undefined {
  return choice === 'facility' ? facilityZone : undefined;
}

/** "14:30" */
export function clock(instant: Instant, zone?: string): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** "Sun 22 Nov" */
export function day(instant: Instant, zone?: string): string {
  return formatter(zone, { weekday: 'short', day: 'numeric', month: 'short' })
    .format(new Date(instant))
    .replace(',', '');
}

/** "Sun 22 Nov 2026, 14:30:05 CET" */
export function full(instant: Instant, zone?: string): string {
  return formatter(zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(instant));
}

/** "22 Nov 2026, 14:30" */
export function dateTime(instant: Instant, zone?: string): string {
  return formatter(zone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** "14:30" when today, else "Sun 22 Nov 14:30" */
export function moment(instant: Instant, now: Instant, zone?: string): string {
  const isToday =
    day(instant, zone) === day(now, zone) && Math.abs(+new Date(instant) - +new Date(now)) < 2 * DAY;
  return isToday ? clock(instant, zone) : `${day(instant, zone)} ${clock(instant, zone)}`;
}

/** "09:00 to 11:30", with days where they differ from today's or from each other. */
export function span(start: Instant, end: Instant, now: Instant, zone?: string): string {
  const sameDay = day(start, zone) === day(end, zone);
  return `${moment(start, now, zone)} to ${sameDay ? clock(end, zone) : moment(end, now, zone)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2 h 05 min", "14 min", "50 s", "3 days": rounded so that a glance is enough. */
export function duration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) {
    return `${Math.floor(length / 1000)} s`;
  }
  if (length < HOUR) {
    return `${Math.floor(length / MINUTE)} min`;
  }
  if (length < 2 * DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    const hours = Math.floor(length / HOUR);
    return minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')} min`;
  }
  return `${Math.floor(length / DAY)} days`;
}

/** "just now", "5 min ago", "3 days ago" */
export function ago(instant: Instant, now: number): string {
  const age = now - +new Date(instant);
  return age < 10_000 ? 'just now' : `${duration(age)} ago`;
}
