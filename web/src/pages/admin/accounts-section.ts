import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Account } from '../../server/records.js';
import { SHORTEST } from '../parts/form-element.js';
import { PagedSection } from '../parts/paged-section.js';
import './account-card.js';

/** Who there is: found, made and looked at. */
class AccountsSection extends PagedSection<Account> {
  protected override readonly heading = 'Accounts';
  protected override readonly path = '/accounts';
  protected override readonly emptyWords = 'Nobody is called so.';
  @state() private open = '';
  @state() private isMaking = false;
  private sought = '';

  protected override query(): Record<string, string> {
    return { q: this.sought };
  }

  protected override contents(): TemplateResult {
    return html`<form
        class="line"
        role="search"
        aria-label="Find accounts"
        @submit=${(event: SubmitEvent) => this.find(event)}
      >
        ${this.field({
          name: 'q',
          label: 'Part of a name or address',
          type: 'search',
          autocomplete: 'off',
          isOptional: true,
        })}
        <button class="button" ?disabled=${this.isSending}>Find</button>
      </form>
      <div
        @account-changed=${() => void this.orSay(() => this.load())}
        @account-gone=${(event: CustomEvent<string>) => this.gone(event.detail)}
      >
        ${this.list()}
      </div>
      ${this.isMaking ? this.making() : html`<p class="actions"><button class="button" @click=${() => this.ask(true)}>Make an account</button></p>`}`;
  }

  protected override row(account: Account): TemplateResult {
    const { name, displayName, email } = account;
    const isOpen = this.open === name;
    return html`<li>
        <span
          ><b>${name}</b> ${tags(account).map((tag) => html`<span class="tag">${tag}</span> `)}<small
            >${displayName}${email ? ` · ${email}` : nothing}</small
          ></span
        >
        <button
          class="button"
          aria-label="Look at ${name}"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => (this.open = isOpen ? '' : name)}
        >
          Look
        </button>
      </li>
      ${isOpen ? html`<li class="whole"><lh-account-card .account=${account}></lh-account-card></li>` : nothing}`;
  }

  private making(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.make(event)}>
      ${this.field({ name: 'name', label: 'Name to log in with', autocomplete: 'off', isFirst: true })}
      ${this.field({ name: 'displayName', label: 'What they are called', autocomplete: 'off' })}
      ${this.field({ name: 'email', label: 'Email address, if any', type: 'email', autocomplete: 'off', isOptional: true })}
      ${this.field({
        name: 'password',
        label: `First password, at least ${SHORTEST} characters, if any`,
        type: 'password',
        autocomplete: 'new-password',
        minLength: SHORTEST,
        isOptional: true,
      })}
      ${this.check('administrator', 'Administrator')}
      ${this.check('producer', 'May report the status of resources')}
      ${this.sendOrLeave('Make it', () => this.ask(false))}
    </form>`;
  }

  private find(event: SubmitEvent): void {
    this.sought = this.take(event)('q').trim();
    this.search();
  }

  private ask(isMaking: boolean): void {
    this.forget();
    this.isMaking = isMaking;
    void this.arrive();
  }

  private make(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const name = given('name').trim();
    const body = {
      name,
      displayName: given('displayName'),
      email: given('email') || null,
      password: given('password') || null,
      administrator: given('administrator') === 'on',
      producer: given('producer') === 'on',
    };
    return this.change(async () => {
      await this.connection.request('POST', '/accounts', { body });
      this.isMaking = false;
      this.sought = name;
    }, `The account ${name} is made.`);
  }

  private gone(name: string): void {
    this.open = '';
    void this.change(() => Promise.resolve(), `The account ${name} is deleted.`);
  }
}

function tags({ level, administrator, producer, disabled }: Account): string[] {
  return [
    `level ${level}`,
    ...(administrator ? ['administrator'] : []),
    ...(producer ? ['producer'] : []),
    ...(disabled ? ['disabled'] : []),
  ];
}

define('lh-accounts-section', AccountsSection);
