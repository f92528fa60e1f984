import {
  type Clockwork,
  type Edge,
  type Obstacle,
  movedSpan,
  obstacles,
  resizedSpan,
  spanBetween,
} from './edits.js';
import type { Span, TimelineLease } from './records.js';
import type { RunSource } from './runs.js';
import type { Held } from './store.js';
import type { ResourceTree } from './tree.js';

/** A booking or a change as it is being put together, before anybody has confirmed it. */
export interface Plan extends Span {
  kind: 'book' | 'amend';
  resources: string[];
  /** The rows it is drawn over, both ends included. */
  firstRow: number;
  lastRow: number;
  /** The lease that is to change. */
  lease?: TimelineLease;
  /** The server has said no. */
  refused?: boolean;
}

type Gesture =
  | { kind: 'select'; anchorRow: number; anchor: number; row: number; at: number }
  | { kind: 'move'; held: Held; row: number; toRow: number; by: number }
  | { kind: 'resize'; held: Held; row: number; edge: Edge; at: number };

/** What a gesture stands on. Read anew each time, because it changes while somebody drags. */
export interface World extends RunSource {
  tree: ResourceTree;
  clockwork(): Clockwork;
}

/**
 * The one gesture under way, whether a pointer, a finger or the keyboard makes it: selecting free time,
 * moving a lease, or pulling one of its ends. Knows nothing of pixels.
 */
export class Interaction {
  plan: Plan | null = null;
  /** What now lies where the plan wants to be. */
  inTheWay: Obstacle[] = [];
  private gesture: Gesture | null = null;

  constructor(private readonly world: World) {}

  get kind(): Gesture['kind'] | null {
    return this.gesture?.kind ?? null;
  }

  get edge(): Edge | null {
    return this.gesture?.kind === 'resize' ? this.gesture.edge : null;
  }

  startSelecting(row: number, anchor: number, at = anchor): void {
    this.gesture = { kind: 'select', anchorRow: row, anchor, row, at };
    this.update();
  }

  startMoving(held: Held, row: number): void {
    this.gesture = { kind: 'move', held, row, toRow: row, by: 0 };
    this.update();
  }

  startResizing(held: Held, row: number, edge: Edge): void {
    this.gesture = { kind: 'resize', held, row, edge, at: held[edge] };
    this.update();
  }

  /** The gesture goes on to an instant and a row. For a move, `by` says how far it has come. */
  drag(row: number, at: number, by = 0): void {
    const { gesture } = this;
    if (gesture?.kind === 'select') {
      Object.assign(gesture, { row, at });
    } else if (gesture?.kind === 'move') {
      Object.assign(gesture, { toRow: row, by });
    } else if (gesture?.kind === 'resize') {
      gesture.at = at;
    }
    this.update();
  }

  /** The keyboard moves the loose end, or the whole, by so much time and so many rows. */
  nudge(time: number, rows: number): void {
    const { gesture } = this;
    if (gesture?.kind === 'select') {
      this.drag(this.clampRow(gesture.row + rows), gesture.at + time);
    } else if (gesture?.kind === 'move') {
      this.drag(this.clampRow(gesture.toRow + rows), 0, gesture.by + time);
    } else if (gesture?.kind === 'resize') {
      this.drag(gesture.row, gesture.at + time);
    }
  }

  swapEdge(): void {
    const { gesture } = this;
    if (gesture?.kind === 'resize') {
      this.startResizing(gesture.held, gesture.row, gesture.edge === 'end' ? 'start' : 'end');
    }
  }

  /** The plan goes on elsewhere than where the gesture left it: the reader types times. */
  revise(span: Span, resources: readonly string[]): void {
    if (this.plan) {
      const rows = resources.map((name) => this.world.tree.indexOf(name)).filter((row) => row >= 0);
      const { firstRow, lastRow } = this.plan;
      const drawn =
        rows.length > 0 ? { firstRow: Math.min(...rows), lastRow: Math.max(...rows) } : { firstRow, lastRow };
      this.plan = {
        ...this.plan,
        start: span.start,
        end: span.end,
        resources: [...resources],
        ...drawn,
        refused: false,
      };
      this.recheck();
    }
  }

  refuse(): void {
    if (this.plan) {
      this.plan = { ...this.plan, refused: true };
    }
  }

  cancel(): void {
    this.gesture = null;
    this.plan = null;
    this.inTheWay = [];
  }

  /** Looks again at what is in the way; true when something is now that was not before. */
  recheck(): boolean {
    const before = this.inTheWay.length > 0;
    this.inTheWay = this.plan
      ? obstacles(this.world, this.plan.resources, this.plan, this.plan.lease?.id)
      : [];
    return !before && this.inTheWay.length > 0;
  }

  private update(): void {
    this.plan = this.gesture ? this.planOf(this.gesture) : null;
    this.recheck();
  }

  private planOf(gesture: Gesture): Plan | null {
    const clockwork = this.world.clockwork();
    if (gesture.kind === 'select') {
      const span = spanBetween(gesture.anchor, gesture.at, clockwork);
      const firstRow = Math.min(gesture.anchorRow, gesture.row);
      const lastRow = Math.max(gesture.anchorRow, gesture.row);
      const resources = this.bookable(firstRow, lastRow);
      return span && resources.length > 0 ? { kind: 'book', ...span, firstRow, lastRow, resources } : null;
    }
    const { held, row } = gesture;
    const plan = { kind: 'amend' as const, lease: held.lease, firstRow: row, lastRow: row };
    if (gesture.kind === 'resize') {
      const span = resizedSpan(held, gesture.edge, gesture.at, clockwork);
      return { ...plan, ...span, resources: [...held.lease.resources] };
    }
    const resources = this.movedResources(held.lease, gesture.row, gesture.toRow);
    const drawn = resources === null ? row : gesture.toRow;
    return {
      ...plan,
      ...movedSpan(held, gesture.by, clockwork),
      firstRow: drawn,
      lastRow: drawn,
      resources: resources ?? [...held.lease.resources],
    };
  }

  private bookable(firstRow: number, lastRow: number): string[] {
    const chosen = this.world.tree.rows
      .slice(firstRow, lastRow + 1)
      .filter((row) => row.resource.bookable !== false)
      .map((row) => row.resource.name);
    return this.world.tree.withoutIncluded(chosen);
  }

  /** A lease on one resource, taken by that resource's row, may go to another; null: it stays where it is. */
  private movedResources(lease: TimelineLease, row: number, toRow: number): string[] | null {
    const { rows } = this.world.tree;
    const from = rows[row]?.resource.name;
    const to = rows[toRow]?.resource;
    const isWhole = lease.resources.length === 1 && lease.resources[0] === from;
    return isWhole && to && to.bookable !== false ? [to.name] : null;
  }

  private clampRow(row: number): number {
    return Math.max(0, Math.min(this.world.tree.rows.length - 1, row));
  }
}
