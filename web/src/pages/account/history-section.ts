import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { HistoryEntry, Page } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from './account-section.js';

const AT_ONCE = 20;

/** What was recorded of somebody, in words, the newest first. */
class HistorySection extends AccountSection {
  protected override readonly heading = 'What was recorded';
  @state() private entries: HistoryEntry[] = [];
  @state() private next: string | null = null;

  protected override async load(): Promise<void> {
    await this.read(null);
  }

  protected override contents(): TemplateResult {
    return html`<p>
        What you did, and what others did to your account. Your leases are on the <a href="/plan">plan</a>.
      </p>
      <ul class="rows">
        ${this.entries.map((entry) => this.row(entry))}
      </ul>
      ${
        this.next
          ? html`<p class="actions">
              <button
                class="button"
                ?disabled=${this.isSending}
                @click=${() => void this.attempt(() => this.read(this.next))}
              >
                Older
              </button>
            </p>`
          : nothing
      }`;
  }

  private row({ at, text, actor }: HistoryEntry): TemplateResult {
    const isOther = actor !== this.me.account.name;
    return html`<li>
      <span>${text}${isOther ? html` <span class="tag">by ${actor}</span>` : nothing}</span>
      <small>${dateTime(at)}</small>
    </li>`;
  }

  private async read(cursor: string | null): Promise<void> {
    const { body } = await this.connection.request<Page<HistoryEntry>>('GET', '/account/history', {
      query: { limit: AT_ONCE, cursor },
    });
    this.entries = cursor ? [...this.entries, ...body.items] : body.items;
    this.next = body.next ?? null;
  }
}

define('lh-history-section', HistorySection);
