import type { Problem } from '../../server/records.js';
import type { Plan } from './interaction.js';
import { type TimelineLease, iso } from './records.js';
import { type Held, spanOf } from './store.js';

/** A wish as the confirm sheet shows it: to book, to change, to cancel, or only to look at a lease. */
export interface Draft {
  kind: 'book' | 'amend' | 'cancel' | 'view';
  resources: string[];
  slice: string;
  start: number;
  end: number;
  note: string;
  /** The lease that is looked at or is to change. */
  lease?: TimelineLease;
}

/** What would happen to a wish. */
export interface Preview {
  lease: TimelineLease | null;
  refusals: Problem[];
}

/** Who answers wishes: a server, or the page itself when it shows data of its own. */
export interface Backend {
  preview(draft: Draft, signal: AbortSignal): Promise<Preview>;
  /** Does it. The key tells the server that two tries are one wish. Null: the lease is gone. */
  commit(draft: Draft, key: string): Promise<TimelineLease | null>;
  /** The lease as it is now. */
  reload(id: number): Promise<TimelineLease>;
  /** All slices, for those who may book for any. */
  allSlices(): Promise<string[]>;
}

export function draftOf(plan: Plan, slice: string): Draft {
  const { lease } = plan;
  return {
    kind: plan.kind,
    resources: plan.resources,
    slice: lease?.slice ?? slice,
    start: plan.start,
    end: plan.end,
    note: lease?.note ?? '',
    lease,
  };
}

export function draftFor(kind: 'amend' | 'cancel' | 'view', lease: TimelineLease): Draft {
  const { start, end } = spanOf(lease);
  return {
    kind,
    resources: [...lease.resources],
    slice: lease.slice,
    start,
    end,
    note: lease.note ?? '',
    lease,
  };
}

/** The lease as a wish would have it, for drawing before the server has spoken. */
export function leaseOf(draft: Draft, temporaryId: number): TimelineLease {
  const wanted = {
    resources: draft.resources,
    slice: draft.slice,
    start: iso(draft.start),
    end: iso(draft.end),
    note: draft.note || null,
  };
  return draft.lease
    ? { ...draft.lease, ...(draft.kind === 'amend' ? wanted : {}) }
    : { id: temporaryId, state: 'OPEN', ...wanted };
}

/** Only what an amendment changes. */
export function changesOf(draft: Draft): Record<string, unknown> {
  const { lease } = draft;
  const changes: Record<string, unknown> = {};
  if (!lease) {
    return changes;
  }
  const before = spanOf(lease);
  if (draft.start !== before.start) {
    changes['start'] = iso(draft.start);
  }
  if (draft.end !== before.end) {
    changes['end'] = iso(draft.end);
  }
  if (draft.resources.join('\n') !== lease.resources.join('\n')) {
    changes['resources'] = draft.resources;
  }
  if (draft.note !== (lease.note ?? '')) {
    changes['note'] = draft.note;
  }
  return changes;
}

export function isUnchanged(draft: Draft): boolean {
  return draft.kind === 'amend' && Object.keys(changesOf(draft)).length === 0;
}

/** Which rule a cancellation falls under. */
export function cancellationOf(
  held: Held,
  now: number,
  cutAt: number,
): { rule: 'gone' | 'cut' | 'over'; until: number } {
  if (held.end <= now) {
    return { rule: 'over', until: held.end };
  }
  return held.start > now
    ? { rule: 'gone', until: held.start }
    : { rule: 'cut', until: Math.min(cutAt, held.end) };
}
