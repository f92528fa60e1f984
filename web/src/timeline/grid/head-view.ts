import type { TimelineModel } from '../core/model.js';
import { type Step, type Tick, type TimeScale, majorStep, minorStep, ticks } from '../core/scale.js';
import { columnAt } from './cell-view.js';

/** The two rows of the time head: days over hours, months over days, years over months. */
export class HeadView {
  readonly element = document.createElement('div');
  private readonly major = new HeadRow(1, 'major');
  private readonly minor = new HeadRow(2, 'minor');

  constructor() {
    this.element.className = 'head';
    this.element.setAttribute('role', 'rowgroup');
    this.element.append(this.major.element, this.minor.element);
  }

  /** Draws the head; returns the fields of its lower row, at whose edges lines go down the grid. */
  show(model: TimelineModel, scale: TimeScale): { minor: Tick[]; step: Step; major: Tick[] } {
    const step = minorStep(scale);
    const upper = majorStep(step);
    const minor = ticks(model.from, model.until, step, model.zone);
    const major = ticks(model.from, model.until, upper, model.zone);
    this.major.setCorner(model.labels.offset(model.from), `Times are ${model.zone.name}`);
    this.minor.setCorner('Resource', 'Resource');
    this.major.show(major, model, scale, (tick, width) => model.labels.majorTick(tick, upper, width), upper);
    this.minor.show(minor, model, scale, (tick, width) => model.labels.tick(tick, step, width), step);
    return { minor, step, major };
  }
}

class HeadRow {
  readonly element = document.createElement('div');
  private readonly corner = headCell('corner');
  private readonly fields: HTMLElement[] = [];

  constructor(
    index: number,
    private readonly className: string,
  ) {
    this.element.className = `head-row ${className}`;
    this.element.setAttribute('role', 'row');
    this.element.setAttribute('aria-rowindex', String(index));
    this.corner.setAttribute('aria-colindex', '1');
    this.element.append(this.corner);
  }

  setCorner(text: string, title: string): void {
    this.corner.textContent = text;
    this.corner.title = title;
  }

  show(
    shown: readonly Tick[],
    model: TimelineModel,
    scale: TimeScale,
    text: (tick: Tick, width: number) => string,
    step: Step,
  ): void {
    while (this.fields.length < shown.length) {
      const field = headCell(`field ${this.className}`);
      this.fields.push(field);
      this.element.append(field);
    }
    while (this.fields.length > shown.length) {
      this.fields.pop()!.remove();
    }
    shown.forEach((tick, i) => {
      const field = this.fields[i]!;
      const start = Math.max(tick.start, model.from);
      const end = Math.min(tick.end, model.until);
      const width = scale.x(end) - scale.x(start);
      field.style.left = `calc(var(--names) + ${scale.x(start).toFixed(1)}px)`;
      field.style.width = `${width.toFixed(1)}px`;
      field.textContent = text(tick, width);
      field.classList.toggle('weekend', step.unit === 'day' && model.labels.isWeekend(tick.start));
      field.classList.toggle('today', step.unit === 'day' && tick.start <= model.now && model.now < tick.end);
      field.setAttribute('aria-label', model.labels.spokenTick(tick, step));
      const column = columnAt(start, model);
      field.setAttribute('aria-colindex', String(2 + column));
      field.setAttribute('aria-colspan', String(Math.max(1, columnAt(end, model) - column)));
    });
  }
}

function headCell(className: string): HTMLElement {
  const cell = document.createElement('div');
  cell.className = className;
  cell.setAttribute('role', 'columnheader');
  return cell;
}
