import { html, type TemplateResult } from 'lit';
import { define } from '../../design/define.js';
import type { HistoryEntry } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { PagedSection } from '../parts/paged-section.js';

/** What everybody did, the newest first, of a kind or by somebody. */
class EverybodysHistorySection extends PagedSection<HistoryEntry> {
  protected override readonly heading = 'History';
  protected override readonly path = '/history';
  protected override readonly moreWord = 'Older';
  protected override readonly emptyWords = 'Nothing of the sort was recorded.';
  private kind = '';
  private actor = '';

  protected override query(): Record<string, string> {
    return { kind: this.kind, actor: this.actor };
  }

  protected override contents(): TemplateResult {
    return html`<form
        class="line"
        role="search"
        aria-label="Filter the history"
        @submit=${(event: SubmitEvent) => this.find(event)}
      >
        ${this.field({ name: 'kind', label: 'Kind, such as account or limit.set', type: 'search', autocomplete: 'off', isOptional: true })}
        ${this.field({ name: 'actor', label: 'By whom', type: 'search', autocomplete: 'off', isOptional: true })}
        <button class="button" ?disabled=${this.isSending}>Show</button>
      </form>
      ${this.list()}`;
  }

  protected override row({ at, text, actor, kind }: HistoryEntry): TemplateResult {
    return html`<li>
      <span>${text} <span class="tag">by ${actor}</span></span>
      <small>${kind} · ${dateTime(at)}</small>
    </li>`;
  }

  private find(event: SubmitEvent): void {
    const given = this.take(event);
    this.kind = given('kind').trim();
    this.actor = given('actor').trim();
    this.search();
  }
}

define('lh-everybodys-history-section', EverybodysHistorySection);
