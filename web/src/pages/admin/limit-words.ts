import type { Limit } from '../../server/records.js';
import { period, size } from '../parts/amounts.js';

/** All that is limited. */
export const LIMITED: readonly Limit['what'][] = [
  'notebooks',
  'saved-data',
  'temporary-data',
  'leases',
  'lease-minutes',
  'days-ahead',
  'trials',
  'trial-minutes',
  'idle-minutes',
];

/** The same of a rule and of what follows from it. */
interface Amounts {
  what: Limit['what'];
  mostCount?: number | null;
  mostBytes?: number | null;
  keepFor?: string | null;
}

/** Whether it has a size and is kept for a time. */
export function isStored(what: Limit['what']): boolean {
  return what === 'notebooks' || what.endsWith('-data');
}

/** "at most 100, 100 MiB in all" */
export function atMost({ mostCount, mostBytes }: Amounts): string {
  const count = mostCount ?? null;
  const bytes = mostBytes ?? null;
  return `${count === null ? 'any number' : `at most ${count}`}${bytes === null ? '' : `, ${size(bytes)} in all`}`;
}

/** ", kept for 6 months" */
export function kept({ what, keepFor }: Amounts): string {
  return isStored(what)
    ? `, kept ${keepFor && keepFor !== 'exit' ? 'for ' : ''}${period(keepFor ?? null)}`
    : '';
}
