import type { Span, TimelineBlackout } from './records.js';
import { overlaps } from './records.js';
import type { Held, LeaseStore } from './store.js';
import type { ResourceTree } from './tree.js';

/**
 * A stretch of a row in which one thing holds: a lease, maintenance, leases on some of what the resource
 * includes ("partly"), several leases too short to tell apart ("crowd"), or nothing ("free").
 */
export interface Run extends Span {
  kind: 'lease' | 'blackout' | 'partly' | 'crowd' | 'free';
  held?: Held;
  /** The including resource that the lease is on, when it is not on the row's own. */
  via?: string;
  blackout?: TimelineBlackout;
  /** How many leases a crowd or a partly taken stretch stands for. */
  count?: number;
}

/** What is shorter than `least` is not told apart; a row has at most `most` runs. */
export interface Detail {
  least: number;
  most: number;
}

export interface ParsedBlackout extends Span {
  blackout: TimelineBlackout;
}

/** What the runs of a row are computed from. */
export interface RunSource {
  tree: ResourceTree;
  store: LeaseStore;
  blackouts: readonly ParsedBlackout[];
}

/** The runs that cover the window on one resource, in order, without gap or overlap. */
export function runsOf(source: RunSource, resource: string, window: Span, detail: Detail): Run[] {
  let { least } = detail;
  const taken = takenRuns(source, resource, window);
  let runs = filled(gathered(taken, least), window);
  while (runs.length > detail.most && least < window.end - window.start) {
    least = Math.max(2 * least, (window.end - window.start) / 1000);
    runs = filled(gathered(taken, least), window);
  }
  return runs;
}

function takenRuns(source: RunSource, resource: string, window: Span): Run[] {
  const layers: Run[][] = [leaseRuns(source.store.on(resource, window))];
  for (const above of source.tree.ancestors(resource)) {
    layers.push(leaseRuns(source.store.on(above, window), above));
  }
  const blackouts = blackoutRuns(source, resource, window);
  if (blackouts.length > 0) {
    layers.push(blackouts);
  }
  if (source.tree.hasChildren(resource)) {
    layers.push(partlyRuns(source, resource, window));
  }
  return layers.reduce((upper, lower) => (lower.length === 0 ? upper : laidOver(upper, lower)));
}

function leaseRuns(held: readonly Held[], via?: string): Run[] {
  const runs = held.map((each): Run => ({
    kind: 'lease',
    start: each.start,
    end: each.end,
    held: each,
    via,
  }));
  return withoutOverlap(runs);
}

function blackoutRuns({ blackouts, tree }: RunSource, resource: string, window: Span): Run[] {
  if (blackouts.length === 0) {
    return [];
  }
  const names = [resource, ...tree.ancestors(resource)];
  const runs = blackouts
    .filter((each) => overlaps(each, window))
    .filter(
      ({ blackout }) =>
        blackout.resources.length === 0 || blackout.resources.some((name) => names.includes(name)),
    )
    .map(({ start, end, blackout }): Run => ({ kind: 'blackout', start, end, blackout }))
    .sort((a, b) => a.start - b.start);
  return withoutOverlap(runs);
}

/** Where something that the resource includes is taken, so that the whole cannot be booked. */
function partlyRuns({ tree, store }: RunSource, resource: string, window: Span): Run[] {
  const found = tree.descendants(resource).flatMap((below) => store.on(below, window));
  found.sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let counted = new Set<number>();
  for (const held of found) {
    const last = runs[runs.length - 1];
    if (last && held.start < last.end) {
      last.end = Math.max(last.end, held.end);
      last.count = counted.add(held.lease.id).size;
    } else {
      counted = new Set([held.lease.id]);
      runs.push({ kind: 'partly', start: held.start, end: held.end, held, count: 1 });
    }
  }
  return runs;
}

/** A later run starts where the one before it ends. Only broken data needs it. */
function withoutOverlap(runs: Run[]): Run[] {
  const kept: Run[] = [];
  let end = -Infinity;
  for (const run of runs) {
    if (run.end > end) {
      kept.push(run.start >= end ? run : { ...run, start: end });
      end = run.end;
    }
  }
  return kept;
}

/** The upper runs, and the lower ones where they show between them. */
function laidOver(upper: Run[], lower: Run[]): Run[] {
  const result: Run[] = [];
  let next = 0;
  let covered = -Infinity;
  for (const run of lower) {
    let start = Math.max(run.start, covered);
    while (next < upper.length && upper[next]!.end <= start) {
      result.push(upper[next++]!);
    }
    while (next < upper.length && upper[next]!.start < run.end) {
      const over = upper[next++]!;
      if (over.start > start) {
        result.push({ ...run, start, end: over.start });
      }
      result.push(over);
      start = covered = over.end;
    }
    if (start < run.end) {
      result.push(start === run.start ? run : { ...run, start });
    }
  }
  result.push(...upper.slice(next));
  return result;
}

/** Neighbours that are too short, with too little between them, become one crowd. */
function gathered(runs: readonly Run[], least: number): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result[result.length - 1];
    const isShort = run.end - run.start < least;
    const joins = last !== undefined && isShort && run.start - last.end < least && isGatherable(last, least);
    if (joins && isGatherable(run, least)) {
      result[result.length - 1] = {
        kind: 'crowd',
        start: last.start,
        end: run.end,
        count: (last.count ?? 1) + (run.count ?? 1),
      };
    } else {
      result.push(run);
    }
  }
  return result;
}

function isGatherable(run: Run, least: number): boolean {
  return (
    run.kind === 'crowd' || ((run.kind === 'lease' || run.kind === 'partly') && run.end - run.start < least)
  );
}

/** Cuts the runs to the window and puts free runs between them. */
function filled(taken: readonly Run[], window: Span): Run[] {
  const runs: Run[] = [];
  let at = window.start;
  for (const run of taken) {
    if (run.start >= window.end) {
      break;
    }
    if (run.start > at) {
      runs.push({ kind: 'free', start: at, end: run.start });
    }
    const end = Math.min(run.end, window.end);
    if (end > at) {
      runs.push(run.start >= at && run.end === end ? run : { ...run, start: Math.max(run.start, at), end });
      at = end;
    }
  }
  if (at < window.end) {
    runs.push({ kind: 'free', start: at, end: window.end });
  }
  return runs;
}

/** The place of the run that holds the instant; the nearest one when none does. */
export function runAt(runs: readonly Run[], instant: number): number {
  const found = runs.findIndex((run) => instant < run.end);
  return found < 0 ? runs.length - 1 : found;
}
