import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Account, HistoryEntry, Limit, Page } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { FormElement } from '../parts/form-element.js';
import './limit-form.js';
import { atMost, kept } from './limit-words.js';

type Asking = 'change' | 'reset' | 'delete' | 'limit' | null;

/** One account: what it is, may have and did, and what can be done about it. Fires `account-changed`, `account-gone`. */
class AccountCard extends FormElement {
  @property({ attribute: false }) account!: Account;
  @state() private limits: Limit[] = [];
  @state() private history: HistoryEntry[] = [];
  @state() private asking: Asking = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.orSay(() => this.load());
  }

  private get path(): string {
    return `/accounts/${encodeURIComponent(this.account.name)}`;
  }

  private async load(): Promise<void> {
    const [limits, history] = await Promise.all([
      this.connection.request<Page<Limit>>('GET', `${this.path}/limits`),
      this.connection.request<Page<HistoryEntry>>('GET', `${this.path}/history`, { query: { limit: 10 } }),
    ]);
    this.limits = limits.body.items;
    this.history = history.body.items;
  }

  protected override render(): TemplateResult {
    const { name } = this.account;
    return html`<div>
      ${this.actions()} ${this.outcome()}
      <h3>What ${name} may have</h3>
      <ul class="rows">
        ${this.limits.map((limit) => this.limit(limit))}
      </ul>
      <h3>What was recorded of ${name}</h3>
      <ul class="rows">
        ${this.history.map(
          ({ at, text, actor }) =>
            html`<li>
              <span>${text}${actor === name ? nothing : html` <span class="tag">by ${actor}</span>`}</span
              ><small>${dateTime(at)}</small>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private limit(limit: Limit): TemplateResult {
    const { what, because, more } = limit;
    const sources = [
      because.source === 'your account' ? 'its own rule' : because.source,
      ...more.map(({ source }) => source),
    ];
    const isOwn = because.source === 'your account';
    return html`<li>
      <span
        >${what.replaceAll('-', ' ')}: ${atMost(limit)}${kept(limit)}<small
          >${sources.join(', ')}${because.reason ? ` · ${because.reason}` : nothing}</small
        ></span
      >
      ${
        isOwn
          ? html`<button
              class="button"
              aria-label="Take the rule about ${what} away"
              ?disabled=${this.isSending}
              @click=${() => void this.act('DELETE', `/limits/${what}`, undefined, 'The level says again.')}
            >
              Take it away
            </button>`
          : nothing
      }
    </li>`;
  }

  private actions(): TemplateResult {
    const { name } = this.account;
    switch (this.asking) {
      case 'change':
        return this.form('Change it', this.fields(), (given) =>
          this.act('PATCH', '', changed(given), `${name} is changed.`),
        );
      case 'reset':
        return this.form(
          'Take them away',
          html`<p>
            Codes and passkeys of ${name} are taken away and ${name} is logged out everywhere. Be sure who
            asked you for it. ${name} is told by mail.
          </p>`,
          () => this.act('POST', '/second-factor-resets', {}, `${name} can set up new ones.`),
        );
      case 'delete':
        return this.form(
          'Delete it for good',
          this.field({
            name: 'sure',
            label: `This cannot be taken back. Type ${name} to delete the account`,
            autocomplete: 'off',
            isFirst: true,
          }),
          (given) => this.deleteIt(given('sure')),
        );
      case 'limit':
        return html`<lh-limit-form
          .path=${`${this.path}/limits`}
          @limit-set=${() => void this.changed('The limit is set.')}
          @limit-left=${() => (this.asking = null)}
        ></lh-limit-form>`;
      default:
        return html`<p class="actions">
          ${this.button('change', 'Change')} ${this.button('limit', 'Set a limit')}
          ${this.button('reset', 'Reset second factor')} ${this.button('delete', 'Delete')}
        </p>`;
    }
  }

  private button(asking: Asking, word: string): TemplateResult {
    return html`<button
      class="button"
      aria-label="${word}: ${this.account.name}"
      @click=${() => {
        this.forget();
        this.asking = asking;
        void this.arrive();
      }}
    >
      ${word}
    </button>`;
  }

  private form(
    word: string,
    fields: TemplateResult,
    send: (given: (name: string) => string) => Promise<void>,
  ): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void send(this.take(event))}>
      ${fields} ${this.sendOrLeave(word, () => (this.asking = null))}
    </form>`;
  }

  private fields(): TemplateResult {
    const { displayName, email, level, administrator, producer, disabled } = this.account;
    return html`${this.field({ name: 'displayName', label: 'What they are called', autocomplete: 'off', value: displayName, isFirst: true })}
    ${this.field({ name: 'email', label: 'Email address', type: 'email', autocomplete: 'off', value: email ?? '', isOptional: true })}
    ${this.field({ name: 'level', label: 'Level, 1 to 99', type: 'number', autocomplete: 'off', value: String(level) })}
    ${this.check('administrator', 'Administrator', administrator)}
    ${this.check('producer', 'May report the status of resources', producer)}
    ${this.check('disabled', 'Disabled: cannot log in', disabled)}`;
  }

  private deleteIt(typed: string): Promise<void> {
    if (typed.trim() !== this.account.name) {
      this.refuse(`That is not ${this.account.name}: nothing is deleted.`, 'sure');
      return Promise.resolve();
    }
    return this.attempt(async () => {
      await this.connection.request('DELETE', this.path);
      this.dispatchEvent(new CustomEvent('account-gone', { detail: this.account.name, bubbles: true }));
    });
  }

  private act(method: string, path: string, body: unknown, done: string): Promise<void> {
    return this.attempt(async () => {
      await this.connection.request(method, this.path + path, body === undefined ? {} : { body });
      await this.changed(done);
    });
  }

  private async changed(done: string): Promise<void> {
    this.asking = null;
    await this.load();
    this.done = done;
    this.dispatchEvent(new CustomEvent('account-changed', { bubbles: true }));
  }
}

function changed(given: (name: string) => string): object {
  return {
    displayName: given('displayName'),
    ...(given('email') ? { email: given('email') } : {}),
    level: Number(given('level')),
    administrator: given('administrator') === 'on',
    producer: given('producer') === 'on',
    disabled: given('disabled') === 'on',
  };
}

define('lh-account-card', AccountCard);
