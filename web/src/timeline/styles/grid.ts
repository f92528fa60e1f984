import { css } from 'lit';

/** The grid: frame, head, rows, layers before and behind them. */
export const gridStyles = css`
  .frame {
    --line-weak: color-mix(in oklab, var(--lh-line) 62%, var(--lh-surface));
    --line-strong: color-mix(in oklab, var(--lh-edge) 60%, var(--lh-surface));
    --weekend: color-mix(in oklab, var(--lh-text) 3%, var(--lh-surface));
    --hatch: color-mix(in oklab, var(--lh-text) 5%, transparent);
    position: relative;
    flex: 1 1 0;
    min-height: 96px;
    overflow: hidden;
    contain: strict;
    background: var(--lh-surface);
    font-size: 12.5px;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .backdrop {
    position: absolute;
    top: 46px;
    right: 0;
    left: var(--names);
    overflow: hidden;
    pointer-events: none;
    contain: strict;
  }
  .lines {
    position: absolute;
    top: 0;
    bottom: 0;
    left: -1px;
    width: 1px;
    color: var(--line-weak);
  }
  .lines.strong {
    color: var(--line-strong);
  }
  .weekend {
    position: absolute;
    top: 0;
    bottom: 0;
    background: var(--weekend);
  }
  .past-time {
    position: absolute;
    z-index: 2;
    inset: 46px auto 0 var(--names);
    background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 7px);
    background-color: color-mix(in oklab, var(--lh-text) 2.5%, transparent);
    pointer-events: none;
    will-change: transform; /* a layer of its own, so that it is not drawn again with each step of scrolling */
  }
  .now-line {
    position: absolute;
    z-index: 4;
    top: 40px;
    bottom: 0;
    left: calc(var(--names) - 1px);
    width: 2px;
    background: var(--lh-danger);
    pointer-events: none;
  }
  .now-line::before {
    content: '';
    position: absolute;
    top: 0;
    left: -3px;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: inherit;
  }
  .scroller {
    position: absolute;
    inset: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
    touch-action: pan-y;
    background: var(--lh-surface);
    outline: none;
  }

  /* the head */
  .head {
    position: sticky;
    z-index: 3;
    top: 0;
    height: 46px;
    background: var(--lh-surface);
    border-bottom: 1px solid var(--line-strong);
    contain: layout style;
  }
  .head-row {
    position: relative;
    height: 22px;
  }
  .corner,
  .field {
    position: absolute;
    top: 0;
    height: 100%;
    padding: 0 8px;
    overflow: hidden;
    line-height: 22px;
    white-space: nowrap;
    color: var(--lh-muted);
  }
  .corner {
    left: 0;
    width: var(--names);
    padding-left: 12px;
    border-right: 1px solid var(--line-strong);
  }
  .minor .corner {
    color: var(--lh-text);
    font-weight: 600;
  }
  .major .field {
    color: var(--lh-text);
    font-weight: 600;
  }
  .field.minor {
    padding: 0 3px;
    border-left: 1px solid var(--line-weak);
    font-size: 11.5px;
  }
  .field.major {
    border-left: 1px solid var(--line-strong);
  }
  .field.today {
    color: var(--lh-danger);
    font-weight: 700;
  }

  /* rows */
  .rows {
    position: relative;
    contain: layout style;
  }
  .row {
    position: absolute;
    inset: 0 0 auto 0;
    height: var(--row);
    border-bottom: 1px solid var(--line-weak);
    contain: strict;
  }
  .name {
    position: absolute;
    z-index: 1;
    inset: 0 auto 0 0;
    width: var(--names);
    padding: 0 8px 0 12px;
    overflow: hidden;
    border-right: 1px solid var(--line-strong);
    background: var(--lh-surface);
    padding-top: 4px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name.level2 {
    padding-left: 30px;
  }
  .name.level3 {
    padding-left: 46px;
  }
  .name.level4 {
    padding-left: 62px;
  }
  .name.open,
  .name.closed {
    font-weight: 600;
    cursor: pointer;
  }
  .name.open::before,
  .name.closed::before {
    content: '';
    display: inline-block;
    width: 6px;
    height: 6px;
    margin: 0 9px 2px 1px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(45deg) translate(-1px, -1px);
  }
  .name.closed::before {
    transform: rotate(-45deg);
  }
  .name:focus-visible,
  .cell:focus-visible {
    z-index: 2;
    outline: 2px solid var(--lh-focus);
    outline-offset: -2px;
  }
`;
