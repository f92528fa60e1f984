/** Amounts in words. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes: "100 MiB", "1.5 GiB". */
export function size(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** unit;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${UNITS[unit]}`;
}

const PERIODS: Record<string, string> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

/** How long something is kept: "6 months" of "P6M"; "until you leave" of "exit"; "for good" of null. */
export function period(keepFor: string | null): string {
  if (keepFor === null) {
    return 'for good';
  }
  if (keepFor === 'exit') {
    return 'until you leave';
  }
  const parts = [...keepFor.matchAll(/(\d+)([YMWD])/g)].map(
    ([, number, unit]) => `${number} ${PERIODS[unit!]}${number === '1' ? '' : 's'}`,
  );
  return parts.length > 0 ? parts.join(' ') : keepFor;
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|TiB)?$/;

/** Bytes of "100 MiB"; null of nothing; undefined when it is no size. */
export function sizeOf(text: string): number | null | undefined {
  if (text.trim() === '') {
    return null;
  }
  const [, amount, unit = 'B'] = SIZE.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * 1024 ** UNITS.indexOf(unit));
}

/** A number; null of nothing. */
export function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
