import { html, type TemplateResult } from 'lit';
import type { Confirmed } from '../../server/records.js';

/** What a confirmation came to, for those whom it has not logged in. */
export function confirmedNotice({ outcome, name }: Confirmed): TemplateResult {
  if (outcome === 'registered') {
    return html`<h1>Verified</h1>
      <p class="done" role="status">
        The address is yours. An administrator decides on your account now; a mail tells you when it is there.
      </p>`;
  }
  return html`<h1>${outcome === 'confirmed' ? 'Confirmed' : 'Already confirmed'}</h1>
    <p class="done" role="status">
      ${
        outcome === 'confirmed'
          ? html`The address belongs to the account <b>${name}</b>.`
          : 'This was confirmed before; there is nothing left to do.'
      }
    </p>
    <p><a class="button primary" href="/login">Log in</a></p>`;
}
