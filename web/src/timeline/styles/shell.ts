import { css } from 'lit';

/** What is around the grid: toolbar, bar of the plan, messages. */
export const shellStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 30rem;
    min-height: 180px;
    border: 1px solid var(--lh-line);
    background: var(--lh-surface);
    contain: content;
    container-type: inline-size;
  }
  :host([mode='run']),
  :host([mode='status']) {
    height: 24rem;
  }
  .toolbar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    padding: 7px 10px;
    border-bottom: 1px solid var(--lh-line);
  }
  .toolbar > h2 {
    flex: 1 1 auto;
    min-width: 0;
    margin: 0 6px;
    overflow: hidden;
    font-size: 15px;
    font-weight: 650;
    line-height: 30px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .toolbar button,
  .toolbar select,
  .toolbar input {
    height: 30px;
    padding-block: 0;
    font-size: 13px;
  }
  .toolbar button {
    min-width: 30px;
    padding-inline: 9px;
  }
  .toolbar input {
    width: 9.5rem;
  }
  .joined {
    display: inline-flex;
  }
  .joined > * {
    border-radius: 0;
    margin-left: -1px;
  }
  .joined > :first-child {
    margin-left: 0;
    border-radius: var(--lh-radius) 0 0 var(--lh-radius);
  }
  .joined > :last-child {
    border-radius: 0 var(--lh-radius) var(--lh-radius) 0;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--lh-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .state::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--lh-ok);
  }
  .state.connecting::before {
    border: 2px solid var(--lh-warn);
    background: none;
  }
  .state.down {
    color: var(--lh-danger);
    font-weight: 600;
  }
  .state.down::before {
    border-radius: 0;
    background: var(--lh-danger);
  }
  .plan-bar {
    position: absolute;
    z-index: 5;
    inset: auto 0 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-top: 1px solid var(--lh-line);
    background: var(--lh-accent-soft);
  }
  .plan-bar.blocked {
    background: var(--lh-danger-soft);
  }
  .plan-bar > span {
    flex: 1 1 12rem;
  }
  .plan-bar button {
    min-height: 32px;
  }
  .message {
    flex: none;
    margin: 0;
    padding: 8px 12px;
    background: var(--lh-danger-soft);
    color: var(--lh-danger);
  }
  .empty {
    position: absolute;
    z-index: 1;
    inset: 46px 0 0;
    display: grid;
    place-content: center;
    color: var(--lh-muted);
    pointer-events: none;
  }
  .middle,
  .grid-place {
    position: relative;
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-height: 0;
  }
  .grid-place[hidden] {
    display: none;
  }
  dialog {
    max-width: min(34rem, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--lh-line);
    border-radius: 10px;
    background: var(--lh-surface);
    color: var(--lh-text);
    box-shadow: var(--lh-shadow);
  }
  dialog::backdrop {
    background: light-dark(#15191e52, #00000085);
  }
  .keys form {
    padding: 18px 22px;
  }
  .keys h2 {
    margin: 0 0 10px;
    font-size: 18px;
  }
  .keys dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 5px 18px;
    margin: 0 0 16px;
  }
  .keys dd {
    margin: 0;
  }
  kbd {
    font: 600 13px/1.4 var(--lh-font);
    white-space: nowrap;
  }
  .toolbar select {
    max-width: 11.5rem;
  }
  @container (max-width: 720px) {
    .toolbar > h2 {
      order: -3;
      flex: 1 1 40%;
      margin-inline: 2px;
    }
    .toolbar > .state {
      order: -3;
    }
    .toolbar > button {
      order: -2;
    }
    .toolbar > input,
    .toolbar > select {
      flex: 1 1 7rem;
      width: 7rem;
    }
    .toolbar::after {
      content: '';
      order: -1;
      flex-basis: 100%;
      height: 0;
    }
  }
`;
