import type { Interaction } from '../core/interaction.js';
import type { TimelineModel } from '../core/model.js';
import type { Held } from '../core/store.js';
import type { Grid, Point } from './grid.js';

/** What pointer and keyboard can have done; one thing, whichever of them asks. */
export interface TimelineActions {
  model: TimelineModel;
  grid: Grid;
  interaction: Interaction;
  mayBook(): boolean;
  /** The plan under way has changed: draw it, tell others of it. */
  planChanged(): void;
  cancelPlan(): void;
  /** Opens the confirm sheet for the plan. */
  confirm(): void;
  /** Opens the confirm sheet for a new lease of a comfortable length. */
  bookAt(row: number, instant: number): void;
  openLease(held: Held): void;
  cancelLease(held: Held): void;
  click(point: Point): void;
  /** Opens or closes a branch. */
  toggle(row: number): void;
  pan(milliseconds: number): void;
  /** A factor above one shows more time. The instant keeps its place. */
  zoomBy(factor: number, at?: number): void;
  showNow(): void;
  findResource(): void;
  showKeys(): void;
  toggleTable(): void;
  /** What is at a point, in two short lines. */
  describe(point: Point): string;
  say(text: string, urgent?: boolean): void;
}
