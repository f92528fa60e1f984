import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { type Shell, TimelineController } from './controller.js';
import type { Draft } from './core/draft.js';
import { Grain } from './core/grain.js';
import type { TimelineBlackout, TimelineLease, TimelineResource } from './core/records.js';
import { ZOOMS } from './core/scale.js';
import { SECOND } from './core/zone.js';
import type { TimelineConnection } from './feed.js';
import { View, type ViewState } from './view.js';

/** What a page may set on a timeline, and ask of it. */
export abstract class TimelineElement extends LitElement implements Shell {
  /** The server's address; empty is the page's own. */
  @property() server: string | null = null;
  @property() facility = '';
  /** plan: the whole scheduler; run: today, to be changed; status: today, to be looked at. */
  @property({ reflect: true }) mode: 'plan' | 'status' | 'run' = 'plan';
  /** The time zone shown: "facility", "viewer", or an IANA name. */
  @property() timezone = 'facility';
  /** Words that the shown resources match. */
  @property() filter = '';
  /** "auto" falls to the table where there is no room for a timeline. */
  @property() view: 'auto' | 'grid' | 'table' = 'auto';
  /** A connection to use instead of that to `server`. */
  @property({ attribute: false }) connection: TimelineConnection | null = null;

  readonly controller = new TimelineController(this);
  protected readonly shown = new View(this.controller.model, (state) => this.fire('view-change', state));
  protected fixedNow: number | null = null;

  /** The start of the window: an ISO instant, or a day such as "2026-11-23" in the shown zone. */
  @property()
  get from(): string {
    return this.shown.state().from;
  }
  set from(from: string | null) {
    this.shown.want({ from });
    this.controller.refresh();
  }

  @property({ type: Number })
  get days(): number {
    return this.controller.model.days;
  }
  set days(days: number | null) {
    this.shown.want({ days });
    this.controller.refresh();
  }

  /** A named width of the window: hours, day, 3days, week, 2weeks, month, quarter, year. */
  @property()
  get zoom(): string {
    return this.shown.state().zoom;
  }
  set zoom(name: string | null) {
    this.days = ZOOMS.find((zoom) => zoom.name === name)?.days ?? null;
  }

  /** The rows, for a timeline without a server; so are all that follow. */
  set resources(resources: readonly TimelineResource[]) {
    this.controller.model.tree.setResources(resources);
    this.controller.refresh();
  }

  set leases(leases: readonly TimelineLease[]) {
    this.controller.model.store.replaceAll(leases);
    this.controller.refresh();
  }

  set blackouts(blackouts: readonly TimelineBlackout[]) {
    this.controller.model.setBlackouts(blackouts);
    this.controller.refresh();
  }

  /** The slices that the reader books for. */
  set slices(slices: readonly string[]) {
    this.controller.model.slices = new Set(slices);
    this.controller.refresh();
  }

  /** The facility's zone, and the grain of its leases in seconds. */
  set grid({ zone, granularity }: { zone: string; granularity: number }) {
    this.shown.setFacilityZone(zone);
    this.controller.model.grain = new Grain(granularity * SECOND, this.shown.facilityZone);
    this.controller.refresh();
  }

  /** Stops the clock at an instant. */
  set now(now: number | null) {
    this.fixedNow = now;
    this.tick();
    this.shown.want({});
    this.controller.refresh();
  }

  /** Shows a new or changed lease. */
  put(lease: TimelineLease): void {
    this.controller.put(lease);
  }

  /** Where the reader looks, as `view-change` tells it. */
  get viewState(): ViewState {
    return this.shown.state();
  }

  /** Reads the clock. */
  protected abstract tick(): void;

  protected fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  abstract viewChanged(): void;
  abstract drawn(): void;
  abstract planned(): void;
  abstract openSheet(draft: Draft): void;
  abstract findResource(): void;
  abstract showKeys(): void;
  abstract toggleTable(): void;
  abstract say(text: string, urgent: boolean): void;
  abstract preferredSlice(): string;

  selected(lease: TimelineLease): void {
    this.fire('lease-select', lease);
  }
}
