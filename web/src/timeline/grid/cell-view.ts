import type { TimelineModel } from '../core/model.js';
import type { Run } from '../core/runs.js';
import type { TimeScale } from '../core/scale.js';
import { spoken, stateWord } from '../core/speech.js';
import type { Held } from '../core/store.js';
import type { Row } from '../core/tree.js';
import { paintClass } from '../styles/palette.js';
import type { Measures } from './measures.js';

/** Bars narrower than this many pixels show no text; up to the second, text is cut without dots. */
const LEAST_TEXT = 26;
const TIGHT = 64;
const ROOM_FOR_TIMES = 150;
const LEAST_BAR = 2;
/** Bars narrower than this are drawn as a spine alone. */
const SLIVER = 14;
/** What a bar's spine, edges and marks take from the room for its text. */
const EDGES = 14;
const MARKS = 26;

/** One gridcell. It is handed from run to run, and touches the document only where something differs. */
export class CellView {
  readonly element = document.createElement('div');
  private className = '';
  private left = -1;
  private width = -1;
  private text = '';
  private label = '';
  private column = -1;
  private columns = -1;

  constructor() {
    this.element.setAttribute('role', 'gridcell');
    this.element.tabIndex = -1;
  }

  show(
    run: Run,
    { resource, level }: Row,
    model: TimelineModel,
    scale: TimeScale,
    { nameWidth, letter }: Measures,
  ): void {
    const left = scale.x(run.start);
    const width = scale.x(run.end) - left;
    this.place(nameWidth + left, run.kind === 'free' ? width : Math.max(LEAST_BAR, width));
    this.become(`${classOf(run, model)}${width < SLIVER ? ' tight sliver' : width < TIGHT ? ' tight' : ''}`);
    this.say(spoken(resource.name, run, model));
    this.write(width < LEAST_TEXT ? '' : cut(textOf(run, model, width, level), run, model, width, letter));
    this.setColumns(run, model);
  }

  hide(): void {
    this.become('cell spare');
  }

  private place(left: number, width: number): void {
    if (left !== this.left) {
      this.left = left;
      this.element.style.left = `${left.toFixed(1)}px`;
    }
    if (width !== this.width) {
      this.width = width;
      this.element.style.width = `${width.toFixed(1)}px`;
    }
  }

  private become(className: string): void {
    if (className !== this.className) {
      this.className = className;
      this.element.className = className;
    }
  }

  private say(label: string): void {
    if (label !== this.label) {
      this.label = label;
      this.element.setAttribute('aria-label', label);
    }
  }

  private write(text: string): void {
    if (text !== this.text) {
      this.text = text;
      this.element.textContent = text;
    }
  }

  /** Columns are the facility's grains, so that two cells of a row never share one; the first is the name. */
  private setColumns(run: Run, model: TimelineModel): void {
    const column = 2 + columnAt(run.start, model);
    const columns = Math.max(1, 2 + columnAt(run.end, model) - column);
    if (column !== this.column) {
      this.column = column;
      this.element.setAttribute('aria-colindex', String(column));
    }
    if (columns !== this.columns) {
      this.columns = columns;
      this.element.setAttribute('aria-colspan', String(columns));
    }
  }
}

/** How many grains lie between the start of the window and the instant. */
export function columnAt(instant: number, model: TimelineModel): number {
  return Math.floor((instant - model.from) / model.grain.milliseconds);
}

function classOf(run: Run, model: TimelineModel): string {
  const past = run.end <= model.now ? ' past' : '';
  if (run.kind !== 'lease') {
    return `cell ${run.kind}${past}`;
  }
  const held = run.held!;
  const mine = model.isMine(held.lease.slice);
  const state = stateWord(held, model.now).replace(' ', '-');
  const paint = paintClass(held.lease.slice, mine, past !== '', run.via !== undefined);
  return `cell lease ${paint}${mine ? ' mine' : ''}${past} ${state}`;
}

/** What a cell shows. What holds for a whole branch is written on its top row only. */
function textOf(run: Run, model: TimelineModel, width: number, level: number): string {
  switch (run.kind) {
    case 'lease':
      return run.via ? '' : leaseText(run.held!, model, width);
    case 'blackout':
      return level === 1 ? run.blackout!.reason : '';
    case 'crowd':
    case 'partly':
      return String(run.count ?? '');
    case 'free':
      return '';
  }
}

/**
 * Shortens a text to what a bar has room for. Done here and not by `text-overflow`, which makes the layout of a
 * screenful of bars a third slower.
 */
function cut(text: string, run: Run, { now, slices }: TimelineModel, width: number, letter: number): string {
  const isMarked =
    run.held !== undefined &&
    (slices.has(run.held.lease.slice) || (run.held.start <= now && now < run.held.end));
  const room = Math.floor((width - (width < TIGHT ? EDGES / 2 : isMarked ? MARKS : EDGES)) / letter);
  return text.length <= room
    ? text
    : width < TIGHT
      ? text.slice(0, room + 1)
      : `${text.slice(0, Math.max(1, room - 1))}…`;
}

function leaseText(held: Held, { labels, now }: TimelineModel, width: number): string {
  const { slice } = held.lease;
  if (held.phase) {
    return `${slice} (${held.phase})`;
  }
  const state = stateWord(held, now);
  if (state === 'requested' || state === 'in error') {
    return `${slice} (${state})`;
  }
  const isShort = held.end - held.start < 86_400_000;
  return width > ROOM_FOR_TIMES && isShort ? `${slice} · ${labels.times(held.start, held.end)}` : slice;
}
