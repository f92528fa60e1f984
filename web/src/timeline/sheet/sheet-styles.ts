import { css } from 'lit';

export const sheetStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(30rem, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--lh-line);
    border-radius: 10px;
    background: var(--lh-surface);
    color: var(--lh-text);
    font: 400 14px/1.45 var(--lh-font);
    font-variant-numeric: tabular-nums;
    box-shadow: var(--lh-shadow);
  }
  dialog::backdrop {
    background: light-dark(#15191e47, #00000080);
  }
  form {
    padding: 20px 22px 18px;
  }
  h2 {
    margin: 0 0 14px;
    font-size: 18px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px;
  }
  .wide,
  .length {
    grid-column: 1 / -1;
    margin: 0;
  }
  .length {
    margin-top: -6px;
    color: var(--lh-muted);
    font-size: 13px;
  }
  label,
  .wide > span {
    display: block;
    color: var(--lh-muted);
    font-size: 13px;
  }
  input:not([type='checkbox'], [type='radio']),
  select {
    display: block;
    width: 100%;
    min-height: 34px;
    margin-top: 3px;
    color: var(--lh-text);
    font-size: 14px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-height: 8rem;
    margin-top: 3px;
    overflow-y: auto;
    align-items: center;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    min-height: 28px;
    padding: 0 4px 0 10px;
    border-radius: 14px;
    background: var(--lh-raised);
    padding-right: 10px;
  }
  .chip:has(button) {
    padding-right: 2px;
  }
  .chip button {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border-radius: 50%;
    line-height: 1;
  }
  .chips .add {
    flex: 1 1 8rem;
    width: 8rem;
    min-width: 0;
    min-height: 28px;
    margin: 0;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 6px 18px;
    margin: 0;
  }
  dt {
    color: var(--lh-muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .outcome {
    min-height: 22px;
    margin-top: 14px;
  }
  .outcome p {
    margin: 0;
  }
  .outcome .good {
    padding: 9px 12px;
    border-left: 4px solid var(--lh-ok);
    border-radius: 4px;
    background: var(--lh-ok-soft);
  }
  .outcome .open {
    padding: 9px 12px;
    border-left: 4px solid var(--lh-line);
    color: var(--lh-muted);
  }
  .refusals {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .refusals li {
    padding: 9px 12px;
    border-left: 4px solid var(--lh-danger);
    border-radius: 4px;
    background: var(--lh-danger-soft);
  }
  .refusals strong {
    color: var(--lh-danger);
  }
  .instead {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 8px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 18px;
  }
  .buttons button {
    min-height: 34px;
  }
  .buttons .left {
    margin-right: auto;
  }
  @media (max-width: 440px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
