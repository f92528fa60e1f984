import { type PropertyValues, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { basics, tokens } from '../design/tokens.js';
import { connectionFor } from '../server/connection.js';
import { PageBackend, ServerBackend } from './backends.js';
import type { Backend, Draft } from './core/draft.js';
import type { Held } from './core/store.js';
import { type TimelineConnection, TimelineFeed } from './feed.js';
import { keysDialog } from './keys-dialog.js';
import { LiveRegion } from './live-region.js';
import { planBar } from './plan-bar.js';
import './sheet/lease-sheet.js';
import type { LeaseSheet } from './sheet/lease-sheet.js';
import { SheetHost } from './sheet-host.js';
import { barStyles } from './styles/bars.js';
import { gridStyles } from './styles/grid.js';
import { markStyles } from './styles/marks.js';
import { palette } from './styles/palette.js';
import { shellStyles } from './styles/shell.js';
import './table-view.js';
import { TimelineElement } from './timeline-element.js';
import { toolbar } from './toolbar.js';

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
export class LiveLeases extends TimelineElement {
  static override styles = [tokens, basics, shellStyles, gridStyles, markStyles, barStyles, palette];

  @state() connectionState: 'connecting' | 'open' | 'down' | null = null;
  @state() showsSearch = false;
  @state() private message = '';
  @state() private showsKeys = false;
  @state() private isNarrow = false;
  @query('.grid-place') private place!: HTMLElement;
  @query('live-leases-sheet') private sheet!: LeaseSheet;

  private readonly voice = new LiveRegion(this.controller.news.summary);
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

  // ---- life

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      const [target] = event.composedPath();
      if (target instanceof HTMLElement && !target.matches('input, select, textarea, dialog *')) {
        this.controller.keyboard.shortcut(event);
      }
    });
  }

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

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('mode')) {
      this.shown.setDefaults(this.mode, this.clientWidth > 0 && this.clientWidth < NARROW);
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
      if (this.feed) {
        this.controller.model.forget();
      }
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

  protected override tick(): void {
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

  override viewChanged(): void {
    this.shown.moved();
    this.feed?.look(this.controller.model.window);
    this.requestUpdate();
  }

  override drawn(): void {
    this.feed?.look(this.controller.model.window);
    this.requestUpdate();
  }

  override planned(): void {
    const { plan } = this.controller.interaction;
    if (plan) {
      this.sheets.intend({ ...plan, slice: plan.lease?.slice ?? this.sheets.preferredSlice() });
      this.sheet.recheck();
    } else if (!this.sheet.isOpen) {
      this.sheets.intend(null);
    }
    this.requestUpdate();
  }

  override openSheet(draft: Draft): void {
    this.sheet.open(draft);
  }

  openLease(held: Held): void {
    this.controller.openLease(held);
  }

  override async findResource(): Promise<void> {
    this.showsSearch = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }

  override showKeys(): void {
    this.showsKeys = true;
  }

  override toggleTable(): void {
    this.view = this.isTable ? 'grid' : 'table';
    void this.updateComplete.then(() => this.enterGrid());
  }

  override say(text: string, urgent: boolean): void {
    this.voice.say(text, urgent);
  }

  override preferredSlice(): string {
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
