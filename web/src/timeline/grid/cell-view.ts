import type { TimelineModel } from '../core/model.js';
import type { Run } from '../core/runs.js';
import type { TimeScale } from '../core/scale.js';
import { spoken, stateWord } from '../core/speech.js';
import type { Row } from '../core/tree.js';
import { DAY } from '../core/zone.js';
import { paintClass } from '../styles/palette.js';
import type { Measures } from './measures.js';

/** Bars narrower than this many pixels show no text, no marks, no times. */
const LEAST_TEXT = 26;
const TIGHT = 64;
const ROOM_FOR_TIMES = 150;
const LEAST_BAR = 2;
/** Bars narrower than this are drawn as a spine alone. */
const SLIVER = 14;

/** One gridcell. It is handed from run to run, and touches the document only where something differs. */
export class CellView {
  readonly element = document.createElement('div');
  private className = '';
  private left = -1;
  private width = -1;
  private readonly text = document.createTextNode('');
  private times = '';
  private label = '';
  private column = -1;
  private columns = -1;

  constructor() {
    this.element.setAttribute('role', 'gridcell');
    this.element.tabIndex = -1;
    this.element.append(this.text);
  }

  show(
    run: Run,
    { resource, level }: Row,
    model: TimelineModel,
    scale: TimeScale,
    { nameWidth }: Measures,
  ): void {
    const left = scale.x(run.start);
    const width = scale.x(run.end) - left;
    this.place(nameWidth + left, run.kind === 'free' ? width : Math.max(LEAST_BAR, width));
    this.become(`${classOf(run, model)}${width < SLIVER ? ' tight sliver' : width < TIGHT ? ' tight' : ''}`);
    this.say(spoken(resource.name, run, model));
    this.write(width < LEAST_TEXT ? '' : textOf(run, level));
    this.writeTimes(width > ROOM_FOR_TIMES ? timesOf(run, model) : '');
    this.setColumns(run, model);
  }

  hide(): void {
    this.become('cell spare');
  }

  /** Whole pixels: sharp edges, and quicker to draw. */
  private place(left: number, width: number): void {
    const from = Math.round(left);
    const to = Math.max(from + 1, Math.round(left + width));
    if (from !== this.left) {
      this.left = from;
      this.element.style.left = `${from}px`;
    }
    if (to - from !== this.width) {
      this.width = to - from;
      this.element.style.width = `${this.width}px`;
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

  /** The text node stays and takes another text: a new one would be laid out from nothing. */
  private write(text: string): void {
    if (text !== this.text.data) {
      this.text.data = text;
    }
  }

  private writeTimes(times: string): void {
    if (times !== this.times) {
      this.times = times;
      this.element.dataset['times'] = times;
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

/**
 * What a cell shows; never more than it says, so that those who speak to their browser can name what they see.
 * What holds for a whole branch is written on its top row only.
 */
function textOf(run: Run, level: number): string {
  switch (run.kind) {
    case 'lease':
      return run.via ? '' : run.held!.lease.slice;
    case 'blackout':
      return level === 1 ? run.blackout!.reason : '';
    case 'crowd':
    case 'partly':
      return String(run.count ?? '');
    case 'free':
      return '';
  }
}

/** The times of a short lease, for bars with room for them. */
function timesOf({ held, kind, via }: Run, { labels }: TimelineModel): string {
  return kind === 'lease' && !via && held && held.end - held.start < DAY
    ? labels.times(held.start, held.end)
    : '';
}
