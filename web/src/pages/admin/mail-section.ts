import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../design/define.js';
import type { Letter } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { PagedSection } from '../parts/paged-section.js';

/** Mails that wait or were given up, and another try. What they say is shown to nobody. */
class MailSection extends PagedSection<Letter> {
  protected override readonly heading = 'Mail';
  protected override readonly path = '/account/letters';
  protected override readonly moreWord = 'Older';
  protected override readonly emptyWords = 'Every mail is on its way: none waits, none has failed.';

  protected override contents(): TemplateResult {
    return html`<p>Mails that wait or were given up.</p>
      ${this.list()}`;
  }

  protected override row({
    id,
    to,
    subject,
    state,
    attempts,
    problem,
    nextAttempt,
    createdAt,
  }: Letter): TemplateResult {
    const next = nextAttempt ? ` · next try ${dateTime(nextAttempt)}` : '';
    return html`<li>
      <span
        ><b>${subject}</b> <span class="tag ${state === 'failed' ? 'bad' : ''}">${state}</span
        ><small
          >to ${to} · ${dateTime(createdAt)} · tried
          ${attempts === 1 ? 'once' : `${attempts} times`}${next}${
            problem ? html`<br />${problem}` : nothing
          }</small
        ></span
      >
      <button
        class="button"
        aria-label="Try again: mail to ${to}"
        ?disabled=${this.isSending}
        @click=${() =>
          void this.change(
            () => this.connection.request('POST', `/account/letters/${id}/retry`),
            `The mail to ${to} is tried again.`,
          )}
      >
        Try again
      </button>
    </li>`;
  }
}

define('lh-mail-section', MailSection);
