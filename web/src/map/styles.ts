import { css } from 'lit';

export const mapStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lh-space-1) var(--lh-space-4);
    margin: 0 0 var(--lh-space-2);
    color: var(--lh-muted);
  }
  .summary strong {
    color: var(--lh-text);
    font-weight: 600;
  }
  .stage {
    position: relative;
    flex: 1 1 auto;
    min-height: 0;
  }
  svg.map {
    display: block;
    width: 100%;
    height: 100%;
    max-height: var(--lh-map-height, 70vh);
    user-select: none;
  }
  .stale svg.map {
    opacity: 0.55;
    filter: grayscale(0.8);
  }
  .floor {
    fill: var(--lh-surface);
    stroke: var(--lh-edge);
    stroke-width: 3;
    stroke-linejoin: round;
  }
  .lattice {
    fill: none;
    stroke: var(--lh-line);
    stroke-width: 1;
  }
  .pillar {
    fill: var(--lh-raised);
    stroke: var(--lh-edge);
    stroke-width: 1.5;
  }
  .pillar-hatch {
    stroke: var(--lh-line);
    stroke-width: 2;
  }
  .place {
    cursor: pointer;
    outline: none;
  }
  .place .tile {
    fill: transparent;
    stroke: transparent;
    stroke-width: 2;
  }
  .place:hover .tile {
    fill: var(--lh-accent-soft);
  }
  .place.selected .tile {
    fill: var(--lh-accent-soft);
    stroke: var(--lh-accent);
  }
  .place:focus-visible .tile {
    stroke: var(--lh-focus);
    stroke-width: 3;
  }
  .name {
    fill: var(--lh-muted);
    font: 500 12.5px var(--lh-font);
    text-anchor: middle;
  }
  .place.old .node {
    opacity: 0.45;
  }
  .body {
    fill: var(--lh-surface);
    stroke: var(--lh-edge);
    stroke-width: 2;
    transition: r 300ms;
  }
  .mark,
  .doubt {
    fill: var(--lh-text);
    font: 700 12px var(--lh-font);
    text-anchor: middle;
  }
  .unknown > .body,
  .fail > .body {
    stroke-dasharray: 3 3;
  }
  .fail > .body {
    stroke: var(--lh-danger);
  }
  .fail > .mark {
    fill: var(--lh-danger);
  }
  .node.on > .body {
    fill: var(--lh-warn-soft);
    stroke: var(--lh-warn);
  }
  .node.on > .dot {
    fill: var(--lh-warn);
  }
  .node.ping > .body {
    fill: var(--lh-accent-soft);
    stroke: var(--lh-accent);
  }
  .node.ping > .ring {
    fill: none;
    stroke: var(--lh-accent);
    stroke-width: 1;
  }
  .node.ping > .dot {
    fill: var(--lh-accent);
  }
  .node.ssh > .body {
    fill: var(--lh-ok-soft);
    stroke: var(--lh-ok);
    stroke-width: 3;
  }
  .node.ssh > .mark {
    fill: var(--lh-ok);
  }
  .forbidden {
    fill: none;
    stroke: var(--lh-danger);
    stroke-width: 4;
  }
  .radio .mast,
  .radio .wave {
    fill: none;
    stroke: var(--lh-edge);
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .radio .tip {
    fill: var(--lh-edge);
  }
  .radio.on .mast,
  .radio.on .wave {
    stroke: var(--lh-ok);
  }
  .radio.on .tip {
    fill: var(--lh-ok);
  }
  .radio .doubt {
    fill: var(--lh-danger);
    font-size: 11px;
  }
  .phone .ear {
    stroke: var(--lh-edge);
    stroke-width: 2;
    stroke-linecap: round;
  }
  .phone .glyph {
    fill: var(--lh-muted);
  }
  .phone .bars {
    stroke: var(--lh-ok);
    stroke-width: 2.4;
    stroke-linecap: round;
  }
  .tooltip {
    position: absolute;
    z-index: 2;
    max-width: 260px;
    padding: var(--lh-space-2) var(--lh-space-3);
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    box-shadow: var(--lh-shadow);
    pointer-events: none;
  }
  .tooltip b {
    display: block;
  }
  .tooltip span {
    display: block;
    color: var(--lh-muted);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lh-space-1) var(--lh-space-4);
    margin: var(--lh-space-3) 0 0;
    padding: 0;
    list-style: none;
    color: var(--lh-muted);
    font-size: 12.5px;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend svg {
    flex: none;
    width: 28px;
    height: 28px;
  }
`;
