import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
    background: var(--lh-bg);
  }
  .skip {
    position: absolute;
    left: var(--lh-space-2);
    top: -60px;
    z-index: 20;
    padding: var(--lh-space-2) var(--lh-space-4);
    border-radius: var(--lh-radius);
    background: var(--lh-accent);
    color: var(--lh-on-accent);
  }
  .skip:focus {
    top: var(--lh-space-2);
  }
  header {
    position: sticky;
    top: 0;
    z-index: 15;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--lh-space-5);
    min-height: 52px;
    padding: 0 var(--lh-space-5);
    border-bottom: 1px solid var(--lh-line);
    background: var(--lh-surface);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--lh-space-3);
    min-width: 0;
  }
  .brand a {
    display: flex;
  }
  .facility {
    overflow: hidden;
    max-width: 260px;
    font-size: 15px;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  select.facility {
    padding-left: 4px;
    border-color: transparent;
  }
  nav {
    display: flex;
    align-self: stretch;
    overflow-x: auto;
  }
  nav a {
    display: flex;
    align-items: center;
    padding: 0 var(--lh-space-3);
    border-block: 3px solid transparent;
    color: var(--lh-muted);
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover {
    color: var(--lh-text);
  }
  nav a:focus-visible {
    outline-offset: -3px;
  }
  nav a[aria-current] {
    border-bottom-color: var(--lh-accent);
    color: var(--lh-text);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--lh-space-2) var(--lh-space-3);
    margin-left: auto;
  }
  .light {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    color: var(--lh-muted);
    font-size: 13px;
    white-space: nowrap;
  }
  .light i {
    width: 9px;
    height: 9px;
    border: 2px solid var(--lh-edge);
    border-radius: 50%;
  }
  .light.open i {
    border-color: var(--lh-ok);
    background: var(--lh-ok);
  }
  .light.down {
    color: var(--lh-danger);
    font-weight: 600;
  }
  .light.down i {
    border: 0;
    border-radius: 0;
    background: var(--lh-danger);
    clip-path: polygon(50% 0, 100% 100%, 0 100%);
  }
  select.zone {
    max-width: 200px;
    padding: 4px 6px;
    border-color: transparent;
    background: transparent;
    color: var(--lh-muted);
    font-size: 13px;
  }
  select.zone:hover {
    border-color: var(--lh-line);
    color: var(--lh-text);
  }
  select.zone option {
    background: var(--lh-surface);
    color: var(--lh-text);
  }
  .icon {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    padding: 0;
    color: var(--lh-muted);
  }
  .log-in {
    padding: 5px var(--lh-space-3);
    border: 1px solid var(--lh-accent);
    border-radius: var(--lh-radius);
    font-weight: 600;
    text-decoration: none;
  }
  .log-in:hover {
    background: var(--lh-accent-soft);
  }
  .account {
    position: relative;
  }
  .account summary {
    padding: 5px var(--lh-space-3);
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    font-weight: 500;
    list-style: none;
    cursor: pointer;
  }
  .account summary:hover {
    background: var(--lh-raised);
  }
  .account summary::-webkit-details-marker {
    display: none;
  }
  .panel {
    position: absolute;
    right: 0;
    z-index: 16;
    display: grid;
    gap: var(--lh-space-3);
    width: max-content;
    min-width: 180px;
    margin-top: 4px;
    padding: var(--lh-space-4);
    border: 1px solid var(--lh-line);
    border-radius: var(--lh-radius);
    background: var(--lh-surface);
    box-shadow: var(--lh-shadow);
  }
  .panel .shut {
    max-width: 280px;
    font-size: 13px;
  }
  .panel p {
    margin: 0;
    color: var(--lh-muted);
  }
  .fault {
    margin: 0;
    padding: var(--lh-space-2) var(--lh-space-5);
    color: var(--lh-danger);
  }
  main {
    flex: 1;
    width: 100%;
    max-width: 1680px;
    margin: 0 auto;
    padding: var(--lh-space-3) var(--lh-space-5) var(--lh-space-6);
    outline: none;
  }
  footer {
    display: flex;
    gap: var(--lh-space-5);
    padding: var(--lh-space-3) var(--lh-space-5);
    font-size: 13px;
  }
  footer a {
    color: var(--lh-muted);
  }
  :host([wide]) {
    height: 100dvh;
  }
  :host([wide]) main {
    display: flex;
    flex-direction: column;
    min-height: 0;
    max-width: none;
    padding-bottom: var(--lh-space-3);
  }
  @media (max-width: 760px) {
    header {
      gap: 0 var(--lh-space-3);
      padding: var(--lh-space-2) var(--lh-space-3) 0;
    }
    nav {
      order: 3;
      width: 100%;
      margin: 0 calc(-1 * var(--lh-space-2));
    }
    nav a {
      flex: 1;
      justify-content: center;
      min-height: 42px;
      padding: 0 var(--lh-space-2);
    }
    .tools {
      gap: var(--lh-space-1) var(--lh-space-2);
    }
    select.zone {
      max-width: 150px;
    }
    .facility {
      max-width: 180px;
    }
    main {
      padding: var(--lh-space-3) var(--lh-space-3) var(--lh-space-5);
    }
  }
  @media (max-width: 480px) {
    /* All that is fine needs is the green dot; its word stays for who listens. */
    .light.open {
      gap: 0;
      font-size: 0;
    }
    .tools {
      flex-wrap: nowrap;
      min-width: 0;
    }
    .tools > .primary,
    .log-in,
    .account summary {
      overflow: hidden;
      max-width: 45vw;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    select.zone {
      flex: 0 1 auto;
      min-width: 64px;
      text-overflow: ellipsis;
    }
    .tools > .primary {
      padding-inline: var(--lh-space-2);
    }
  }
`;
