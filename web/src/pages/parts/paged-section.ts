import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Page } from '../../server/records.js';
import type { QueryValue } from '../../server/rest.js';
import { AccountSection } from '../account/account-section.js';

/** A section that shows a long list, page by page. */
export abstract class PagedSection<T> extends AccountSection {
  @state() protected items: T[] = [];
  @state() private next: string | null = null;

  protected abstract readonly path: string;
  protected readonly atOnce: number = 20;
  protected readonly moreWord: string = 'More';
  /** What is said of an empty list. */
  protected readonly emptyWords: string = '';

  protected abstract row(item: T): TemplateResult;

  /** What of it is asked for. */
  protected query(): Record<string, QueryValue | readonly QueryValue[]> {
    return {};
  }

  protected override load(): Promise<void> {
    return this.read(null);
  }

  /** The rows, and a way to those after. */
  protected list(): TemplateResult {
    const isEmpty = this.items.length === 0 && !this.isLoading && !this.isSending;
    return html`${isEmpty && this.emptyWords ? html`<p>${this.emptyWords}</p>` : nothing}
      <ul class="rows">
        ${this.items.map((item) => this.row(item))}
      </ul>
      ${
        this.next
          ? html`<p class="actions">
              <button
                class="button"
                ?disabled=${this.isSending}
                @click=${() => void this.attempt(() => this.read(this.next))}
              >
                ${this.moreWord}
              </button>
            </p>`
          : nothing
      }`;
  }

  /** Shows what was asked for just now, from its beginning. */
  protected search(): void {
    this.forget();
    void this.attempt(() => this.read(null));
  }

  private async read(cursor: string | null): Promise<void> {
    const { body } = await this.connection.request<Page<T>>('GET', this.path, {
      query: { ...this.query(), limit: this.atOnce, cursor },
    });
    this.items = cursor ? [...this.items, ...body.items] : body.items;
    this.next = body.next ?? null;
  }
}
