import type { Clockwork } from './edits.js';
import { Grain } from './grain.js';
import { Labels } from './labels.js';
import type { Span, TimelineBlackout } from './records.js';
import { type ParsedBlackout, type Run, runsOf } from './runs.js';
import { LEAST_DAYS, MOST_DAYS, TimeScale, windowEnd } from './scale.js';
import type { Listener } from './speech.js';
import { type Held, LeaseStore } from './store.js';
import { ResourceTree } from './tree.js';
import { MINUTE, Zone } from './zone.js';

/** Runs narrower than this many pixels are not told apart. */
const LEAST_PIXELS = 3;
const MOST_RUNS = 40;
const ENDED = ['ENDING', 'EXPIRED', 'CANCELLED'];

/** Everything that the timeline shows, without any of its looks. */
export class TimelineModel implements Listener {
  readonly tree = new ResourceTree();
  readonly store = new LeaseStore();
  blackouts: readonly ParsedBlackout[] = [];
  grain = new Grain(10 * MINUTE, Zone.of('UTC'));
  labels = new Labels(Zone.of('UTC'));
  from = 0;
  days = 1;
  now = Date.now();
  /** An administrator changes anybody's leases. */
  administrator = false;
  /** The slices that the reader may book for. */
  slices: ReadonlySet<string> = new Set();
  /** Whether leases can be booked and changed here at all. */
  writable = false;

  get zone(): Zone {
    return this.labels.zone;
  }

  get until(): number {
    return windowEnd(this.from, this.days, this.zone);
  }

  get window(): Span {
    return { start: this.from, end: this.until };
  }

  scale(width: number): TimeScale {
    return new TimeScale(this.from, this.until, Math.max(1, width));
  }

  setZone(zone: Zone): void {
    this.labels = new Labels(zone);
  }

  /** Shows so many days from an instant on, within what can be shown. */
  show(from: number, days: number): void {
    const bounded = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, days));
    this.days = Number.isFinite(bounded) ? bounded : this.days;
    this.from = Number.isFinite(from) ? from : this.from;
  }

  /** Another facility is to be shown: nothing is known of it. */
  forget(): void {
    this.tree.setResources([]);
    this.store.replaceAll([]);
    this.blackouts = [];
  }

  setBlackouts(blackouts: readonly TimelineBlackout[]): void {
    this.blackouts = blackouts.map((blackout) => ({
      start: Date.parse(blackout.start),
      end: Date.parse(blackout.end),
      blackout,
    }));
  }

  /** An instant from "2026-11-23" (a day of the shown zone) or from an ISO-8601 instant; NaN from neither. */
  parseInstant(text: string): number {
    return /^\d{4}-\d\d-\d\d$/.test(text)
      ? this.zone.instant(Date.parse(`${text}T00:00Z`))
      : Date.parse(text);
  }

  clockwork(): Clockwork {
    return { grain: this.grain, now: this.now };
  }

  isMine(slice: string): boolean {
    return this.slices.has(slice);
  }

  /** Whether the reader may still change this lease. */
  isEditable({ lease, end, phase }: Held): boolean {
    const isOver = end <= this.now || ENDED.includes(lease.state ?? '');
    return this.writable && !isOver && phase === null && (this.administrator || this.isMine(lease.slice));
  }

  canBook(): boolean {
    return this.writable && (this.administrator || this.slices.size > 0);
  }

  /** The runs of a row when the window is drawn so wide. */
  runs(row: number, width: number): Run[] {
    const resource = this.tree.rows[row]?.resource;
    if (!resource) {
      return [];
    }
    const least = this.scale(width).time(LEAST_PIXELS);
    return runsOf(this, resource.name, this.window, { least, most: MOST_RUNS });
  }
}
