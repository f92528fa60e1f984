import { RowView } from './row-view.js';

/** A row of the document and the row of the model that it is to show. */
export interface Assignment {
  view: RowView;
  row: number;
}

/**
 * A fixed number of rows of the document that stand for any number of resources. Rows that scroll out of view
 * are handed to those that scroll in. The row that holds the keyboard's place is kept though it is out of view,
 * and never moved in the document, because either would take the focus away.
 */
export class RowPool {
  private views: RowView[] = [];
  private first = 0;

  constructor(private readonly parent: HTMLElement) {}

  get all(): readonly RowView[] {
    return this.views;
  }

  find(row: number): RowView | undefined {
    return this.views.find((view) => view.row === row);
  }

  /** Makes the pool as large as the screen asks for, and one more for the row that is kept. */
  resize(size: number): void {
    while (this.views.length < size) {
      const view = new RowView();
      this.views.push(view);
      this.parent.append(view.element);
    }
    while (this.views.length > size) {
      const last = this.views.findLastIndex((view) => !view.element.contains(activeIn(view.element)));
      this.views.splice(last, 1)[0]!.element.remove();
    }
  }

  /**
   * Hands the rows out: from `first` on as many as there are, with `kept` among them wherever it is.
   * Returns the rows to be drawn: those handed over now, or all of them when `everything` has changed.
   */
  assign(first: number, rowCount: number, kept: number, everything: boolean): Assignment[] {
    const needed = neededRows(first, this.views.length, rowCount, kept);
    const standing = new Map<number, RowView>();
    const idle: RowView[] = [];
    for (const view of this.views) {
      if (needed.includes(view.row) && !standing.has(view.row)) {
        standing.set(view.row, view);
      } else {
        idle.push(view);
      }
    }
    const assignments = needed.map((row) => ({ row, view: standing.get(row) ?? idle.shift()! }));
    this.order(
      assignments.map(({ view }) => view),
      first > this.first,
    );
    this.first = first;
    return everything ? assignments : assignments.filter(({ row, view }) => view.row !== row);
  }

  /** Puts the rows in reading order with few moves, around the one that has focus. */
  private order(ordered: readonly RowView[], scrolledDown: boolean): void {
    this.views = [...ordered];
    const active = activeIn(this.parent);
    const focused = active ? ordered.findIndex((view) => view.element.contains(active)) : -1;
    if (focused >= 0) {
      chainBefore(this.parent, ordered.slice(0, focused), ordered[focused]!.element);
      chainBefore(this.parent, ordered.slice(focused + 1), null);
    } else if (scrolledDown) {
      chainBefore(this.parent, ordered, null);
    } else {
      chainFromStart(this.parent, ordered);
    }
  }
}

function activeIn(element: Element): Element | null {
  return (element.getRootNode() as ShadowRoot | Document).activeElement;
}

/** So many rows from `first` on, one less where `kept` is another. */
function neededRows(first: number, size: number, rowCount: number, kept: number): number[] {
  const rows = rowsFrom(first, Math.min(size, rowCount), rowCount);
  if (kept < 0 || kept >= rowCount || rows.includes(kept)) {
    return rows;
  }
  const fewer = rowsFrom(first, rows.length - 1, rowCount);
  return kept < first ? [kept, ...fewer] : [...fewer, kept];
}

function rowsFrom(first: number, size: number, rowCount: number): number[] {
  const start = Math.max(0, Math.min(first, rowCount - size));
  return Array.from({ length: size }, (_, i) => start + i);
}

function chainBefore(parent: Element, views: readonly RowView[], end: Element | null): void {
  let next = end;
  for (let i = views.length - 1; i >= 0; i--) {
    const { element } = views[i]!;
    if (element.nextSibling !== next) {
      parent.insertBefore(element, next);
    }
    next = element;
  }
}

function chainFromStart(parent: Element, views: readonly RowView[]): void {
  let current = parent.firstChild;
  for (const { element } of views) {
    if (element === current) {
      current = current.nextSibling;
    } else {
      parent.insertBefore(element, current);
    }
  }
}
