import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Group, Membership, Page } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { numberOf } from './amounts.js';
import { FormElement } from './form-element.js';

type Asking = 'invite' | 'change' | null;

/** Who is in a group, and for those who run it what can be done about it. Fires `group-changed`. */
export class GroupCard extends FormElement {
  @property({ attribute: false }) name = '';
  /** Whether one may run it: its owners and administrators. */
  @property({ attribute: false }) runs = false;
  @state() private group: Group | null = null;
  @state() private members: Membership[] = [];
  @state() private asking: Asking = null;
  /** Whose membership's end is being typed. */
  @state() private renewing = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    const [group, members] = await Promise.all([
      this.connection.request<Group>('GET', `/groups/${this.name}`),
      this.connection.request<Page<Membership>>('GET', `/groups/${this.name}/members`),
    ]);
    this.group = group.body;
    this.members = members.body.items;
  }

  protected override render(): TemplateResult {
    return html`${this.group ? this.about(this.group) : nothing}
      <ul class="rows" aria-label="Members of ${this.name}">
        ${this.members.map((member) => this.row(member))}
      </ul>
      ${this.runs ? this.actions() : nothing} ${this.outcome()}`;
  }

  private about({ title, terms, termsRevision, membershipDays }: Group): TemplateResult {
    return html`<p>
        ${title}. A membership lasts ${membershipDays ? `${membershipDays} days` : 'until somebody ends it'}.
        ${terms ? `Members agree to terms, revision ${termsRevision}:` : 'There are no terms.'}
      </p>
      ${terms ? html`<p class="quoted" .textContent=${terms}></p>` : nothing}`;
  }

  private row(member: Membership): TemplateResult {
    const { account, state, owner, message, since, endsAt } = member;
    const when = state === 'MEMBER' ? (endsAt ? `until ${dateTime(endsAt)}` : 'no end') : dateTime(since);
    return html`<li>
        <span
          ><b>${account}</b> <span class="tag">${owner ? 'owner' : STATES[state]}</span
          ><small>${when}${message ? ` · “${message}”` : nothing}</small></span
        >
        ${this.runs ? html`<span class="actions">${this.choices(member)}</span>` : nothing}
      </li>
      ${this.renewing === account ? html`<li>${this.renewal(account)}</li>` : nothing}`;
  }

  private choices({ account, state, owner }: Membership): TemplateResult {
    if (state === 'ASKING') {
      return html`${this.button('Admit', account, () => this.admit(account, {}, `${account} is a member.`))}
      ${this.button('Refuse', account, () => this.takeOut(account))}`;
    }
    if (state === 'INVITED') {
      return this.button('Take back the invitation', account, () => this.takeOut(account));
    }
    return html`${this.button('Renew', account, () => this.renew(account))}
    ${this.button(owner ? 'No owner any more' : 'Make an owner', account, () =>
      this.admit(
        account,
        { owner: !owner },
        owner ? `${account} is no owner any more.` : `${account} is an owner.`,
      ),
    )}
    ${this.button('Remove', account, () => this.takeOut(account))}`;
  }

  private button(word: string, account: string, act: () => void): TemplateResult {
    return html`<button
      class="button"
      aria-label="${word}: ${account} in ${this.name}"
      ?disabled=${this.isSending}
      @click=${act}
    >
      ${word}
    </button>`;
  }

  private renewal(account: string): TemplateResult {
    return html`<form
      @submit=${(event: SubmitEvent) => {
        const endsAt = new Date(`${this.take(event)('until')}T23:59`).toISOString();
        void this.admit(account, { endsAt }, `${account} stays until ${dateTime(endsAt)}.`);
      }}
    >
      ${this.field({
        name: 'until',
        label: `Until the end of this day, ${account} stays`,
        type: 'date',
        autocomplete: 'off',
        isFirst: true,
      })}
      ${this.sendOrLeave('Renew', () => (this.renewing = ''))}
    </form>`;
  }

  private actions(): TemplateResult {
    switch (this.asking) {
      case 'invite':
        return html`<form
          @submit=${(event: SubmitEvent) => {
            const account = this.take(event)('account').trim();
            void this.admit(account, {}, `${account} is invited.`);
          }}
        >
          ${this.field({ name: 'account', label: 'Name of their account', autocomplete: 'off', isFirst: true })}
          ${this.sendOrLeave('Invite', () => this.ask(null))}
        </form>`;
      case 'change':
        return html`<form @submit=${(event: SubmitEvent) => void this.describe(event)}>
          ${groupFields(
            this.group,
            (field) => this.field(field),
            (field) => this.area(field),
          )}
          ${this.sendOrLeave('Change it', () => this.ask(null))}
        </form>`;
      default:
        return html`<p class="actions">
          <button
            class="button"
            aria-label="Invite somebody to ${this.name}"
            @click=${() => this.ask('invite')}
          >
            Invite somebody
          </button>
          <button
            class="button"
            aria-label="Title and terms of ${this.name}"
            @click=${() => this.ask('change')}
          >
            Title and terms
          </button>
        </p>`;
    }
  }

  private ask(asking: Asking): void {
    this.forget();
    this.asking = asking;
    void this.arrive();
  }

  private renew(account: string): void {
    this.forget();
    this.renewing = account;
    void this.arrive();
  }

  private admit(account: string, terms: object, done: string): Promise<void> {
    return this.change(
      () =>
        this.connection.request('PUT', `/groups/${this.name}/members/${encodeURIComponent(account)}`, {
          body: terms,
        }),
      done,
    );
  }

  private takeOut(account: string): Promise<void> {
    return this.change(
      () => this.connection.request('DELETE', `/groups/${this.name}/members/${encodeURIComponent(account)}`),
      `${account} is not in ${this.name} any more.`,
    );
  }

  private describe(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const body = {
      title: given('title'),
      terms: given('terms'),
      membershipDays: numberOf(given('membershipDays')) ?? 0,
    };
    return this.change(
      () => this.connection.request('PATCH', `/groups/${this.name}`, { body }),
      `${this.name} is changed.`,
    );
  }

  private async change(what: () => Promise<unknown>, done: string): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      await what();
      this.asking = null;
      this.renewing = '';
      await this.load();
      this.done = done;
      this.dispatchEvent(new CustomEvent('group-changed', { bubbles: true }));
    });
  }
}

const STATES: Record<Membership['state'], string> = { INVITED: 'invited', ASKING: 'asks', MEMBER: 'member' };

type Draw = (field: {
  name: string;
  label: string;
  type?: string;
  autocomplete: AutoFill;
  value?: string;
  isOptional?: boolean;
  isFirst?: boolean;
}) => TemplateResult;

/** What describes a group, as it is or as it is to be. */
export function groupFields(group: Group | null, field: Draw, area: Draw): TemplateResult {
  return html`${field({ name: 'title', label: 'Title', autocomplete: 'off', value: group?.title ?? '', isFirst: group !== null })}
  ${area({ name: 'terms', label: 'What members agree to, if anything', autocomplete: 'off', value: group?.terms ?? '', isOptional: true })}
  ${field({
    name: 'membershipDays',
    label: 'Days that a membership lasts; empty: until somebody ends it',
    type: 'number',
    autocomplete: 'off',
    value: String(group?.membershipDays ?? ''),
    isOptional: true,
  })}`;
}

define('lh-group-card', GroupCard);
