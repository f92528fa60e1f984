import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Grant, Page } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { numberOf, size, sizeOf } from '../parts/amounts.js';
import { FormElement } from '../parts/form-element.js';
import { LIMITED } from './limit-words.js';

/** What members of a group have more; made and ended. */
class GroupGrants extends FormElement {
  @property({ attribute: false }) name = '';
  @state() private grants: Grant[] = [];
  @state() private isAsking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.orSay(() => this.load());
  }

  private async load(): Promise<void> {
    const { body } = await this.connection.request<Page<Grant>>('GET', `/groups/${this.name}/grants`);
    this.grants = body.items;
  }

  protected override render(): TemplateResult {
    return html`<h3>What members of ${this.name} have more</h3>
      ${this.grants.length === 0 ? html`<p>Nothing is granted to it.</p>` : nothing}
      <ul class="rows">
        ${this.grants.map((grant) => this.row(grant))}
      </ul>
      ${
        this.isAsking
          ? this.form()
          : html`<p class="actions">
              <button class="button" aria-label="Grant ${this.name} more" @click=${() => this.ask(true)}>
                Grant more
              </button>
            </p>`
      }
      ${this.outcome()}`;
  }

  private row(grant: Grant): TemplateResult {
    const { id, what, from, until, sponsor, reason, setBy } = grant;
    const isOver = new Date(until) <= new Date();
    return html`<li>
      <span
        ><b>${more(grant)} ${what.replaceAll('-', ' ')}</b>
        ${isOver ? html`<span class="tag">over</span>` : nothing}<small
          >${dateTime(from)} to ${dateTime(until)} · sponsor ${sponsor} · ${reason} · ${setBy}</small
        ></span
      >
      ${
        isOver
          ? nothing
          : html`<button
              class="button"
              aria-label="End the grant of ${what} to ${this.name}"
              ?disabled=${this.isSending}
              @click=${() => void this.end(id)}
            >
              End it
            </button>`
      }
    </li>`;
  }

  private form(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.grant(event)}>
      ${this.choice('what', 'More of what', LIMITED)}
      ${this.field({ name: 'moreCount', label: 'How many more', type: 'number', autocomplete: 'off', isOptional: true, isFirst: true })}
      ${this.field({ name: 'moreBytes', label: 'How much more of storage, such as 10 GiB', autocomplete: 'off', isOptional: true })}
      ${this.field({ name: 'until', label: 'Until the end of', type: 'date', autocomplete: 'off' })}
      ${this.field({ name: 'sponsor', label: 'Who answers for it', autocomplete: 'off' })}
      ${this.field({ name: 'reason', label: 'Why', autocomplete: 'off' })}
      ${this.sendOrLeave('Grant it', () => this.ask(false))}
    </form>`;
  }

  private ask(isAsking: boolean): void {
    this.forget();
    this.isAsking = isAsking;
    void this.arrive();
  }

  private grant(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const moreBytes = sizeOf(given('moreBytes'));
    if (moreBytes === undefined) {
      this.refuse('A size looks like 10 GiB.', 'moreBytes');
      return Promise.resolve();
    }
    const body = {
      what: given('what'),
      moreCount: numberOf(given('moreCount')) ?? 0,
      moreBytes: moreBytes ?? 0,
      until: new Date(`${given('until')}T23:59`).toISOString(),
      sponsor: given('sponsor'),
      reason: given('reason'),
    };
    return this.attempt(async () => {
      await this.connection.request('POST', `/groups/${this.name}/grants`, { body });
      this.isAsking = false;
      await this.load();
      this.done = 'Granted to every member.';
    });
  }

  private end(id: number): Promise<void> {
    this.forget();
    return this.attempt(async () => {
      await this.connection.request('DELETE', `/groups/${this.name}/grants/${id}`);
      await this.load();
      this.done = 'That grant is over.';
    });
  }
}

/** "5 more, 10 GiB more" */
function more({ moreCount, moreBytes }: Grant): string {
  return [moreCount > 0 ? `${moreCount} more` : '', moreBytes > 0 ? `${size(moreBytes)} more` : '']
    .filter(Boolean)
    .join(', ');
}

define('lh-group-grants', GroupGrants);
