import type { TimelineModel } from '../core/model.js';
import type { Run } from '../core/runs.js';
import type { TimeScale } from '../core/scale.js';
import { CellView } from './cell-view.js';
import type { Measures } from './measures.js';

/** The rows of the time head come first. */
export const HEAD_ROWS = 2;
const SPARE_CELLS = 8;

/** One row of the document. It is handed from resource to resource while the reader scrolls. */
export class RowView {
  readonly element = document.createElement('div');
  readonly name = document.createElement('div');
  row = -1;
  runs: Run[] = [];
  private top = -1;
  private readonly nameText = document.createTextNode('');
  private nameClass = '';
  private readonly cells: CellView[] = [];

  constructor() {
    this.element.setAttribute('role', 'row');
    this.element.className = 'row';
    this.name.setAttribute('role', 'rowheader');
    this.name.setAttribute('aria-colindex', '1');
    this.name.tabIndex = -1;
    this.name.append(this.nameText);
    this.element.append(this.name);
  }

  /** Shows a row of the model. The cell that has focus goes on to show the run of that place. */
  show(
    row: number,
    model: TimelineModel,
    scale: TimeScale,
    measures: Measures,
    focus: FocusedCell | null,
  ): void {
    const shown = model.tree.rows[row];
    if (!shown) {
      return;
    }
    if (row !== this.row) {
      this.row = row;
      this.element.setAttribute('aria-rowindex', String(row + HEAD_ROWS + 1));
    }
    const top = row * measures.rowHeight;
    if (top !== this.top) {
      this.top = top;
      this.element.style.transform = `translateY(${top}px)`;
    }
    this.showName(
      shown.resource.title || shown.resource.name,
      shown.level,
      shown.hasChildren,
      shown.expanded,
    );
    this.runs = model.runs(row, measures.timeWidth);
    this.provideCells(this.runs.length);
    if (focus) {
      this.keepInPlace(focus);
    }
    for (let i = 0; i < this.cells.length; i++) {
      const run = this.runs[i];
      if (run) {
        this.cells[i]!.show(run, shown, model, scale, measures);
      } else {
        this.cells[i]!.hide();
      }
    }
  }

  cell(place: number): HTMLElement | undefined {
    return this.cells[place]?.element;
  }

  /** Which run an element of this row shows; -1 for the name or a stranger. */
  placeOf(element: Element): number {
    return this.cells.findIndex((cell) => cell.element === element);
  }

  private showName(text: string, level: number, hasChildren: boolean, expanded: boolean): void {
    if (this.nameText.data !== text) {
      this.nameText.data = text;
    }
    const className = `name level${Math.min(level, 4)}${hasChildren ? (expanded ? ' open' : ' closed') : ''}`;
    if (this.nameClass !== className) {
      this.nameClass = className;
      this.name.className = className;
      if (hasChildren) {
        this.name.setAttribute('aria-expanded', String(expanded));
      } else {
        this.name.removeAttribute('aria-expanded');
      }
    }
  }

  private provideCells(count: number): void {
    while (this.cells.length < count) {
      const cell = new CellView();
      this.cells.push(cell);
      this.element.append(cell.element);
    }
    while (this.cells.length > count + SPARE_CELLS && !this.cells.at(-1)!.element.matches(':focus')) {
      this.cells.pop()!.element.remove();
    }
  }

  /** Reorders the cells around the one that has focus, which itself is never moved: moving would blur it. */
  private keepInPlace({ element, place }: FocusedCell): void {
    const at = this.placeOf(element);
    if (at < 0 || at === place) {
      return;
    }
    const focused = this.cells[at]!;
    if (at < place) {
      const moved = this.cells.splice(at + 1, place - at);
      this.cells.splice(at, 0, ...moved);
      moved.forEach((cell) => this.element.insertBefore(cell.element, focused.element));
    } else {
      const moved = this.cells.splice(place, at - place);
      this.cells.splice(place + 1, 0, ...moved);
      const next = focused.element.nextSibling;
      moved.forEach((cell) => this.element.insertBefore(cell.element, next));
    }
  }
}

/** The cell that has focus, and the place among the runs at which it has to be now. */
export interface FocusedCell {
  element: Element;
  place: number;
}
