import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../design/define.js';
import type { Slice } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { PagedSection } from '../parts/paged-section.js';

/** The slices there are, and who is in them. */
class SlicesSection extends PagedSection<Slice> {
  protected override readonly heading = 'Slices';
  protected override readonly path = '/slices';
  protected override readonly atOnce = 10;
  protected override readonly emptyWords = 'No slice is called so.';
  private sought = '';

  protected override query(): Record<string, string> {
    return { q: this.sought };
  }

  protected override contents(): TemplateResult {
    return html`<form
        class="line"
        role="search"
        aria-label="Find slices"
        @submit=${(event: SubmitEvent) => this.find(event)}
      >
        ${this.field({ name: 'q', label: 'Part of a slice’s name or title', type: 'search', autocomplete: 'off', isOptional: true })}
        <button class="button" ?disabled=${this.isSending}>Find</button>
      </form>
      ${this.list()}`;
  }

  protected override row({ name, title, family, expiresAt, members }: Slice): TemplateResult {
    return html`<li>
      <span
        ><b>${name}</b> <span class="tag">${family}</span
        ><small
          >${title ? `${title} · ` : nothing}${expiresAt ? `until ${dateTime(expiresAt)} · ` : nothing}${members?.join(', ') || 'nobody'}</small
        ></span
      >
    </li>`;
  }

  private find(event: SubmitEvent): void {
    this.sought = this.take(event)('q').trim();
    this.search();
  }
}

define('lh-slices-section', SlicesSection);
