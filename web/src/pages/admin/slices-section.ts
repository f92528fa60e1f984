import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Slice } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { PagedSection } from '../parts/paged-section.js';
import './slice-card.js';
import { sliceBody, sliceFields } from './slice-fields.js';

/** The slices there are, who is in them, and new ones. */
class SlicesSection extends PagedSection<Slice> {
  protected override readonly heading = 'Slices';
  protected override readonly path = '/slices';
  protected override readonly atOnce = 10;
  protected override readonly emptyWords = 'No slice is called so.';
  private sought = '';
  @state() private open = '';
  @state() private isAdding = false;

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
      <div @slice-changed=${() => void this.orSay(() => this.load())}>${this.list()}</div>
      ${this.isAdding ? this.form() : this.adding()}`;
  }

  private adding(): TemplateResult {
    return html`<p class="actions">
      <button class="button" @click=${() => this.add(true)}>New slice</button>
    </p>`;
  }

  private form(): TemplateResult {
    return html`<h3>A new slice</h3>
      <form @submit=${(event: SubmitEvent) => void this.create(event)}>
        ${this.field({ name: 'name', label: 'Name, which stays', autocomplete: 'off', isFirst: true })}
        ${sliceFields(null, (field) => this.field(field))}
        ${this.sendOrLeave('Make it', () => this.add(false))}
      </form>`;
  }

  private add(isAdding: boolean): void {
    this.forget();
    this.isAdding = isAdding;
    void this.arrive();
  }

  private create(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const name = given('name').trim();
    return this.change(async () => {
      await this.connection.request('POST', '/slices', { body: { name, ...sliceBody(given) } });
      this.sought = name;
      this.open = name;
      this.isAdding = false;
    }, `${name} is made. Add who shall book for it.`);
  }

  protected override row(slice: Slice): TemplateResult {
    const { name, title, family, expiresAt, members } = slice;
    const isOpen = this.open === name;
    return html`<li>
        <span
          ><b>${name}</b> <span class="tag">${family}</span
          ><small
            >${title ? `${title} · ` : nothing}${expiresAt ? `until ${dateTime(expiresAt)} · ` : nothing}${members?.join(', ') || 'nobody'}</small
          ></span
        >
        <button
          class="button"
          aria-label="Look at the slice ${name}"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => (this.open = isOpen ? '' : name)}
        >
          Look
        </button>
      </li>
      ${isOpen ? html`<li class="whole"><lh-slice-card .slice=${slice}></lh-slice-card></li>` : nothing}`;
  }

  private find(event: SubmitEvent): void {
    this.sought = this.take(event)('q').trim();
    this.search();
  }
}

define('lh-slices-section', SlicesSection);
