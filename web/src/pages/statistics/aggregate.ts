import type { UsageRow } from '../../server/records.js';

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

/** Rows of one slice, its family and one month. */
export type Fact = Required<Pick<UsageRow, 'slice' | 'family' | 'month' | 'hours' | 'leases'>>;

export interface Total {
  name: string;
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

/** The facts that a view is about. */
export function choose(facts: Fact[], view: UsageView): Fact[] {
  return facts.filter(
    ({ slice, family, month }) =>
      (!view.from || month >= view.from) &&
      (!view.until || month <= view.until) &&
      (!view.family || family === view.family) &&
      (!view.slice || slice === view.slice),
  );
}

/** Sums by a name, the largest first. */
export function totals(facts: Fact[], by: 'slice' | 'family', measure: Measure): Total[] {
  const sums = new Map<string, Total>();
  for (const fact of facts) {
    const total = sums.get(fact[by]) ?? { name: fact[by], hours: 0, leases: 0 };
    total.hours += fact.hours;
    total.leases += fact.leases;
    sums.set(fact[by], total);
  }
  return [...sums.values()].sort((a, b) => b[measure] - a[measure] || a.name.localeCompare(b.name));
}

/** The facts as stacked bars: a bar for every month or year from the first to the last, a part for each large name. */
export function chart(facts: Fact[], view: UsageView): Chart {
  const names = totals(facts, view.by, view.measure).map(({ name }) => name);
  const series = names.length <= MOST_SERIES + 1 ? names : [...names.slice(0, MOST_SERIES), OTHERS];
  const indexes = new Map(series.map((name, index) => [name, index]));
  const last = series.length - 1;
  const periods = new Map<string, Period>();
  for (const label of labels(facts, view.per)) {
    periods.set(label, { label, total: 0, parts: series.map(() => 0) });
  }
  for (const fact of facts) {
    const period = periods.get(label(fact.month, view.per))!;
    const index = indexes.get(fact[view.by]) ?? last;
    period.parts[index] = (period.parts[index] ?? 0) + fact[view.measure];
    period.total += fact[view.measure];
  }
  return { series, periods: [...periods.values()] };
}

function label(month: string, per: UsageView['per']): string {
  return per === 'year' ? month.slice(0, 4) : month;
}

/** Every period from the first fact to the last, also those in which nothing was. */
function labels(facts: Fact[], per: UsageView['per']): string[] {
  const months = facts.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  const found: string[] = [];
  if (first && last) {
    for (let month = first; month <= last; month = monthAfter(month)) {
      const name = label(month, per);
      if (found.at(-1) !== name) {
        found.push(name);
      }
    }
  }
  return found;
}

export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The facts as CSV, a line for each slice and period. */
export function csv(facts: Fact[], per: UsageView['per']): string {
  const sums = new Map<string, { head: string[]; leases: number; hours: number }>();
  for (const fact of facts) {
    const head = [label(fact.month, per), fact.slice, fact.family];
    const key = head.join('\u0000');
    const sum = sums.get(key) ?? { head, leases: 0, hours: 0 };
    sum.leases += fact.leases;
    sum.hours += fact.hours;
    sums.set(key, sum);
  }
  const lines = [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { head, leases, hours }]) => [...head, leases, Math.round(hours * 100) / 100]);
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
