/** Days and times as the clocks of the sample facility show them. */

const ZONE = 'Europe/Paris';
const DAY = 86_400_000;
const offsets = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });

/** The instant of a time of a day: ('2026-12-30', '09:00') is "2026-12-30T08:00:00.000Z". */
export function instant(day, time) {
  const local = Date.parse(`${day}T${time}Z`);
  return new Date(local - offsetAt(local - offsetAt(local))).toISOString();
}

/** The day that lies so many days from today. */
export function dayFromToday(count) {
  return new Date(Date.now() + count * DAY).toLocaleDateString('sv', { timeZone: ZONE });
}

/** The day and the time of an instant: ['2026-12-30', '09:00']. */
export function dayAndTime(instantText) {
  return new Date(instantText).toLocaleString('sv', { timeZone: ZONE }).slice(0, 16).split(' ');
}

/** A day as the timeline writes it: "Wed 30 Dec". */
export function shortName(day) {
  const part = (options) => new Date(day).toLocaleDateString('en-US', { ...options, timeZone: 'UTC' });
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
}

function offsetAt(milliseconds) {
  const name = offsets.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName').value;
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name);
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}
