import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Slice } from '../../server/records.js';
import { FormElement } from '../parts/form-element.js';
import { sliceBody, sliceFields } from './slice-fields.js';

type Asking = 'add' | 'change' | null;

/** Who is in a slice, and what can be done about it. Fires `slice-changed`. */
class SliceCard extends FormElement {
  @property({ attribute: false }) slice!: Slice;
  @state() private asking: Asking = null;

  private get path(): string {
    return `/slices/${encodeURIComponent(this.slice.name)}`;
  }

  protected override render(): TemplateResult {
    const { name, members = [] } = this.slice;
    return html`<ul class="rows" aria-label="Members of ${name}">
        ${members.map(
          (account) =>
            html`<li>
              <span><b>${account}</b></span>
              <button
                class="button"
                aria-label="Remove ${account} from ${name}"
                ?disabled=${this.isSending}
                @click=${() => void this.member('DELETE', account, `${account} is not in ${name} any more.`)}
              >
                Remove
              </button>
            </li>`,
        )}
      </ul>
      ${members.length === 0 ? html`<p>Nobody is in it, so only administrators can book for it.</p>` : nothing}
      ${this.actions()} ${this.outcome()}`;
  }

  private actions(): TemplateResult {
    const { name } = this.slice;
    switch (this.asking) {
      case 'add':
        return html`<form
          @submit=${(event: SubmitEvent) => {
            const account = this.take(event)('account').trim();
            void this.member('PUT', account, `${account} books for ${name}.`);
          }}
        >
          ${this.field({ name: 'account', label: 'Name of their account', autocomplete: 'off', isFirst: true })}
          ${this.sendOrLeave('Add', () => this.ask(null))}
        </form>`;
      case 'change':
        return html`<form @submit=${(event: SubmitEvent) => void this.describe(event)}>
          ${sliceFields(this.slice, (field) => this.field(field))}
          ${this.sendOrLeave('Change it', () => this.ask(null))}
        </form>`;
      default:
        return html`<p class="actions">
          <button class="button" aria-label="Add somebody to ${name}" @click=${() => this.ask('add')}>
            Add somebody
          </button>
          <button class="button" aria-label="Title and end of ${name}" @click=${() => this.ask('change')}>
            Title and end
          </button>
        </p>`;
    }
  }

  private ask(asking: Asking): void {
    this.forget();
    this.asking = asking;
    void this.arrive();
  }

  private member(method: 'PUT' | 'DELETE', account: string, done: string): Promise<void> {
    return this.change(
      () => this.connection.request(method, `${this.path}/members/${encodeURIComponent(account)}`),
      done,
    );
  }

  private describe(event: SubmitEvent): Promise<void> {
    const body = sliceBody(this.take(event));
    return this.change(
      () => this.connection.request('PATCH', this.path, { body }),
      `${this.slice.name} is changed.`,
    );
  }

  private async change(what: () => Promise<unknown>, done: string): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      await what();
      this.asking = null;
      this.done = done;
      this.dispatchEvent(new CustomEvent('slice-changed', { bubbles: true }));
    });
  }
}

define('lh-slice-card', SliceCard);
