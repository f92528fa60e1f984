import { css } from 'lit';

export const nowStyles = css`
  section {
    display: grid;
    gap: var(--lh-space-2);
  }
  p {
    margin: 0;
  }
  .who {
    font-size: 15px;
  }
  .mine {
    margin-left: var(--lh-space-2);
    padding: 1px 8px;
    border-radius: 10px;
    background: var(--lh-accent-soft);
    color: var(--lh-accent);
    font-size: 12.5px;
    font-weight: 600;
  }
  .book {
    margin-left: var(--lh-space-3);
  }
  .left b {
    font-size: 26px;
    font-weight: 650;
    line-height: 1.1;
  }
  .left.soon b {
    color: var(--lh-warn);
  }
  progress {
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--lh-raised);
    appearance: none;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--lh-raised);
  }
  progress::-webkit-progress-value {
    background: var(--lh-accent);
  }
  progress::-moz-progress-bar {
    background: var(--lh-accent);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lh-space-2);
    margin-top: var(--lh-space-1);
  }
  .problem {
    padding: var(--lh-space-2) var(--lh-space-3);
    border-left: 4px solid var(--lh-danger);
    border-radius: var(--lh-radius);
    background: var(--lh-danger-soft);
  }
  .message:not(:empty) {
    margin-top: var(--lh-space-2);
    color: var(--lh-ok);
    font-weight: 600;
  }
`;
