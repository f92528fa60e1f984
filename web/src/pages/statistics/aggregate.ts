/** What is counted. */
export type Measure = 'hours' | 'leases';

/** What somebody wants to see of the usage; it is all in the address. */
export interface UsageView {
  measure: Measure;
  per: 'month' | 'year';
  by: 'family' | 'slice';
  /** Months such as "2026-11", both included; empty for no bound. */
  from: string;
  until: string;
  /** Only this family, or only this slice; empty for all. */
  family: string;
  slice: string;
}

export const PLAIN_VIEW: UsageView = {
  measure: 'hours',
  per: 'month',
  by: 'family',
  from: '',
  until: '',
  family: '',
  slice: '',
};

/** What one slice leased in one month or year. */
export interface Fact {
  /** "2026-11" or "2026". */
  period: string;
  slice: string;
  family: string;
  hours: number;
  leases: number;
}

/** What was leased in all by one slice or family. */
export interface Total {
  name: string;
  family: string;
  hours: number;
  leases: number;
}

export interface Period {
  /** "2026-11" or "2026". */
  label: string;
  total: number;
  /** In the order of the series. */
  parts: number[];
}

export interface Chart {
  series: string[];
  periods: Period[];
}

export const OTHERS = 'others';
const MOST_SERIES = 7;

/** Those that a view is about; the time is chosen by the server, which cuts leases at its edges. */
export function choose<T extends { family: string }>(
  all: T[],
  view: UsageView,
  sliceOf: (one: T) => string,
): T[] {
  return all.filter(
    (one) => (!view.family || one.family === view.family) && (!view.slice || sliceOf(one) === view.slice),
  );
}

/** Names by how much they have, the largest first. */
function ranked(facts: Fact[], view: UsageView): string[] {
  const sums = new Map<string, number>();
  for (const fact of facts) {
    sums.set(fact[view.by], (sums.get(fact[view.by]) ?? 0) + fact[view.measure]);
  }
  return [...sums].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([name]) => name);
}

/** The facts as stacked bars: a bar for every month or year from the first to the last, a part for each large name. */
export function chart(facts: Fact[], view: UsageView): Chart {
  const names = ranked(facts, view);
  const series = names.length <= MOST_SERIES + 1 ? names : [...names.slice(0, MOST_SERIES), OTHERS];
  const indexes = new Map(series.map((name, index) => [name, index]));
  const last = series.length - 1;
  const periods = new Map<string, Period>();
  for (const label of labels(facts, view.per)) {
    periods.set(label, { label, total: 0, parts: series.map(() => 0) });
  }
  for (const fact of facts) {
    const period = periods.get(fact.period)!;
    const index = indexes.get(fact[view.by]) ?? last;
    period.parts[index] = (period.parts[index] ?? 0) + fact[view.measure];
    period.total += fact[view.measure];
  }
  return { series, periods: [...periods.values()] };
}

/** Every period from the first fact to the last, also those in which nothing was. */
function labels(facts: Fact[], per: UsageView['per']): string[] {
  const known = facts.map(({ period }) => period).sort();
  const [first, last] = [known[0], known.at(-1)];
  const found: string[] = [];
  for (let period = first; period && last && period <= last; period = periodAfter(period, per)) {
    found.push(period);
  }
  return found;
}

function periodAfter(period: string, per: UsageView['per']): string {
  return per === 'year' ? String(Number(period) + 1) : monthAfter(period);
}

export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The facts as CSV, a line for each slice and period. */
export function csv(facts: Fact[], per: UsageView['per']): string {
  const lines = [...facts]
    .sort((a, b) => (a.period + a.slice < b.period + b.slice ? -1 : 1))
    .map(({ period, slice, family, leases, hours }) => [period, slice, family, leases, hours]);
  return (
    [[per, 'slice', 'family', 'leases', 'hours'], ...lines]
      .map((line) => line.map(cell).join(','))
      .join('\n') + '\n'
  );
}

/** Quoted where it must be, and never a formula to a spreadsheet. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
