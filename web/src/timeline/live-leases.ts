import { LitElement, type PropertyValues, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { basics, tokens } from '../design/tokens.js';
import { connectionFor } from '../server/connection.js';
import { PageBackend, ServerBackend } from './backends.js';
import { type Shell, TimelineController } from './controller.js';
import type { Backend, Draft } from './core/draft.js';
import { Grain } from './core/grain.js';
import type { Held } from './core/store.js';
import type { TimelineBlackout, TimelineLease, TimelineResource } from './core/records.js';
import { ZOOMS } from './core/scale.js';
import { SECOND } from './core/zone.js';
import { type TimelineConnection, TimelineFeed } from './feed.js';
import { keysDialog } from './keys-dialog.js';
import { planBar } from './plan-bar.js';
import { LiveRegion } from './live-region.js';
import './sheet/lease-sheet.js';
import type { LeaseSheet } from './sheet/lease-sheet.js';
import { SheetHost } from './sheet-host.js';
import { barStyles } from './styles/bars.js';
import { gridStyles } from './styles/grid.js';
import { palette } from './styles/palette.js';
import { shellStyles } from './styles/shell.js';
import './table-view.js';
import { toolbar } from './toolbar.js';
import { View, type ViewState } from './view.js';

export type { ViewState } from './view.js';

const CLOCK_EVERY_MS = 5_000;
const REDRAW_EVERY = 4;
const TABLE_BELOW = 350;
const NARROW = 720;

/**
 * `<live-leases server="https://…" facility="…">`: who has what, when; live, and to be changed by those who may.
 * Without `server` (and `connection`) it shows what the page gives it as `resources` and `leases`.
 *
 * Fires `view-change` (detail: ViewState) when the reader looks elsewhere, `lease-select` (detail: the lease).
 */
export class LiveLeases extends LitElement implements Shell {
  static override styles = [tokens, basics, shellStyles, gridStyles, barStyles, palette];

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
  @state() connectionState: 'connecting' | 'open' | 'down' | null = null;
  @state() showsSearch = false;
  @state() private message = '';
  @state() private showsKeys = false;
  @state() private isNarrow = false;
  @query('.grid-place') private place!: HTMLElement;
  @query('live-leases-sheet') private sheet!: LeaseSheet;

  readonly controller = new TimelineController(this);
  private readonly shown = new View(this.controller.model, (state) => this.fire('view-change', state));
  private readonly voice = new LiveRegion(this.controller.summary);
  private readonly resizes = new ResizeObserver(() => this.measure());
  private readonly sheets = new SheetHost(
    this.controller,
    () => this.line,
    () => this.facility,
    () => this.enterGrid(),
  );
  private line: TimelineConnection | null = null;
  private feed: TimelineFeed | null = null;
  private backend: Backend = new PageBackend(this.controller);
  private clock: ReturnType<typeof setInterval> | undefined;
  private ticks = 0;
  private fixedNow: number | null = null;

  // ---- what a page may set

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

  // ---- life

  override connectedCallback(): void {
    super.connectedCallback();
    this.voice.start();
    this.resizes.observe(this);
    this.resizes.observe(this.controller.grid.element);
    this.clock = setInterval(() => this.tick(), CLOCK_EVERY_MS);
    this.tick();
    if (this.hasUpdated) {
      this.connect();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.voice.stop();
    this.resizes.disconnect();
    clearInterval(this.clock);
    this.feed?.stop();
    this.feed = null;
  }

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      const [target] = event.composedPath();
      if (target instanceof HTMLElement && !target.matches('input, select, textarea, dialog *')) {
        this.controller.keyboard.shortcut(event);
      }
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('mode')) {
      this.shown.setDefaults(this.mode, this.clientWidth < NARROW);
      this.controller.model.tree.setStartsExpanded(this.mode === 'plan');
      this.setWritable();
    }
    if (changed.has('timezone')) {
      this.shown.setZone(this.timezone);
    }
    if (changed.has('filter')) {
      this.shown.filter = this.filter;
      this.controller.model.tree.setFilter(this.filter);
    }
    if (changed.has('mode') || changed.has('timezone') || changed.has('filter')) {
      this.controller.refresh();
    }
    if (changed.has('server') || changed.has('facility') || changed.has('connection')) {
      this.connect();
    }
  }

  protected override firstUpdated(): void {
    this.renderRoot.append(this.voice.polite, this.voice.urgent);
    this.place.append(this.controller.grid.element);
    this.controller.grid.scroller.setAttribute('aria-label', 'Leases by resource and time');
    this.controller.enter();
    this.measure();
  }

  private connect(): void {
    this.feed?.stop();
    this.feed = null;
    this.line = this.connection ?? (this.server === null ? null : connectionFor(this.server));
    this.connectionState = null;
    if (this.line && this.facility) {
      this.backend = new ServerBackend(this.line, this.facility);
      this.feed = new TimelineFeed(this.line, this.facility, this.controller, {
        facilityKnown: ({ timeZone }) => this.shown.setFacilityZone(timeZone),
        meKnown: () => this.setWritable(),
        connectionState: (state) => this.stateChanged(state),
        failed: (message) => (this.message = message),
      });
      void this.feed.start();
    }
  }

  private stateChanged(state: 'connecting' | 'open' | 'down'): void {
    if (this.connectionState === 'open' && state === 'down') {
      this.say('The server cannot be reached. What is shown may be old.', false);
    }
    this.connectionState = state;
    this.message = state === 'open' ? '' : this.message;
  }

  private setWritable(): void {
    this.controller.model.writable = this.mode !== 'status';
  }

  private tick(): void {
    this.controller.model.now = this.fixedNow ?? this.line?.serverNow() ?? Date.now();
    this.ticks += 1;
    if (this.ticks % REDRAW_EVERY === 0) {
      this.controller.refresh();
    } else {
      this.controller.grid.drawNow();
    }
  }

  private measure(): void {
    this.isNarrow = this.clientWidth > 0 && this.clientWidth < TABLE_BELOW;
    if (this.hasUpdated && !this.isTable) {
      this.controller.measure();
    }
  }

  // ---- what the timeline asks of its shell

  viewChanged(): void {
    this.shown.moved();
    this.feed?.look(this.controller.model.window);
    this.requestUpdate();
  }

  drawn(): void {
    this.feed?.look(this.controller.model.window);
    this.requestUpdate();
  }

  planned(): void {
    const { plan } = this.controller.interaction;
    if (plan) {
      this.sheets.intend({ ...plan, slice: plan.lease?.slice ?? this.sheets.preferredSlice() });
      this.sheet.recheck();
    } else if (!this.sheet.isOpen) {
      this.sheets.intend(null);
    }
    this.requestUpdate();
  }

  openSheet(draft: Draft): void {
    this.sheet.open(draft);
  }

  openLease(held: Held): void {
    this.controller.openLease(held);
  }

  selected(lease: TimelineLease): void {
    this.fire('lease-select', lease);
  }

  async findResource(): Promise<void> {
    this.showsSearch = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }

  showKeys(): void {
    this.showsKeys = true;
  }

  toggleTable(): void {
    this.view = this.isTable ? 'grid' : 'table';
    void this.updateComplete.then(() => this.enterGrid());
  }

  say(text: string, urgent: boolean): void {
    this.voice.say(text, urgent);
  }

  preferredSlice(): string {
    return this.sheets.preferredSlice();
  }

  // ---- what the toolbar asks

  get isTable(): boolean {
    return this.view === 'table' || (this.view === 'auto' && this.isNarrow);
  }

  findResources(words: string): void {
    this.filter = words;
    this.shown.filter = words;
    this.shown.moved();
  }

  zoneChoices(): (readonly [string, string])[] {
    return this.shown.choices();
  }

  chooseZone(choice: string): void {
    this.timezone = choice;
    this.shown.setZone(choice);
    this.shown.moved();
  }

  enterGrid(): void {
    if (this.isTable) {
      this.renderRoot.querySelector<HTMLElement>('live-leases-table')?.focus();
    } else {
      this.controller.grid.focusCursor();
    }
  }

  private fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  // ---- looks

  protected override render() {
    const { model } = this.controller;
    return html`
      ${toolbar(this)} ${this.message ? html`<p class="message" role="alert">${this.message}</p>` : nothing}
      <div class="middle">
        <div class="grid-place" ?hidden=${this.isTable}></div>
        ${
          this.isTable
            ? html`<live-leases-table
                .model=${model}
                .version=${this.controller.version}
                .open=${(held: Held) => this.openLease(held)}
              ></live-leases-table>`
            : this.empty()
        }
        ${planBar(this.controller)}
      </div>
      <live-leases-sheet
        .backend=${this.backend}
        .model=${model}
        .listener=${this.sheets}
      ></live-leases-sheet>
      ${this.showsKeys ? keysDialog(() => (this.showsKeys = false)) : nothing}
    `;
  }

  private empty() {
    const { tree } = this.controller.model;
    if (tree.rows.length > 0 || this.message) {
      return nothing;
    }
    const words = tree.isFiltered ? 'No resource matches.' : this.feed ? 'Loading …' : 'Nothing to show.';
    return html`<p class="empty">${words}</p>`;
  }
}

if (!customElements.get('live-leases')) {
  customElements.define('live-leases', LiveLeases);
}

declare global {
  interface HTMLElementTagNameMap {
    'live-leases': LiveLeases;
  }
}
