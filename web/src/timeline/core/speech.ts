import type { Labels } from './labels.js';
import type { Run } from './runs.js';
import type { Held } from './store.js';

/** Who looks, and when: what words depend on. */
export interface Listener {
  labels: Labels;
  now: number;
  isMine(slice: string): boolean;
}

/** What a lease is doing, in a word. */
export function stateWord(held: Held, now: number): string {
  if (held.phase !== null) {
    return held.phase;
  }
  switch (held.lease.state) {
    case 'REQUESTED':
      return 'requested';
    case 'STARTING':
      return 'starting';
    case 'FULFILLED':
      return 'running';
    case 'ENDING':
      return 'ending';
    case 'ERROR':
      return 'in error';
    case 'CANCELLED':
      return 'cancelled';
    case 'EXPIRED':
      return 'over';
    default:
      return held.end <= now ? 'over' : held.start <= now ? 'running' : 'booked';
  }
}

/** What a cell of the grid says. */
export function spoken(resource: string, run: Run, listener: Listener): string {
  return `${resource}: ${spokenRun(run, listener)}`;
}

function spokenRun(run: Run, listener: Listener): string {
  const { labels, now } = listener;
  switch (run.kind) {
    case 'free':
      return `${run.end <= now ? 'was free' : 'free'} ${labels.span(run.start, run.end)}`;
    case 'lease':
      return spokenLease(run.held!, run.via, listener);
    case 'blackout':
      return `maintenance ${labels.span(run.start, run.end)}, ${run.blackout!.reason}`;
    case 'partly':
      return `partly taken ${labels.span(run.start, run.end)}, ${leases(run.count ?? 1)} on parts of it`;
    case 'crowd':
      return `${leases(run.count ?? 1)} ${labels.span(run.start, run.end)}`;
  }
}

function spokenLease(held: Held, via: string | undefined, listener: Listener): string {
  const { labels, now } = listener;
  const { slice, note } = held.lease;
  const mine = listener.isMine(slice) ? ', yours' : '';
  const through = via ? `, through ${via}` : '';
  return `${slice}${mine}, ${stateWord(held, now)}, ${labels.span(held.start, held.end)}${through}${note ? `, ${note}` : ''}`;
}

export function leases(count: number): string {
  return count === 1 ? '1 lease' : `${count} leases`;
}

/** Sums up what changed, so that a busy hour is one sentence. */
export class ChangeSummary {
  private added = 0;
  private changed = 0;
  private gone = 0;
  private last: () => string = () => '';

  /** The words are asked for only when they are said. */
  add(kind: 'added' | 'changed' | 'gone', words: () => string): void {
    this[kind] += 1;
    this.last = words;
  }

  /** The sentence for all since the last one; empty when nothing happened. */
  take(): string {
    const parts = [
      this.added > 0 ? `${leases(this.added)} new` : '',
      this.changed > 0 ? `${leases(this.changed)} changed` : '',
      this.gone > 0 ? `${leases(this.gone)} gone` : '',
    ].filter(Boolean);
    const total = this.added + this.changed + this.gone;
    const words = total === 1 ? this.last() : parts.join(', ');
    this.added = this.changed = this.gone = 0;
    return words === '' ? '' : `${words} in view`;
  }
}
