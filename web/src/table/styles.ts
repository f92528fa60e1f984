import { css } from 'lit';

export const tableStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--lh-space-2) var(--lh-space-4);
    margin-bottom: var(--lh-space-2);
  }
  .bar .count {
    margin-right: auto;
    color: var(--lh-muted);
  }
  .bar label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .chooser {
    position: relative;
  }
  .chooser[open] summary {
    background: var(--lh-raised);
  }
  .chooser summary {
    padding: 4px var(--lh-space-3);
    border: 1px solid var(--lh-edge);
    border-radius: var(--lh-radius);
    list-style: none;
    cursor: pointer;
  }
  .chooser summary::-webkit-details-marker {
    display: none;
  }
  .chooser fieldset {
    position: absolute;
    right: 0;
    z-index: 3;
    display: grid;
    gap: var(--lh-space-1);
    min-width: 170px;
    margin: 4px 0 0;
    padding: var(--lh-space-3);
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    box-shadow: var(--lh-shadow);
  }
  .scroller {
    overflow-x: auto;
  }
  .stale tbody,
  .stale tbody .badge i {
    color: var(--lh-muted);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 5px var(--lh-space-3) 5px 0;
    border-bottom: 1px solid var(--lh-line);
    text-align: left;
    white-space: nowrap;
  }
  thead th,
  thead td {
    padding-bottom: 2px;
    border: 0;
    font-weight: 400;
  }
  thead tr:last-child td {
    border-bottom: 1px solid var(--lh-edge);
  }
  thead button {
    display: inline-flex;
    gap: 4px;
    padding: 2px 0;
    border: 0;
    background: none;
    color: var(--lh-muted);
    font-weight: 600;
  }
  thead button:hover {
    color: var(--lh-text);
  }
  thead tr.filters td {
    padding-bottom: 6px;
  }
  .filters input,
  .filters select {
    width: 100%;
    min-width: 72px;
    max-width: 150px;
    padding: 2px 6px;
    border-color: var(--lh-line);
    font-size: 12.5px;
  }
  tbody tr:hover {
    background: var(--lh-raised);
  }
  tbody tr.selected {
    background: var(--lh-accent-soft);
    box-shadow: inset 3px 0 0 var(--lh-accent);
  }
  tbody tr.hidden-row {
    opacity: 0.7;
    font-style: italic;
  }
  tbody th {
    padding-left: var(--lh-space-2);
    font-weight: 600;
  }
  thead th:first-child,
  thead td:first-child {
    padding-left: var(--lh-space-2);
  }
  .name {
    padding: 0;
    border: 0;
    background: none;
    color: var(--lh-accent);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 3px;
  }
  .name:hover:not(:disabled) {
    background: none;
    text-decoration-color: currentColor;
  }
  td.act,
  th.act {
    width: 1%;
    padding-right: var(--lh-space-1);
  }
  td.act button {
    padding: 0 6px;
    color: var(--lh-muted);
    font-size: 12.5px;
  }
  .badge,
  .system {
    display: inline-flex;
    align-items: baseline;
    gap: 5px;
  }
  .badge i {
    font-style: normal;
    font-size: 11px;
  }
  .badge.ok i {
    color: var(--lh-ok);
  }
  .badge.bad {
    color: var(--lh-danger);
    font-weight: 600;
  }
  .badge.off {
    color: var(--lh-muted);
  }
  .badge.doubt i {
    color: var(--lh-danger);
    font-weight: 700;
  }
  .system i {
    min-width: 30px;
    padding: 0 4px;
    border-radius: 3px;
    background: var(--lh-ok-soft);
    color: var(--lh-ok);
    font: 600 11px/1.5 var(--lh-font);
    text-align: center;
  }
  .old {
    color: var(--lh-warn);
    font-weight: 600;
  }
  .none {
    padding: var(--lh-space-4);
    color: var(--lh-muted);
  }
`;
