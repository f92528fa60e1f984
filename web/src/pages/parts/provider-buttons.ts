import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Page, Provider, ProviderAttemptBegun } from '../../server/records.js';
import { FormElement } from './form-element.js';

/** Why nobody was logged in, in words; the address of the page says which. */
const FAILURES: Record<string, (title: string) => string> = {
  over: (title) => `That took too long, or began in another browser or window. Log in with ${title} again.`,
  refused: (title) => `${title} has not confirmed who you are.`,
  unreachable: (title) => `${title} does not answer. Log in another way, or try again later.`,
  distrusted: (title) => `${title} gave an answer that cannot be right. Log in another way.`,
  disabled: () => 'Your account is switched off. Ask an administrator.',
  'linked-elsewhere': (title) => `You log in to another account with ${title}. Take it away there first.`,
  'other-person': (title) => `Somebody else is logged in than when this began. Add ${title} once more.`,
};

/** What to say of a log-in by a provider that came to nothing; empty for words that nobody of ours wrote. */
export function failureIn(query: string, providers: Provider[]): string {
  const parameters = new URLSearchParams(query);
  const name = parameters.get('provider');
  const title = providers.find((provider) => provider.name === name)?.title ?? 'The provider';
  const why = parameters.get('failed') ?? '';
  return Object.hasOwn(FAILURES, why) ? FAILURES[why]!(title) : '';
}

/** Ways to log in by other identity providers; nothing where none is set up. */
export class ProviderButtons extends FormElement {
  /** Where to go afterwards. */
  @property() next = '/status';
  @state() private providers: Provider[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      const { body } = await this.connection.request<Page<Provider>>('GET', '/account/providers');
      this.providers = body.items;
      const failure = failureIn(location.search, body.items);
      if (failure) {
        this.refuse(failure);
      }
    });
  }

  protected override render(): TemplateResult {
    return html`${this.outcome()}
    ${
      this.providers.length
        ? html`<div class="providers" role="group" aria-label="Log in with another account">
            ${this.providers.map((provider) => this.button(provider))}
          </div>`
        : nothing
    }`;
  }

  private button(provider: Provider): TemplateResult {
    return html`<button
      type="button"
      class="button"
      ?disabled=${this.isSending}
      @click=${() => void this.go(provider)}
    >
      Log in with ${provider.title}
    </button>`;
  }

  private async go({ name }: Provider): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      const { body } = await this.connection.request<ProviderAttemptBegun>(
        'POST',
        `/account/providers/${name}/attempts`,
        { body: { next: this.next } },
      );
      location.assign(body.address);
    });
  }
}

define('lh-provider-buttons', ProviderButtons);
