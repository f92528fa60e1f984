import { css, html, nothing, type TemplateResult } from 'lit';
import { clock } from '../time/format.js';
import type { FacilityStore } from './store.js';

/** What an element shows instead of its contents, or null when it can show them. */
export function insteadOfContents(store: FacilityStore | null): TemplateResult | null {
  if (!store || store.loading === 'loading') {
    return html`<p class="notice" role="status">Loading…</p>`;
  }
  if (store.loading === 'failed') {
    return html`<p class="notice" role="alert">
      ${store.problem} The page tries again as soon as the server is back.
    </p>`;
  }
  if (store.loading === 'none') {
    const what = store.wantedName
      ? html`There is no facility named “${store.wantedName}” on this server.`
      : html`This server has no facility yet. An administrator adds one with
          <code>PUT /api/v1/facilities/<var>name</var></code
          >; the <a href="${store.connection.server}/docs/api">API pages</a> show how.`;
    return html`<p class="notice">${what}</p>`;
  }
  return null;
}

/** Says that what is shown may have changed meanwhile. */
export function staleNotice(store: FacilityStore): TemplateResult | typeof nothing {
  return html`<div class="stale-line" role="status">
    ${
      store.lostAt === null
        ? nothing
        : html`<p>
            <b>No connection</b> since ${clock(store.lostAt)}. What you see is from then; trying again…
          </p>`
    }
  </div>`;
}

export const noticeStyles = css`
  .notice {
    max-width: 60ch;
    margin: 0;
    padding: var(--lh-space-5);
    color: var(--lh-muted);
    text-wrap: pretty;
  }
  .stale-line p {
    margin: 0 0 var(--lh-space-2);
    padding: var(--lh-space-1) var(--lh-space-3);
    border-left: 4px solid var(--lh-warn);
    border-radius: var(--lh-radius);
    background: var(--lh-warn-soft);
  }
`;
