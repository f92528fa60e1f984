import { css } from 'lit';

/**
 * The cells of the grid. A lease is a pale bar with a strong spine in its slice's colours (the palette's
 * classes); one's own is a full bar with a mark. State never speaks by colour alone: it has a mark, a border
 * or a line through it as well.
 */
export const barStyles = css`
  .cell {
    position: absolute;
    top: 0;
    bottom: 0;
    white-space: nowrap;
  }
  .cell.spare {
    display: none;
  }
  .can-book .cell.free:hover {
    background: color-mix(in oklab, var(--lh-accent) 5%, transparent);
  }

  .lease {
    top: 3px;
    bottom: 3px;
    padding: 0 5px;
    overflow: hidden;
    border: 1px solid;
    border-left-width: 5px;
  }
  /* where the spine is tells slices apart for those who see no hues; widths alone are quickly drawn */
  .texture1 {
    border-bottom-width: 5px;
    border-left-width: 1px;
  }
  .texture2 {
    border-left-width: 1px;
    border-right-width: 5px;
  }
  .texture3 {
    border-right-width: 5px;
  }
  .texture4 {
    border-bottom-width: 5px;
  }
  .mine {
    font-weight: 600;
  }
  .mine:not(.tight, .band)::before {
    content: '◆ ';
    font-size: 0.75em;
    vertical-align: 1px;
  }
  .lease[data-times]:not(.pending, .removing)::after {
    content: ' ' attr(data-times);
    margin-left: 5px;
    font-weight: 400;
    opacity: 0.85;
  }
  .cell.tight {
    padding: 0 0 0 2px;
  }

  /* time */
  .past {
    font-weight: 400;
  }
  .running:not(.tight, .band)::before,
  .starting:not(.tight, .band)::before,
  .ending:not(.tight, .band)::before {
    content: '▶ ';
    font-size: 0.75em;
    vertical-align: 1px;
  }
  .mine.running:not(.tight, .band)::before {
    content: '◆ ▶ ';
  }

  /* what this browser is doing to it */
  .lease.pending {
    border: 2px dashed;
    margin-top: -1px;
    background: var(--lh-surface);
    color: var(--lh-text);
    animation: wait 1.4s ease-in-out infinite alternate;
  }
  .lease.pending:not(.band)::after {
    content: ' (pending)';
  }
  .lease.removing:not(.band)::after {
    content: ' (removing)';
  }
  .lease.requested:not(.band)::after {
    content: ' (requested)';
  }
  .lease.in-error:not(.band) {
    border: 2px solid var(--lh-danger);
    background: repeating-linear-gradient(135deg, var(--lh-danger-soft) 0 6px, var(--lh-surface) 6px 10px);
    color: var(--lh-danger);
    font-weight: 600;
  }
  .lease.in-error:not(.band)::before {
    content: '! ';
  }
  .lease.removing {
    border: 1px solid var(--lh-danger);
    background: var(--lh-surface);
    color: var(--lh-muted);
    text-decoration: line-through;
  }
  .lease.requested {
    background-color: var(--lh-surface);
    color: var(--lh-text);
    font-style: italic;
  }

  .cell.sliver {
    padding: 0;
    border-width: 0 0 0 2px;
  }

  /* held through the whole that the row is part of: one quiet band over all parts */
  .lease.band {
    top: 0;
    bottom: -1px;
    border-width: 0 1px;
    border-style: solid;
    animation: none;
  }
  .band.requested,
  .band.pending {
    border-style: dashed;
    background-color: transparent;
  }
  .band.in-error,
  .band.removing {
    border-width: 0 2px;
    border-color: var(--lh-danger);
  }

  /* not leases */
  .blackout {
    bottom: -1px;
    padding: 0 8px;
    overflow: hidden;
    background: repeating-linear-gradient(
      45deg,
      color-mix(in oklab, var(--lh-warn) 26%, transparent) 0 5px,
      var(--lh-warn-soft) 5px 12px
    );
    color: var(--lh-text);
    padding-top: 4px;
  }
  .crowd,
  .partly {
    top: 5px;
    bottom: 5px;
    overflow: hidden;
    color: var(--lh-text);
    font-size: 11px;
    text-align: center;
  }
  .crowd {
    background: repeating-linear-gradient(
      90deg,
      color-mix(in oklab, var(--lh-edge) 55%, transparent) 0 2px,
      color-mix(in oklab, var(--lh-edge) 22%, var(--lh-surface)) 2px 4px
    );
  }
  .partly {
    border: 1px dotted var(--lh-edge);
    background: radial-gradient(
        circle at 3px 3px,
        color-mix(in oklab, var(--lh-edge) 45%, transparent) 1px,
        transparent 1.4px
      )
      0 0 / 6px 6px;
  }

  @keyframes wait {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.6;
    }
  }
  @media (forced-colors: active) {
    .lease,
    .crowd,
    .partly,
    .blackout,
    .ghost,
    .plan-text {
      border: 1px solid CanvasText;
    }
    .lease.mine {
      border: 3px double Highlight;
    }
    .lease.band {
      border-block: 0;
    }
    .now-line,
    .handle::after,
    .caret {
      background: Highlight;
    }
    .frame {
      --line-weak: GrayText;
      --line-strong: CanvasText;
    }
  }
`;
