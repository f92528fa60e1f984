import type { Edge } from '../core/edits.js';
import type { Held } from '../core/store.js';
import type { TimelineActions } from './actions.js';
import { EdgePan } from './edge-pan.js';
import type { Point } from './grid.js';
import { Tip } from './tip.js';

const MOVED = 4;
const MOVED_TOUCH = 9;
const LONG_PRESS_MS = 420;

interface Press {
  pointer: number;
  isTouch: boolean;
  x: number;
  y: number;
  at: Point | null;
  edge: Edge | null;
  /** What the press has become. */
  act: 'waiting' | 'gesture' | 'pan' | 'scroll';
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Pointer, pen and finger: what they press, drag and hold becomes selecting, moving, resizing and panning. */
export class Gestures {
  private press: Press | null = null;
  private hovered: { held: Held; row: number } | null = null;
  private readonly tip: Tip;
  private readonly edgePan: EdgePan;

  constructor(private readonly actions: TimelineActions) {
    const { scroller, element } = actions.grid;
    this.tip = new Tip(element);
    this.edgePan = new EdgePan(actions, (x, y) => this.dragTo(x, y));
    scroller.addEventListener('pointerdown', (event) => this.down(event));
    scroller.addEventListener('pointermove', (event) => this.move(event));
    scroller.addEventListener('pointerup', (event) => this.up(event));
    scroller.addEventListener('pointercancel', () => this.abandon());
    scroller.addEventListener('pointerleave', () => this.unhover());
    scroller.addEventListener('dblclick', (event) => this.doubleClick(event));
    scroller.addEventListener('contextmenu', (event) => this.press?.isTouch && event.preventDefault());
    scroller.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    // Once a finger holds a plan the page must not scroll away under it.
    scroller.addEventListener(
      'touchmove',
      (event) => this.press?.act === 'gesture' && event.preventDefault(),
      {
        passive: false,
      },
    );
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || this.press) {
      return;
    }
    const { grid } = this.actions;
    const edge = edgeOf(event.target);
    const isTouch = event.pointerType === 'touch';
    const at = grid.pointAt(event.clientX, event.clientY);
    this.press = {
      pointer: event.pointerId,
      isTouch,
      x: event.clientX,
      y: event.clientY,
      at,
      edge,
      act: 'waiting',
      timer: isTouch && !edge ? setTimeout(() => this.longPress(), LONG_PRESS_MS) : undefined,
    };
    if (edge) {
      this.grabEdge(edge, event.target as Element);
      event.preventDefault();
    }
  }

  /** A handle was taken: of the plan that stands, or of the lease that is hovered. */
  private grabEdge(edge: Edge, target: Element): void {
    const { interaction } = this.actions;
    const { plan } = interaction;
    const isOfPlan = target.parentElement?.classList.contains('plan') === true;
    if (isOfPlan && plan?.kind === 'book') {
      const fixed = edge === 'start' ? plan.end : plan.start;
      interaction.startSelecting(plan.firstRow, fixed, plan[edge]);
      interaction.drag(plan.lastRow, plan[edge]);
      this.begin();
    } else if (!isOfPlan && this.hovered) {
      interaction.startResizing(this.hovered.held, this.hovered.row, edge);
      this.begin();
    }
  }

  private longPress(): void {
    const { press } = this;
    const { interaction, model } = this.actions;
    if (!press?.at || press.act !== 'waiting' || press.at.onName) {
      return;
    }
    const { run, row, instant } = press.at;
    if (run?.held && run.kind === 'lease') {
      if (!model.isEditable(run.held)) {
        return;
      }
      this.hover(press.at);
      interaction.startMoving(run.held, row);
    } else if (this.actions.mayBook()) {
      const start = model.grain.floor(instant);
      interaction.startSelecting(row, start, start + model.grain.comfortable);
    } else {
      return;
    }
    navigator.vibrate?.(15);
    this.begin();
  }

  private move(event: PointerEvent): void {
    const { press } = this;
    if (!press) {
      this.hoverAt(event);
      return;
    }
    if (event.pointerId !== press.pointer) {
      return;
    }
    const distance = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (press.act === 'waiting' && distance > (press.isTouch ? MOVED_TOUCH : MOVED)) {
      this.startDrag(press, event);
    }
    if (press.act === 'gesture') {
      this.dragTo(event.clientX, event.clientY);
      this.edgePan.follow(event.clientX, event.clientY);
    } else if (press.act === 'pan') {
      this.actions.pan(-this.actions.grid.scale.time(event.clientX - press.x));
      press.x = event.clientX;
    }
  }

