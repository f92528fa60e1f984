import type { Problem } from '../../server/records.js';
import { type Draft, cancellationOf } from '../core/draft.js';
import type { Grain } from '../core/grain.js';
import type { Labels } from '../core/labels.js';
import { spanOf } from '../core/store.js';

const RULES: Readonly<Record<string, string>> = {
  granularity: 'Off the time grid',
  'maximum-length': 'Too long',
  'minimum-notice': 'Too soon',
  horizon: 'Too far ahead',
  'future-hours': 'Too many hours for this slice',
  blackout: 'Closed for maintenance',
  past: 'In the past',
  span: 'Not a span of time',
};

const CODES: Readonly<Record<string, string>> = {
  conflict: 'Already taken',
  'revision-mismatch': 'Changed by somebody else meanwhile',
  forbidden: 'Not yours to change',
  'not-logged-in': 'You are not logged in',
  unreachable: 'The server cannot be reached',
};

/** The headline of a refusal: which rule speaks. */
export function refusalTitle(problem: Problem): string {
  return RULES[problem.rule ?? ''] ?? CODES[problem.code] ?? problem.title;
}

/** What the rule would allow, in words; empty when it does not say. */
export function allowedText({ allowed }: Problem, labels: Labels): string {
  return allowed ? `Allowed: ${readable(allowed, labels)}.` : '';
}

/** An instant in a server's text becomes a time that people read. */
function readable(text: string, labels: Labels): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (instant) =>
    labels.moment(Date.parse(instant)),
  );
}

export function titleOf(draft: Draft): string {
  switch (draft.kind) {
    case 'book':
      return 'Book';
    case 'amend':
      return 'Change lease';
    case 'cancel':
      return 'Cancel lease';
    case 'view':
      return 'Lease';
  }
}

export function confirmText(draft: Draft, busy: boolean): string {
  switch (draft.kind) {
    case 'book':
      return busy ? 'Booking …' : 'Book';
    case 'amend':
      return busy ? 'Saving …' : 'Save change';
    default:
      return busy ? 'Cancelling …' : 'Cancel lease';
  }
}

/** What a cancellation will do, by the rule that it falls under. */
export function cancellationText(draft: Draft, now: number, grain: Grain, labels: Labels): string {
  const held = { ...spanOf(draft.lease!), lease: draft.lease!, phase: null };
  const { rule, until } = cancellationOf(held, now, grain.ceil(now + 1));
  switch (rule) {
    case 'gone':
      return 'It has not begun: it will be gone, and the time is free for others.';
    case 'cut':
      return `It is running: it will end at ${labels.time(until)}, the next full grain, and the rest is free for others.`;
    case 'over':
      return 'It is over. The past does not change.';
  }
}
