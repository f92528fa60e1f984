import { html, type TemplateResult } from 'lit';

/** Instead of a page that needs a log-in: a way to it, and back. */
export function loginWanted(what: string): TemplateResult {
  const here = location.pathname + location.search;
  return html`<section class="page-notice">
    <h1>Log in to ${what}</h1>
    <p>
      This page needs to know who you are. What is free and what is leased is also on the
      <a href="/status">status page</a>, for everybody.
    </p>
    <p><a class="button primary" href="/login?next=${encodeURIComponent(here)}">Log in</a></p>
  </section>`;
}
