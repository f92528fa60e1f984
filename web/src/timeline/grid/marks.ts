import type { Interaction } from '../core/interaction.js';
import type { TimelineModel } from '../core/model.js';
import type { Span } from '../core/records.js';
import type { TimeScale } from '../core/scale.js';
import { paintClass } from '../styles/palette.js';

/** How many pixels the words of a plan take. */
const ROOM_FOR_TEXT = 220;

/** What somebody else is about to book. */
export interface Ghost extends Span {
  key: string;
  person: string;
  slice: string;
  resources: readonly string[];
}

/** What is drawn over the rows: the plan with its handles, handles of a lease, ghosts of others, the caret. */
export class Marks {
  readonly element = box('marks');
  private readonly plan = box('plan');
  private readonly planText = box('plan-text');
  private readonly handles = box('handles');
  private readonly caret = box('caret');
  private ghosts: HTMLElement[] = [];

  constructor() {
    this.element.setAttribute('aria-hidden', 'true');
    this.plan.append(this.planText, handle('start'), handle('end'));
    this.handles.append(handle('start'), handle('end'));
    this.element.append(this.handles, this.plan, this.caret);
    this.plan.hidden = this.handles.hidden = this.caret.hidden = true;
  }

  showPlan(interaction: Interaction, model: TimelineModel, scale: TimeScale, rowHeight: number): void {
    const { plan } = interaction;
    this.plan.hidden = plan === null || plan.end <= model.from || plan.start >= model.until;
    if (!plan || this.plan.hidden) {
      return;
    }
    const isBlocked = interaction.inTheWay.length > 0 || plan.refused === true;
    const inside =
      scale.x(Math.min(plan.end, model.until)) - scale.x(Math.max(plan.start, model.from)) > ROOM_FOR_TEXT;
    const side = inside ? '' : scale.x(plan.end) + ROOM_FOR_TEXT < scale.width ? ' beside' : ' before';
    this.plan.className = `plan ${plan.kind}${isBlocked ? ' blocked' : ''}${side}`;
    place(this.plan, plan, plan.firstRow, plan.lastRow, scale, rowHeight);
    const words = `${model.labels.times(plan.start, plan.end)} · ${model.labels.duration(plan.end - plan.start)}`;
    this.planText.textContent = isBlocked ? `✕ ${plan.refused ? 'refused' : 'taken'} · ${words}` : words;
  }

  /** Offers handles at the ends of a lease. */
  showHandles(
    span: Span | null,
    row: number,
    canMoveStart: boolean,
    scale: TimeScale,
    rowHeight: number,
  ): void {
    this.handles.hidden = span === null;
    if (span) {
      const shown = { start: Math.max(span.start, scale.from), end: Math.min(span.end, scale.until) };
      place(this.handles, shown, row, row, scale, rowHeight);
      (this.handles.firstElementChild as HTMLElement).hidden = !canMoveStart || span.start < scale.from;
      (this.handles.lastElementChild as HTMLElement).hidden = span.end > scale.until;
    }
  }

  showCaret(instant: number | null, row: number, scale: TimeScale, rowHeight: number): void {
    const isSeen = instant !== null && instant >= scale.from && instant < scale.until;
    this.caret.hidden = !isSeen;
    if (isSeen) {
      this.caret.style.transform = `translate(${scale.x(instant).toFixed(1)}px, ${row * rowHeight}px)`;
      this.caret.style.height = `${rowHeight}px`;
    }
  }

  showGhosts(ghosts: readonly Ghost[], model: TimelineModel, scale: TimeScale, rowHeight: number): void {
    const drawn = ghosts
      .filter((ghost) => ghost.end > model.from && ghost.start < model.until)
      .flatMap((ghost) => rowsOf(ghost.resources, model).map((row) => ({ ghost, row })));
    while (this.ghosts.length < drawn.length) {
      const element = box('ghost');
      this.ghosts.push(element);
      this.element.append(element);
    }
    while (this.ghosts.length > drawn.length) {
      this.ghosts.pop()!.remove();
    }
    drawn.forEach(({ ghost, row }, i) => {
      const element = this.ghosts[i]!;
      element.textContent = ghost.person;
      element.className = `ghost ${paintClass(ghost.slice || ghost.person, false, false, true)}`;
      place(element, ghost, row, row, scale, rowHeight);
    });
  }
}

function rowsOf(resources: readonly string[], model: TimelineModel): number[] {
  return resources.map((name) => model.tree.indexOf(name)).filter((row) => row >= 0);
}

function place(
  element: HTMLElement,
  span: Span,
  firstRow: number,
  lastRow: number,
  scale: TimeScale,
  rowHeight: number,
): void {
  const left = Math.max(-2, scale.x(span.start));
  const right = Math.min(scale.width + 2, scale.x(span.end));
  element.style.transform = `translate(${left.toFixed(1)}px, ${firstRow * rowHeight}px)`;
  element.style.width = `${Math.max(2, right - left).toFixed(1)}px`;
  element.style.height = `${(lastRow - firstRow + 1) * rowHeight}px`;
}

function handle(edge: 'start' | 'end'): HTMLElement {
  const element = box(`handle ${edge}`);
  element.dataset['edge'] = edge;
  return element;
}

function box(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}
