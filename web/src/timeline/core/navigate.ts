import type { Grain } from './grain.js';
import type { Span } from './records.js';
import { type Run, runAt } from './runs.js';

/** Where the keyboard is: a row, and an instant in it, or the name of the row. */
export interface Cursor {
  row: number;
  instant: number;
  onName: boolean;
}

export type Command =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'earlier'
  | 'later';

/** What the keyboard moves over. */
export interface Ground {
  rowCount: number;
  pageSize: number;
  window: Span;
  grain: Grain;
  now: number;
  runs(row: number): Run[];
}

/** Where a command leads, and by how much the window has to move for it, in milliseconds. */
export interface Move {
  cursor: Cursor;
  pan: number;
}

/** Moves the cursor: left and right by run, earlier and later by grain, up and down by row. */
export function moved(cursor: Cursor, command: Command, ground: Ground): Move {
  switch (command) {
    case 'up':
      return toRow(cursor, cursor.row - 1, ground);
    case 'down':
      return toRow(cursor, cursor.row + 1, ground);
    case 'pageUp':
      return toRow(cursor, cursor.row - ground.pageSize, ground);
    case 'pageDown':
      return toRow(cursor, cursor.row + ground.pageSize, ground);
    case 'first':
      return toRow(cursor, 0, ground);
    case 'last':
      return toRow(cursor, ground.rowCount - 1, ground);
    case 'home':
      return still({ ...cursor, instant: ground.window.start, onName: true });
    case 'end':
      return toRun(cursor, ground.runs(cursor.row).length - 1, ground);
    case 'left':
    case 'right':
      return toNeighbour(cursor, command === 'right' ? 1 : -1, ground);
    case 'earlier':
    case 'later':
      return byGrain(cursor, command === 'later' ? 1 : -1, ground);
  }
}

function still(cursor: Cursor): Move {
  return { cursor, pan: 0 };
}

function toRow(cursor: Cursor, row: number, { rowCount }: Ground): Move {
  return still({ ...cursor, row: Math.max(0, Math.min(rowCount - 1, row)) });
}

function toRun(cursor: Cursor, place: number, ground: Ground): Move {
  const run = ground.runs(cursor.row)[place];
  return still(run ? { ...cursor, onName: false, instant: entryOf(run, ground) } : cursor);
}

function toNeighbour(cursor: Cursor, by: 1 | -1, ground: Ground): Move {
  const runs = ground.runs(cursor.row);
  if (cursor.onName) {
    return by > 0 ? toRun(cursor, 0, ground) : still(cursor);
  }
  const place = runAt(runs, cursor.instant) + by;
  if (place >= 0 && place < runs.length) {
    return toRun(cursor, place, ground);
  }
  const half = (ground.window.end - ground.window.start) / 2;
  const edge = by > 0 ? ground.window.end : ground.grain.plus(ground.grain.ceil(ground.window.start), -1);
  return { cursor: { ...cursor, instant: edge }, pan: by * half };
}

function byGrain(cursor: Cursor, by: 1 | -1, ground: Ground): Move {
  const { window, grain } = ground;
  const instant = by > 0 ? grain.plus(cursor.instant, 1) : grain.plus(grain.ceil(cursor.instant), -1);
  const next = { ...cursor, onName: false, instant };
  return { cursor: next, pan: panTo(instant, window) };
}

/** By how much a window moves so that the instant lies in it: half of it at least, nothing when it does. */
export function panTo(instant: number, window: Span): number {
  const half = (window.end - window.start) / 2;
  if (instant >= window.end) {
    return Math.max(half, instant - window.end + half);
  }
  return instant < window.start ? Math.min(-half, instant - window.start - half) : 0;
}

/** The instant at which one enters a run: its start, or the first that can still be booked. */
export function entryOf(run: Run, { grain, now }: Pick<Ground, 'grain' | 'now'>): number {
  if (run.kind !== 'free') {
    return run.start;
  }
  const entry = grain.ceil(Math.max(run.start, grain.floor(now)));
  return entry < run.end ? entry : run.start;
}
