import { css } from 'lit';

export const boardStyles = css`
  .bar {
    display: flex;
    justify-content: flex-end;
    margin-bottom: var(--lh-space-2);
  }
  details {
    position: relative;
  }
  summary {
    padding: 4px var(--lh-space-3);
    border-radius: var(--lh-radius);
    color: var(--lh-muted);
    list-style: none;
    cursor: pointer;
  }
  summary:hover {
    background: var(--lh-raised);
    color: var(--lh-text);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .panel {
    position: absolute;
    right: 0;
    z-index: 10;
    display: grid;
    gap: var(--lh-space-2);
    width: max-content;
    min-width: 190px;
    padding: var(--lh-space-3);
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    box-shadow: var(--lh-shadow);
  }
  .panel label {
    display: flex;
    gap: 6px;
  }
  .grid {
    position: relative;
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    grid-auto-rows: 32px;
    gap: var(--lh-space-4);
  }
  .grid.waiting {
    visibility: hidden;
  }
  .grid.single {
    display: block;
  }
  .grid.single ::slotted(*) {
    margin-bottom: var(--lh-space-4);
  }
  .drop {
    position: absolute;
    z-index: 4;
    width: 4px;
    border-radius: 2px;
    background: var(--lh-accent);
  }
  .empty {
    padding: var(--lh-space-5);
    color: var(--lh-muted);
    text-align: center;
  }
`;

export const widgetStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    border: 1px solid var(--lh-line);
    border-radius: calc(var(--lh-radius) * 1.5);
    background: var(--lh-surface);
  }
  :host([dragging]) {
    z-index: 5;
    opacity: 0.85;
    box-shadow: var(--lh-shadow);
    pointer-events: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--lh-space-1);
    padding: var(--lh-space-1) var(--lh-space-2) var(--lh-space-1) var(--lh-space-4);
    border-bottom: 1px solid var(--lh-line);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  :host([dragging]) header {
    cursor: grabbing;
  }
  h2 {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: 14px;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header button,
  summary {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--lh-radius);
    background: none;
    color: var(--lh-muted);
    list-style: none;
    cursor: pointer;
  }
  header button.move {
    cursor: grab;
  }
  header button:hover,
  summary:hover {
    background: var(--lh-raised);
    color: var(--lh-text);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  svg {
    width: 16px;
    height: 16px;
    fill: currentColor;
  }
  .menu {
    position: relative;
    cursor: default;
  }
  .menu div {
    position: absolute;
    right: 0;
    z-index: 6;
    display: grid;
    min-width: 150px;
    padding: var(--lh-space-1);
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    box-shadow: var(--lh-shadow);
  }
  .menu div button {
    display: block;
    width: auto;
    height: auto;
    padding: 5px var(--lh-space-3);
    color: var(--lh-text);
    text-align: left;
  }
  .body {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: var(--lh-space-3) var(--lh-space-4);
  }
  :host([flush]) .body {
    padding: 0;
    border-radius: 0 0 calc(var(--lh-radius) * 1.5) calc(var(--lh-radius) * 1.5);
  }
  ::slotted(*) {
    min-height: 100%;
  }
  :host([fill]:not([single])) ::slotted(*),
  :host([steady]) ::slotted(*) {
    height: 100%;
  }
  .stretch {
    position: absolute;
    right: 0;
    bottom: 0;
    width: 22px;
    height: 22px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--lh-edge);
    cursor: nwse-resize;
    touch-action: none;
  }
  .stretch svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  :host([single]) .stretch,
  :host([single]) .size {
    display: none;
  }
`;
