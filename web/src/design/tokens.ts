import { css, unsafeCSS } from 'lit';
import text from './tokens.css?inline';

/** The design tokens, for the `styles` of an element: first in the list, so that the element builds on them. */
export const tokens = unsafeCSS(text);

/** What all elements share: type, focus ring, buttons, fields. */
export const basics = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--lh-text);
    font: 400 14px/1.45 var(--lh-font);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--lh-focus);
    outline-offset: 2px;
  }
  a {
    color: var(--lh-accent);
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    padding: 5px var(--lh-space-3);
    border: 1px solid var(--lh-edge);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--lh-raised);
  }
  button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
  button.primary {
    border-color: var(--lh-accent);
    background: var(--lh-accent);
    color: var(--lh-on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--lh-accent) 88%, var(--lh-text));
  }
  button.danger {
    border-color: var(--lh-danger);
    color: var(--lh-danger);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--lh-raised);
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    padding: 5px var(--lh-space-2);
    border: 1px solid var(--lh-edge);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;
