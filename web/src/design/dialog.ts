import { css } from 'lit';

/** A short question before something that cannot be taken back. */
export const dialogStyles = css`
  dialog {
    width: min(440px, calc(100vw - 32px));
    padding: var(--lh-space-5);
    border: 1px solid var(--lh-line);
    border-radius: calc(var(--lh-radius) * 1.5);
    background: var(--lh-surface);
    color: var(--lh-text);
    box-shadow: var(--lh-shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog h2 {
    margin: 0 0 var(--lh-space-3);
    font-size: 18px;
  }
  dialog p {
    margin-bottom: var(--lh-space-3);
  }
  dialog form {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--lh-space-2);
  }
`;
