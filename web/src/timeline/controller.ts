import { type Draft, draftFor, draftOf } from './core/draft.js';
import { Interaction } from './core/interaction.js';
import { TimelineModel } from './core/model.js';
import { type Run, runAt } from './core/runs.js';
import { LEAST_DAYS, MOST_DAYS } from './core/scale.js';
import type { TimelineLease } from './core/records.js';
import { spoken } from './core/speech.js';
import type { Held } from './core/store.js';
import { DAY } from './core/zone.js';
import type { TimelineActions } from './grid/actions.js';
import { Gestures } from './grid/gestures.js';
import { Grid, type GridHost, type Point } from './grid/grid.js';
import { Keyboard } from './grid/keyboard.js';
import type { Ghost } from './grid/marks.js';
import { News, type NewsReader } from './news.js';

/** What the element around the timeline does for it. */
export interface Shell {
  /** The window of time has changed by what the reader did. */
  viewChanged(): void;
  /** Something has changed that was drawn. */
  drawn(): void;
  /** The plan has changed, or there is none any more. */
  planned(): void;
  openSheet(draft: Draft): void;
  selected(lease: TimelineLease): void;
  findResource(): void;
  showKeys(): void;
  toggleTable(): void;
  say(text: string, urgent: boolean): void;
  /** The slice that a new lease is for, unless the reader says otherwise. */
  preferredSlice(): string;
}

/**
 * What the timeline does: brings together the model, the gesture under way and the grid, whoever moves them:
 * pointer, keyboard, or news from elsewhere.
 */
export class TimelineController implements TimelineActions, GridHost, NewsReader {
  readonly model = new TimelineModel();
  readonly interaction = new Interaction(this.model);
  readonly grid = new Grid(this);
  readonly news = new News(this.model, this);
  readonly keyboard: Keyboard;
  /** Rises whenever what is shown changes. */
  version = 0;

  constructor(private readonly shell: Shell) {
    new Gestures(this);
    this.keyboard = new Keyboard(this);
  }

  // ---- news

  /** Takes a lease from anywhere. */
  put(lease: TimelineLease): void {
    this.news.put(lease);
  }

  /** Has everything drawn in the next frame. */
  refresh(): void {
    this.news.refresh();
  }

  ghosts(): readonly Ghost[] {
    return this.news.allGhosts;
  }

  readAll(): void {
    this.grid.draw();
    this.read();
  }

  readRows(isTouched: (resource: string) => boolean): void {
    this.grid.redraw(isTouched);
    this.read();
  }

  readGhosts(): void {
    this.grid.drawMarks();
  }

  /** Focus and gesture stay where they are; but somebody may have taken what is being planned. */
  private read(): void {
    this.version += 1;
    if (this.interaction.plan) {
      this.recheckPlan();
    }
    this.shell.drawn();
  }

  private recheckPlan(): void {
    const before = this.interaction.inTheWay.length;
    if (this.interaction.recheck()) {
      this.shell.say(`${this.obstacle()} Choose another time.`, true);
    }
    if (this.interaction.inTheWay.length !== before) {
      this.planChanged();
    }
  }

  private obstacle(): string {
    const [first] = this.interaction.inTheWay;
    const { labels } = this.model;
    const who = first?.held?.lease.slice ?? 'maintenance';
    return first ? `Taken: ${who} has ${first.resource} ${labels.span(first.start, first.end)}.` : '';
  }

  // ---- the window

  /** Reads how much room there is, and draws everything at once. */
  measure(): void {
    this.grid.measure();
  }

  /** Puts the keyboard's place where now is, before anybody has been there. */
  enter(): void {
    const { now, from, until, grain } = this.model;
    this.grid.enterAt(now >= from && now < until ? grain.floor(now) : from);
  }

  pan(milliseconds: number): void {
    this.show(this.model.from + milliseconds, this.model.days);
  }

  /** Moves by whole windows, along the wall clock. */
  page(by: 1 | -1): void {
    const { model } = this;
    const days = Math.max(1, Math.round(model.days));
    this.show(
      model.days < 1 ? model.from + by * model.days * DAY : model.zone.addDays(model.from, by * days),
      model.days,
    );
  }