  /** The press has moved far enough to be a drag: decides what it drags. */
  private startDrag(press: Press, event: PointerEvent): void {
    clearTimeout(press.timer);
    const { model, interaction, grid } = this.actions;
    const run = press.at?.run;
    if (press.isTouch || !press.at || press.at.onName) {
      const isSideways = Math.abs(event.clientX - press.x) > Math.abs(event.clientY - press.y);
      press.act = isSideways && !press.at?.onName ? 'pan' : 'scroll';
      press.x = event.clientX;
    } else if (run?.held && run.kind === 'lease' && model.isEditable(run.held)) {
      interaction.startMoving(run.held, press.at.row);
      this.begin();
    } else if (run?.kind !== 'lease' && this.actions.mayBook()) {
      interaction.startSelecting(press.at.row, press.at.instant);
      this.begin();
    } else {
      press.act = 'pan';
      press.x = event.clientX;
    }
    grid.scroller.setPointerCapture(event.pointerId);
  }

  private begin(): void {
    if (this.press) {
      this.press.act = 'gesture';
      this.actions.grid.scroller.setPointerCapture(this.press.pointer);
    }
    this.tip.hide();
    this.actions.grid.element.classList.add('dragging');
    this.actions.planChanged();
  }

  private dragTo(clientX: number, clientY: number): void {
    const { grid, interaction, model } = this.actions;
    const { top, bottom, left } = grid.scroller.getBoundingClientRect();
    const y = Math.max(top, Math.min(bottom - 1, clientY));
    const instant = grid.scale.instant(clientX - left - grid.measures.nameWidth);
    const row = grid.pointAt(clientX, y)?.row ?? (clientY < bottom ? 0 : model.tree.rows.length - 1);
    const by = this.press?.at ? instant - this.press.at.instant : 0;
    interaction.drag(row, instant, by);
    this.actions.planChanged();
  }

  private up(event: PointerEvent): void {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) {
      return;
    }
    this.finish();
    if (press.act === 'gesture') {
      const isHeldSelection = press.isTouch && this.actions.interaction.kind === 'select';
      if (isHeldSelection) {
        this.actions.planChanged();
      } else {
        this.actions.confirm();
      }
    } else if (press.act === 'waiting' && press.at) {
      this.actions.click(press.at);
    }
  }

  private abandon(): void {
    const wasGesture = this.press?.act === 'gesture';
    this.finish();
    if (wasGesture) {
      this.actions.cancelPlan();
    }
  }

  private finish(): void {
    clearTimeout(this.press?.timer);
    this.press = null;
    this.edgePan.stop();
    this.actions.grid.element.classList.remove('dragging');
    this.unhover();
  }

  private doubleClick(event: MouseEvent): void {
    const point = this.actions.grid.pointAt(event.clientX, event.clientY);
    if (point?.run && !point.onName && point.run.kind === 'free' && this.actions.mayBook()) {
      this.actions.bookAt(point.row, point.instant);
    }
  }

  private wheel(event: WheelEvent): void {
    const { grid } = this.actions;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const { left } = grid.scroller.getBoundingClientRect();
      const at = grid.scale.instant(event.clientX - left - grid.measures.nameWidth);
      this.actions.zoomBy(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), at);
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      event.preventDefault();
      this.actions.pan(grid.scale.time(sideways));
    }
  }

  // ---- hovering

  private hoverAt(event: PointerEvent): void {
    if (event.pointerType === 'touch' || edgeOf(event.target)) {
      return;
    }
    const point = this.actions.grid.pointAt(event.clientX, event.clientY);
    this.hover(point);
    if (point?.run && point.run.kind !== 'free') {
      this.tip.show(this.actions.describe(point), event.clientX, event.clientY);
    } else {
      this.tip.hide();
    }
  }

  private hover(point: Point | null): void {
    const { model, grid } = this.actions;
    const held = point?.run?.kind === 'lease' ? point.run.held : undefined;
    const isEditable = held !== undefined && model.isEditable(held);
    this.hovered = isEditable ? { held, row: point!.row } : null;
    const canMoveStart = held !== undefined && held.start >= model.now;
    grid.marks.showHandles(
      this.hovered?.held ?? null,
      point?.row ?? 0,
      canMoveStart,
      grid.scale,
      grid.measures.rowHeight,
    );
    grid.element.classList.toggle('can-book', point?.run?.kind === 'free' && this.actions.mayBook());
    grid.element.classList.toggle('can-move', isEditable);
  }

  private unhover(): void {
    if (!this.press) {
      this.tip.hide();
      this.hover(null);
    }
  }
}

function edgeOf(target: EventTarget | null): Edge | null {
  const edge = target instanceof HTMLElement ? target.dataset['edge'] : undefined;
  return edge === 'start' || edge === 'end' ? edge : null;
}
