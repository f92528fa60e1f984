import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Page, ProviderState, ToolState } from '../../server/records.js';
import { AccountSection } from '../account/account-section.js';

/** What this installation is connected to, and how each of it is when somebody looks. */
abstract class ConnectionsSection<
  T extends { title: string; problem: string | null },
> extends AccountSection {
  @state() private items: T[] | null = null;

  protected abstract readonly path: string;
  protected abstract readonly emptyWords: string;

  protected abstract about(item: T): string;

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<T>>('GET', this.path);
    this.items = body.items;
  }

  protected override contents(): TemplateResult {
    return html`<p>${this.items?.length === 0 ? this.emptyWords : 'Asked when this page is opened.'}</p>
      <ul class="rows">
        ${this.items?.map((item) => this.row(item))}
      </ul>
      ${
        this.items?.length
          ? html`<p class="actions">
              <button
                class="button"
                ?disabled=${this.isSending}
                @click=${() => void this.change(() => Promise.resolve())}
              >
                Ask again
              </button>
            </p>`
          : nothing
      }`;
  }

  private row(item: T): TemplateResult {
    return html`<li>
      <span
        ><b>${item.title}</b>
        <span class="tag ${item.problem ? 'bad' : 'good'}">${item.problem ? 'in trouble' : 'no trouble'}</span
        ><small>${this.about(item)}${item.problem ? html`<br />${item.problem}` : nothing}</small></span
      >
    </li>`;
  }
}

/** The tools that people are handed over to. */
class ToolsSection extends ConnectionsSection<ToolState> {
  protected override readonly heading = 'Tools';
  protected override readonly path = '/tools';
  protected override readonly emptyWords = 'The configuration names no tool.';

  protected override about({ name, kind, url, level, facility, gateway }: ToolState): string {
    const wanted = facility ? `a lease at ${facility}` : 'no lease';
    return `${name}, ${kind}, ${url} · level ${level} and ${wanted}${gateway ? ' · behind our gateway' : ''}`;
  }
}

/** The identity providers that people log in by. */
class ProvidersSection extends ConnectionsSection<ProviderState> {
  protected override readonly heading = 'Identity providers';
  protected override readonly path = '/providers';
  protected override readonly emptyWords = 'The configuration names no identity provider.';

  protected override about({ name, kind, issuer }: ProviderState): string {
    return `${name}, ${kind}, ${issuer}`;
  }
}

define('lh-tools-section', ToolsSection);
define('lh-providers-section', ProvidersSection);
