import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../design/define.js';
import type { HistoryEntry } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { PagedSection } from '../parts/paged-section.js';

/** What was recorded of somebody, in words, the newest first. */
class HistorySection extends PagedSection<HistoryEntry> {
  protected override readonly heading = 'What was recorded';
  protected override readonly path = '/account/history';
  protected override readonly moreWord = 'Older';

  protected override contents(): TemplateResult {
    return html`<p>
        What you did, and what others did to your account. Your leases are on the <a href="/plan">plan</a>.
      </p>
      ${this.list()}`;
  }

  protected override row({ at, text, actor }: HistoryEntry): TemplateResult {
    const isOther = actor !== this.me.account.name;
    return html`<li>
      <span>${text}${isOther ? html` <span class="tag">by ${actor}</span>` : nothing}</span>
      <small>${dateTime(at)}</small>
    </li>`;
  }
}

define('lh-history-section', HistorySection);