  zoomBy(factor: number, at = (this.model.from + this.model.until) / 2): void {
    const { model } = this;
    const days = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, model.days * factor));
    const place = (at - model.from) / (model.until - model.from);
    const rounded = days > 1.5 ? Math.max(2, Math.round(days)) : days;
    this.show(at - place * rounded * DAY, rounded);
  }

  /** Shows so many days around the middle of what is shown; whole days start at midnight. */
  zoomTo(days: number): void {
    const { model } = this;
    const middle = (model.from + model.until) / 2;
    const holdsNow = model.now >= model.from && model.now < model.until;
    if (days < 1) {
      this.show((holdsNow ? model.now : middle) - (days * DAY) / 4, days);
    } else {
      this.show(model.zone.startOfDay(holdsNow ? model.now : model.from), days);
    }
  }

  showNow(): void {
    const { model } = this;
    const place =
      this.model.days > 1.5 ? model.zone.startOfDay(model.now) : model.now - (model.days * DAY) / 4;
    this.show(place, model.days);
    const { cursor } = this.grid;
    this.grid.setCursor(cursor.row, model.grain.floor(model.now));
    if (this.grid.scroller.matches(':focus-within')) {
      this.grid.focusCursor();
    }
  }

  private show(from: number, days: number): void {
    this.model.show(from, days);
    this.grid.draw();
    this.shell.viewChanged();
  }

  // ---- what the reader does

  mayBook(): boolean {
    return this.model.canBook();
  }

  planChanged(): void {
    this.grid.drawMarks();
    this.shell.planned();
  }

  cancelPlan(): void {
    if (this.interaction.kind !== null) {
      this.interaction.cancel();
      this.planChanged();
      this.say('Given up.');
    }
  }

  /** Takes the plan away without a word: the sheet has done with it. */
  endPlan(): void {
    this.interaction.cancel();
    this.planChanged();
  }

  confirm(): void {
    const { plan } = this.interaction;
    if (plan) {
      this.shell.openSheet(draftOf(plan, this.shell.preferredSlice()));
    } else {
      this.cancelPlan();
    }
  }

  bookAt(row: number, instant: number): void {
    const { grain } = this.model;
    const start = grain.floor(Math.max(instant, this.model.now));
    const run = this.runAt(row, start);
    const end = Math.min(
      start + grain.comfortable,
      run?.kind === 'free' && run.end < this.model.until ? run.end : Infinity,
    );
    this.interaction.startSelecting(row, start, Math.max(end, grain.plus(start, 1)));
    this.planChanged();
    this.confirm();
  }

  openLease(held: Held): void {
    this.shell.selected(held.lease);
    this.shell.openSheet(draftFor(this.model.isEditable(held) ? 'amend' : 'view', held.lease));
  }

  cancelLease(held: Held): void {
    this.shell.openSheet(draftFor('cancel', held.lease));
  }

  click(point: Point): void {
    this.cancelPlan();
    const { row, instant, onName, run } = point;
    this.grid.setCursor(
      row,
      onName ? instant : Math.max(run?.start ?? instant, this.model.grain.floor(instant)),
      onName,
    );
    this.grid.focusCursor();
    if (onName) {
      this.toggle(row);
    } else if (run?.kind === 'lease' && run.held) {
      this.openLease(run.held);
    }
  }

  /** Puts the keyboard's place on a lease: in the row where it is, if the lease takes that, else in its first. */
  standOn(lease: TimelineLease): void {
    const { tree } = this.model;
    const rows = lease.resources.map((name) => tree.indexOf(name)).filter((row) => row >= 0);
    const row = rows.includes(this.grid.cursor.row) ? this.grid.cursor.row : rows[0];
    if (row !== undefined) {
      this.grid.setCursor(row, Date.parse(lease.start));
    }
  }

  toggle(row: number): void {
    const shown = this.model.tree.rows[row];
    if (shown?.hasChildren) {
      this.model.tree.toggle(shown.resource.name);
      this.grid.draw();
      this.say(`${shown.resource.name} ${shown.expanded ? 'closed' : 'open'}`);
    }
  }

  findResource(): void {
    this.shell.findResource();
  }

  showKeys(): void {
    this.shell.showKeys();
  }

  toggleTable(): void {
    this.shell.toggleTable();
  }

  cursorMoved(point: Point): void {
    if (point.run?.kind === 'lease' && point.run.held) {
      this.shell.selected(point.run.held.lease);
    }
  }

  describe({ row, run }: Point): string {
    const resource = this.model.tree.rows[row]?.resource.name ?? '';
    return run ? spoken(resource, run, this.model) : '';
  }

  say(text: string, urgent = false): void {
    this.shell.say(text, urgent);
  }

  private runAt(row: number, instant: number): Run | undefined {
    const runs = this.model.runs(row, this.grid.measures.timeWidth);
    return runs[runAt(runs, instant)];
  }
}
