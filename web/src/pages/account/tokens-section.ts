import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { NewToken, Page, Token } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from './account-section.js';

/** The tokens that programs act with for an account: a new one, shown once, and away with one. */
class TokensSection extends AccountSection {
  protected override readonly heading = 'Tokens for programs';
  @state() private tokens: Token[] = [];
  @state() private made: NewToken | null = null;
  @state() private isAsking = false;

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<Token>>('GET', '/tokens');
    this.tokens = body.items;
  }

  protected override contents(): TemplateResult {
    return html`<p>The command line makes one by itself when you log in with it.</p>
      <ul class="rows">
        ${this.tokens.map((token) => this.row(token))}
      </ul>
      ${
        this.made
          ? html`<p class="done">
              The token ${this.made.name} is shown only now: <code class="letters">${this.made.token}</code>
            </p>`
          : nothing
      }
      ${
        this.isAsking
          ? html`<form @submit=${(event: SubmitEvent) => void this.make(event)}>
              ${this.field({ name: 'name', label: 'What it is for', autocomplete: 'off', isFirst: true })}
              <label class="check"><input type="checkbox" name="write" /> It may change things, too</label>
              <p class="actions">
                <button class="button primary" ?disabled=${this.isSending}>Make it</button>
                <button type="button" class="button" @click=${() => this.ask(false)}>Not now</button>
              </p>
            </form>`
          : html`<p class="actions">
              <button class="button" @click=${() => this.ask(true)}>Make a token</button>
            </p>`
      }`;
  }

  private row({ id, name, scopes, createdAt, expiresAt }: Token): TemplateResult {
    return html`<li>
      <span
        ><b>${name}</b> <span class="tag">${scopes.join(', ')}</span
        ><small>since ${dateTime(createdAt)} · good until ${dateTime(expiresAt)}</small></span
      >
      <button
        class="button"
        aria-label="Revoke ${name}"
        ?disabled=${this.isSending}
        @click=${() => void this.change(() => this.connection.request('DELETE', `/tokens/${id}`), `${name} is revoked.`)}
      >
        Revoke
      </button>
    </li>`;
  }

  private ask(isAsking: boolean): void {
    this.forget();
    this.made = null;
    this.isAsking = isAsking;
    void this.arrive();
  }

  private async make(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const scopes = given('write') ? ['read', 'write'] : ['read'];
    await this.change(async () => {
      const { body } = await this.connection.request<NewToken>('POST', '/tokens', {
        body: { name: given('name'), scopes },
      });
      this.made = body;
      this.isAsking = false;
    });
  }
}

define('lh-tokens-section', TokensSection);
