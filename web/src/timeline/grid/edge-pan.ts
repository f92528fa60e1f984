import type { TimelineActions } from './actions.js';

const SIDE = 28;
const BRIM = 10;
const SPEED = 0.012;

/** While somebody drags near an edge of the grid, time and rows come along. */
export class EdgePan {
  private x = 0;
  private y = 0;
  private frame = 0;

  constructor(
    private readonly actions: TimelineActions,
    private readonly dragged: (clientX: number, clientY: number) => void,
  ) {}

  follow(clientX: number, clientY: number): void {
    this.x = clientX;
    this.y = clientY;
    if (this.frame === 0 && this.push() !== null) {
      this.frame = requestAnimationFrame(() => this.step());
    }
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private step(): void {
    this.frame = 0;
    const push = this.push();
    if (!push) {
      return;
    }
    const { grid, model } = this.actions;
    if (push.time !== 0) {
      this.actions.pan(push.time * SPEED * (model.until - model.from));
    }
    grid.scroller.scrollTop += push.rows * 6;
    this.dragged(this.x, this.y);
    this.frame = requestAnimationFrame(() => this.step());
  }

  /** Which way to go; null when the pointer is not near an edge. */
  private push(): { time: number; rows: number } | null {
    const { grid } = this.actions;
    const box = grid.scroller.getBoundingClientRect();
    const left = box.left + grid.measures.nameWidth;
    const time = this.x < left + SIDE ? -1 : this.x > box.right - SIDE ? 1 : 0;
    const rows = this.y < box.top + BRIM ? -1 : this.y > box.bottom - BRIM ? 1 : 0;
    return time === 0 && rows === 0 ? null : { time, rows };
  }
}
