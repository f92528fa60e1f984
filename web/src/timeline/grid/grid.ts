import type { Interaction } from '../core/interaction.js';
import type { TimelineModel } from '../core/model.js';
import { type Cursor, entryOf, moved, panTo, type Command } from '../core/navigate.js';
import { type Run, runAt } from '../core/runs.js';
import type { TimeScale } from '../core/scale.js';
import { Backdrop } from './backdrop.js';
import { HeadView } from './head-view.js';
import { type Ghost, Marks } from './marks.js';
import type { Measures } from './measures.js';
import { RowPool } from './row-pool.js';
import { type FocusedCell, HEAD_ROWS, type RowView } from './row-view.js';

const HEAD_HEIGHT = 46;
const FINE_ROW = 36;
const COARSE_ROW = 40;
const TALLEST_ROW = 52;
/** What lies above and below the text of a bar. */
const BAR_MARGINS = 9;
const NARROW = 620;

/** A point of the grid in terms of the model. */
export interface Point {
  row: number;
  instant: number;
  onName: boolean;
  run: Run | undefined;
}

/** What the grid asks of the element that shows it. */
export interface GridHost {
  model: TimelineModel;
  interaction: Interaction;
  ghosts(): readonly Ghost[];
  /** The reader wants to see another span of time. */
  pan(milliseconds: number): void;
  cursorMoved(point: Point): void;
}

/**
 * The grid itself: a few dozen rows of the document that stand for thousands, drawn without templates because
 * it is drawn sixty times a second while somebody scrolls, drags or the world changes.
 */
export class Grid {
  readonly element = document.createElement('div');
  readonly scroller = document.createElement('div');
  readonly head = new HeadView();
  readonly marks = new Marks();
  readonly backdrop = new Backdrop();
  readonly measures: Measures = { rowHeight: FINE_ROW, nameWidth: 168, timeWidth: 0 };
  cursor: Cursor = { row: 0, instant: 0, onName: false };
  private readonly body = document.createElement('div');
  private readonly pool = new RowPool(this.body);
  private height = 0;
  private rowCount = -1;
  private tabStop: HTMLElement | null = null;

  constructor(private readonly host: GridHost) {
    this.element.className = 'frame';
    this.scroller.className = 'scroller';
    this.scroller.setAttribute('role', 'grid');
    this.body.className = 'rows';
    this.body.setAttribute('role', 'rowgroup');
    this.scroller.append(this.head.element, this.backdrop.element, this.body, this.marks.element);
    this.element.append(this.scroller, this.backdrop.past, this.backdrop.nowLine);
    this.scroller.addEventListener('scroll', () => this.drawRows(false), { passive: true });
  }

  get scale(): TimeScale {
    return this.host.model.scale(this.measures.timeWidth);
  }

  get pageSize(): number {
    return Math.max(1, Math.floor((this.height - HEAD_HEIGHT) / this.measures.rowHeight) - 1);
  }

  /** Reads the size of the place that the grid has, and draws everything. */
  measure(): void {
    this.height = this.element.clientHeight;
    const width = this.scroller.clientWidth;
    this.measures.nameWidth = width < NARROW ? 104 : 168;
    this.measures.timeWidth = Math.max(1, width - this.measures.nameWidth);
    this.element.style.setProperty('--names', `${this.measures.nameWidth}px`);
    this.element.style.setProperty('--bar-end', `${this.element.clientWidth - width}px`);
    this.rowCount = -1;
    this.draw();
  }

  /** A few rows share the height that there is; many are as low as a pointer or a finger can take. */
  private chooseRowHeight(): void {
    const least = matchMedia('(pointer: coarse)').matches ? COARSE_ROW : FINE_ROW;
    const share = Math.floor((this.height - HEAD_HEIGHT) / Math.max(1, this.host.model.tree.rows.length));
    this.measures.rowHeight = Math.max(least, Math.min(TALLEST_ROW, share));
    this.element.style.setProperty('--row', `${this.measures.rowHeight}px`);
    this.body.style.lineHeight = `${this.measures.rowHeight - BAR_MARGINS}px`; // inherited by every cell
  }

  /** Draws everything: after a change of the window, the zone, the rows or the size. */
  draw(): void {
    const { model } = this.host;
    const { rows } = model.tree;
    const { scale } = this;
    this.scroller.setAttribute('aria-rowcount', String(rows.length + HEAD_ROWS));
    const grains = Math.ceil((model.until - model.from) / model.grain.milliseconds);
    this.scroller.setAttribute('aria-colcount', String(grains + 1));
    const { minor, major } = this.head.show(model, scale);
    this.backdrop.show(model, scale, minor, major);
    if (rows.length !== this.rowCount) {
      this.rowCount = rows.length;
      this.chooseRowHeight();
      this.body.style.height = `${rows.length * this.measures.rowHeight}px`;
    }
    const seen = Math.ceil(Math.max(0, this.height - HEAD_HEIGHT) / this.measures.rowHeight);
    this.pool.resize(Math.min(rows.length, seen + 2));
    this.cursor.row = Math.max(0, Math.min(rows.length - 1, this.cursor.row));
    this.drawRows(true);
    this.drawMarks();
  }

  /** Draws the rows of these resources again, where they show. */
  redraw(isTouched: (resource: string) => boolean): void {
    const { rows } = this.host.model.tree;
    for (const view of this.pool.all) {
      const name = rows[view.row]?.resource.name;
      if (name !== undefined && isTouched(name)) {
        this.show(view, view.row);
      }
    }
    this.setTabStop();
  }

