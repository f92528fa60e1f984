import type { TimelineModel } from '../core/model.js';
import { type Step, type Tick, type TimeScale, ticks } from '../core/scale.js';

const DAY_STEP: Step = { unit: 'day', count: 1, length: 86_400_000, room: 0 };
const MOST_WEEKEND_DAYS = 62;

/**
 * What lies behind and over the rows: lines, weekends, the past and now. All lines of a kind are one element
 * with a shadow for each line, because plain rectangles are what a browser draws fastest.
 */
export class Backdrop {
  /** Behind the rows, scrolling with them. */
  readonly element = layer('backdrop');
  /** Over the rows, standing still. */
  readonly past = layer('past-time');
  readonly nowLine = layer('now-line');
  private readonly strong = layer('lines strong');
  private readonly weak = layer('lines weak');
  private weekends: HTMLElement[] = [];
  private top = -1;
  private height = -1;

  constructor() {
    this.element.append(this.weak, this.strong);
  }

  show(model: TimelineModel, scale: TimeScale, minor: readonly Tick[], major: readonly Tick[]): void {
    this.weak.style.boxShadow = lines(minor, scale);
    this.strong.style.boxShadow = lines(major, scale);
    this.showWeekends(model, scale);
    this.showNow(model, scale);
  }

  /** Goes where the rows are that are drawn; what is empty stays plain, which costs nothing to draw. */
  cover(top: number, height: number): void {
    if (top !== this.top || height !== this.height) {
      this.top = top;
      this.height = height;
      this.element.style.transform = `translateY(${top}px)`;
      this.element.style.height = `${height}px`;
    }
  }

  showNow({ now }: TimelineModel, scale: TimeScale): void {
    const x = Math.max(0, Math.min(scale.width, scale.x(now)));
    this.past.hidden = x <= 0;
    this.past.style.width = `${x.toFixed(1)}px`;
    this.nowLine.hidden = x <= 0 || x >= scale.width;
    this.nowLine.style.transform = `translateX(${x.toFixed(1)}px)`;
  }

  private showWeekends(model: TimelineModel, scale: TimeScale): void {
    const shown = model.days > MOST_WEEKEND_DAYS ? [] : weekendsOf(model);
    while (this.weekends.length < shown.length) {
      const element = layer('weekend');
      this.weekends.push(element);
      this.element.prepend(element);
    }
    while (this.weekends.length > shown.length) {
      this.weekends.pop()!.remove();
    }
    shown.forEach(({ start, end }, i) => {
      const left = Math.max(0, Math.round(scale.x(start)));
      const right = Math.min(scale.width, Math.round(scale.x(end)));
      this.weekends[i]!.style.left = `${left}px`;
      this.weekends[i]!.style.width = `${right - left}px`;
    });
  }
}

/** A hair line at the start of each field, as shadows of a line that itself lies out of sight. */
function lines(fields: readonly Tick[], scale: TimeScale): string {
  return fields
    .map(({ start }) => Math.round(scale.x(start)))
    .filter((x) => x > 0)
    .map((x) => `${x + 1}px 0`)
    .join(',');
}

function weekendsOf(model: TimelineModel): Tick[] {
  const found: Tick[] = [];
  for (const { start, end } of ticks(model.from, model.until, DAY_STEP, model.zone)) {
    if (model.labels.isWeekend(start)) {
      const last = found[found.length - 1];
      if (last?.end === start) {
        last.end = end;
      } else {
        found.push({ start, end });
      }
    }
  }
  return found;
}

function layer(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('aria-hidden', 'true');
  return element;
}
