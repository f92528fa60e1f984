import { COLUMNS } from './layout.js';
import type { LhWidget } from './lh-widget.js';

/** Arranging widgets by mouse, pen or finger. */

const THRESHOLD_PX = 5;
const ROW_PX = 48;
const GAP_PX = 16;

/** Follows a pointer until it is let go; Escape, or the browser taking over, calls it off. */
function follow(
  start: PointerEvent,
  on: { move(event: PointerEvent): void; drop(event: PointerEvent): void; end(): void },
): void {
  const ending = new AbortController();
  const { signal } = ending;
  const finish = () => {
    ending.abort();
    on.end();
  };
  const isMine = (event: PointerEvent) => event.pointerId === start.pointerId;
  window.addEventListener('pointermove', (event) => isMine(event) && on.move(event), { signal });
  window.addEventListener(
    'pointerup',
    (event) => {
      if (isMine(event)) {
        on.drop(event);
        finish();
      }
    },
    { signal },
  );
  window.addEventListener('pointercancel', (event) => isMine(event) && finish(), { signal });
  window.addEventListener('keydown', (event) => event.key === 'Escape' && finish(), { signal });
}

/** Drags a widget; tells before which other one (null: after all) it was let go. */
export function dragWidget(
  start: PointerEvent,
  widget: LhWidget,
  all: LhWidget[],
  grid: HTMLElement,
  dropped: (before: string | null) => void,
): void {
  const marker = grid.querySelector<HTMLElement>('.drop')!;
  const others = all.filter((one) => one !== widget && !one.hidden);
  let target: { before: LhWidget | null } | null = null;
  follow(start, {
    move(event) {
      const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (!target && Math.hypot(x, y) < THRESHOLD_PX) {
        return;
      }
      widget.toggleAttribute('dragging', true);
      widget.style.translate = `${x}px ${y}px`;
      target = place(others, event, marker, grid) ?? target;
    },
    drop() {
      if (target) {
        dropped(target.before?.key ?? null);
      }
    },
    end() {
      widget.toggleAttribute('dragging', false);
      widget.style.translate = '';
      marker.hidden = true;
    },
  });
}

/** Where a drop at the pointer would go, shown by the marker; null when the pointer is over nothing. */
function place(
  others: LhWidget[],
  event: PointerEvent,
  marker: HTMLElement,
  grid: HTMLElement,
): { before: LhWidget | null } | null {
  const index = others.findIndex((one) => {
    const box = one.getBoundingClientRect();
    return (
      event.clientX >= box.left &&
      event.clientX < box.right &&
      event.clientY >= box.top &&
      event.clientY < box.bottom
    );
  });
  const over = others[index];
  if (!over) {
    return null;
  }
  const box = over.getBoundingClientRect();
  const frame = grid.getBoundingClientRect();
  const isBefore = event.clientX < (box.left + box.right) / 2;
  marker.hidden = false;
  marker.style.left = `${(isBefore ? box.left - GAP_PX / 2 : box.right + GAP_PX / 2) - frame.left - 2}px`;
  marker.style.top = `${box.top - frame.top}px`;
  marker.style.height = `${box.height}px`;
  return { before: isBefore ? over : (others[index + 1] ?? null) };
}

/** Stretches a widget by its corner; tells each new size in columns and rows. */
export function stretchWidget(
  start: PointerEvent,
  widget: LhWidget,
  grid: HTMLElement,
  stretched: (size: { width: number; height: number }) => void,
): void {
  start.preventDefault();
  const column = (grid.clientWidth + GAP_PX) / COLUMNS;
  let last = '';
  follow(start, {
    move(event) {
      const box = widget.getBoundingClientRect();
      const width = Math.round((event.clientX - box.left + GAP_PX) / column);
      const height = Math.round((event.clientY - box.top + GAP_PX) / ROW_PX);
      if (`${width} ${height}` !== last) {
        last = `${width} ${height}`;
        stretched({ width, height });
      }
    },
    drop() {},
    end() {},
  });
}