  drawMarks(): void {
    const { model, interaction } = this.host;
    const { rowHeight } = this.measures;
    this.marks.showPlan(interaction, model, this.scale, rowHeight);
    this.marks.showGhosts(this.host.ghosts(), model, this.scale, rowHeight);
    this.drawCaret();
  }

  drawNow(): void {
    this.backdrop.showNow(this.host.model, this.scale);
  }

  // ---- the keyboard's place

  get cursorRun(): Run | undefined {
    const runs = this.host.model.runs(this.cursor.row, this.measures.timeWidth);
    return this.cursor.onName ? undefined : runs[runAt(runs, this.cursor.instant)];
  }

  /** Moves the keyboard's place and the focus with it. */
  move(command: Command): void {
    const { model } = this.host;
    const ground = {
      rowCount: model.tree.rows.length,
      pageSize: this.pageSize,
      window: model.window,
      grain: model.grain,
      now: model.now,
      runs: (row: number) => model.runs(row, this.measures.timeWidth),
    };
    const { cursor, pan } = moved(this.cursor, command, ground);
    this.cursor = cursor;
    if (pan !== 0) {
      this.host.pan(pan);
    }
    this.focusCursor();
  }

  /** Puts the keyboard's place on a row and an instant, without focus. */
  setCursor(row: number, instant: number, onName = false): void {
    this.cursor = { row, instant, onName };
    this.drawRows(false);
  }

  /** Brings the keyboard's place into view and gives it the focus. */
  focusCursor(): void {
    const pan = panTo(this.cursor.instant, this.host.model.window);
    if (pan !== 0 && !this.cursor.onName) {
      this.host.pan(pan);
    }
    this.revealRow(this.cursor.row);
    this.drawRows(false);
    this.tabStop?.focus({ preventScroll: true });
    this.drawCaret();
    const run = this.cursorRun;
    this.host.cursorMoved({ ...this.cursor, run });
  }

  /** The instant at which the keyboard enters a row that nobody has been in. */
  enterAt(instant: number): void {
    const { model } = this.host;
    const runs = model.runs(this.cursor.row, this.measures.timeWidth);
    const run = runs[runAt(runs, instant)];
    this.cursor.instant = run ? Math.max(instant, entryOf(run, model)) : instant;
  }

  revealRow(row: number): void {
    const { rowHeight } = this.measures;
    const top = row * rowHeight;
    const seen = this.height - HEAD_HEIGHT;
    if (top < this.scroller.scrollTop) {
      this.scroller.scrollTop = top;
    } else if (top + rowHeight > this.scroller.scrollTop + seen) {
      this.scroller.scrollTop = top + rowHeight - seen;
    }
  }

  /** What lies under a point of the screen; null outside the rows. */
  pointAt(clientX: number, clientY: number): Point | null {
    const box = this.scroller.getBoundingClientRect();
    const y = clientY - box.top - HEAD_HEIGHT;
    const x = clientX - box.left - this.measures.nameWidth;
    const row = Math.floor((y + this.scroller.scrollTop) / this.measures.rowHeight);
    const { rows } = this.host.model.tree;
    if (y < 0 || row < 0 || row >= rows.length) {
      return null;
    }
    const instant = this.scale.instant(x);
    const runs = this.host.model.runs(row, this.measures.timeWidth);
    return { row, instant, onName: x < 0, run: x < 0 ? undefined : runs[runAt(runs, instant)] };
  }

  // ---- drawing

  private drawRows(everything: boolean): void {
    const { rowHeight } = this.measures;
    const first = Math.floor(this.scroller.scrollTop / rowHeight);
    const rowCount = this.host.model.tree.rows.length;
    const top = first * rowHeight;
    const whole = Math.max(rowCount * rowHeight, this.height - HEAD_HEIGHT);
    this.backdrop.cover(top, Math.min(this.height - HEAD_HEIGHT + rowHeight, whole - top));
    for (const { view, row } of this.pool.assign(first, rowCount, this.cursor.row, everything)) {
      this.show(view, row);
    }
    this.setTabStop();
  }

  private show(view: RowView, row: number): void {
    view.show(row, this.host.model, this.scale, this.measures, this.focusIn(view, row));
  }

  /** Which cell of a row holds the focus, and the place at which it has to be. */
  private focusIn(view: RowView, row: number): FocusedCell | null {
    const active = (this.element.getRootNode() as ShadowRoot).activeElement;
    if (row !== this.cursor.row || !active || !view.element.contains(active) || this.cursor.onName) {
      return null;
    }
    const runs = this.host.model.runs(row, this.measures.timeWidth);
    return { element: active, place: runAt(runs, this.cursor.instant) };
  }

  /** Exactly one element of the grid can be reached with Tab: the one at the keyboard's place. */
  private setTabStop(): void {
    const view = this.pool.find(this.cursor.row);
    const place = view && !this.cursor.onName ? runAt(view.runs, this.cursor.instant) : -1;
    const element = view ? (place >= 0 ? view.cell(place) : view.name) : undefined;
    if (element && element !== this.tabStop) {
      if (this.tabStop) {
        this.tabStop.tabIndex = -1;
      }
      element.tabIndex = 0;
      this.tabStop = element;
    }
  }

  private drawCaret(): void {
    const hasFocus = this.scroller.contains((this.element.getRootNode() as ShadowRoot).activeElement);
    const instant = hasFocus && !this.cursor.onName ? this.cursor.instant : null;
    this.marks.showCaret(instant, this.cursor.row, this.scale, this.measures.rowHeight);
  }
}
