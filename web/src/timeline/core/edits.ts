import type { Grain } from './grain.js';
import { type Span, overlaps } from './records.js';
import type { ParsedBlackout, RunSource } from './runs.js';
import type { Held } from './store.js';

/** The instants that bound every change: nothing starts before the grain that now lies in. */
export interface Clockwork {
  grain: Grain;
  now: number;
}

/** The span between two instants, whole grains of it; a start in the past is pulled to now. Null: all past. */
export function spanBetween(one: number, other: number, { grain, now }: Clockwork): Span | null {
  const start = Math.max(grain.floor(Math.min(one, other)), grain.floor(now));
  const end = Math.max(grain.ceil(Math.max(one, other)), grain.plus(grain.floor(Math.min(one, other)), 1));
  return end > start ? { start, end } : null;
}

/** The span moved in time as one piece. What has begun stays where it is. */
export function movedSpan(span: Span, by: number, { grain, now }: Clockwork): Span {
  if (span.start < now) {
    return span;
  }
  const start = Math.max(grain.round(span.start + by), grain.floor(now));
  const end = Math.max(grain.round(start + span.end - span.start), grain.plus(start, 1));
  return { start, end };
}

export type Edge = 'start' | 'end';

/** The span with one end elsewhere. At least one grain stays, and neither end goes into the past. */
export function resizedSpan(span: Span, edge: Edge, to: number, { grain, now }: Clockwork): Span {
  if (edge === 'start') {
    if (span.start < now) {
      return span;
    }
    const latest = grain.plus(grain.ceil(span.end), -1);
    return { start: Math.max(Math.min(grain.round(to), latest), grain.floor(now)), end: span.end };
  }
  const earliest = Math.max(grain.plus(span.start, 1), grain.ceil(now));
  return { start: span.start, end: Math.max(grain.round(to), earliest) };
}

/** Something that lies where a lease is wanted. */
export interface Obstacle extends Span {
  resource: string;
  held?: Held;
  blackout?: ParsedBlackout['blackout'];
}

/**
 * What stands in the way of leasing these resources in this span: leases and maintenance on them, on what
 * includes them and on what they include. The lease of the given id does not stand in its own way.
 */
export function obstacles(
  source: RunSource,
  names: readonly string[],
  span: Span,
  ownId?: number,
): Obstacle[] {
  const found: Obstacle[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    const above = source.tree.ancestors(name);
    for (const resource of [name, ...above, ...source.tree.descendants(name)]) {
      if (!seen.has(resource)) {
        seen.add(resource);
        for (const held of source.store.on(resource, span)) {
          if (held.lease.id !== ownId) {
            found.push({ start: held.start, end: held.end, resource, held });
          }
        }
      }
    }
    for (const { blackout, start, end } of source.blackouts) {
      const touches =
        blackout.resources.length === 0 ||
        blackout.resources.some((each) => each === name || above.includes(each));
      if (touches && overlaps(span, { start, end })) {
        found.push({ start, end, resource: name, blackout });
      }
    }
  }
  return found;
}
