import { css } from 'lit';

/** What is drawn over the rows: the plan and its handles, ghosts, the caret, the note beside the pointer. */
export const markStyles = css`
  .marks {
    position: absolute;
    z-index: 2;
    top: 46px;
    left: var(--names);
    width: 0;
    height: 0;
    pointer-events: none;
  }
  .marks > * {
    position: absolute;
    top: 0;
    left: 0;
  }
  .caret {
    width: 2px;
    margin-left: -1px;
    background: var(--lh-focus);
  }
  .plan {
    border: 2px solid var(--lh-accent);
    border-radius: var(--lh-radius);
    background: color-mix(in oklab, var(--lh-accent-soft) 80%, transparent);
    box-shadow: var(--lh-shadow);
  }
  .plan-text {
    position: absolute;
    top: 50%;
    left: 8px;
    padding: 1px 7px;
    border-radius: 4px;
    background: var(--lh-surface);
    color: var(--lh-text);
    font-weight: 600;
    line-height: 20px;
    white-space: nowrap;
    transform: translateY(-50%);
  }
  .plan.beside .plan-text,
  .plan.before .plan-text {
    box-shadow: var(--lh-shadow);
  }
  .plan.beside .plan-text {
    left: calc(100% + 12px);
  }
  .plan.before .plan-text {
    right: calc(100% + 12px);
    left: auto;
  }
  .plan.blocked {
    border: 2px dashed var(--lh-danger);
    background: color-mix(in oklab, var(--lh-danger-soft) 85%, transparent);
  }
  .plan.blocked .plan-text {
    color: var(--lh-danger);
  }
  .marks > .ghost {
    overflow: hidden;
    padding: 0 6px;
    border: 1.5px dashed;
    border-radius: var(--lh-radius);
    color: var(--lh-text);
    font-style: italic;
    line-height: calc(var(--row) - 3px);
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .handle {
    position: absolute;
    top: 0;
    bottom: 0;
    width: 12px;
    cursor: ew-resize;
    pointer-events: auto;
    touch-action: none;
  }
  .handle.start {
    left: -4px;
  }
  .handle.end {
    right: -4px;
  }
  .handle::after {
    content: '';
    position: absolute;
    top: 8px;
    bottom: 8px;
    left: 4px;
    width: 4px;
    border-radius: 2px;
    background: var(--lh-accent);
  }
  @media (pointer: coarse) {
    .handle {
      width: 32px;
    }
    .handle.start {
      left: -22px;
    }
    .handle.end {
      right: -22px;
    }
    .handle::after {
      left: 12px;
      width: 8px;
    }
  }
  .frame.can-book .rows {
    cursor: cell;
  }
  .frame.can-move .rows {
    cursor: grab;
  }
  .frame.dragging,
  .frame.dragging .rows {
    cursor: grabbing;
  }
  .frame .name {
    cursor: default;
  }
  .frame .name.open,
  .frame .name.closed {
    cursor: pointer;
  }
  .tip {
    position: absolute;
    z-index: 6;
    top: 0;
    left: 0;
    max-width: 320px;
    padding: 6px 10px;
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    color: var(--lh-text);
    box-shadow: var(--lh-shadow);
    pointer-events: none;
  }
`;
