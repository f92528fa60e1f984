import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { LimitRule } from '../../server/records.js';
import { numberOf, size, sizeOf } from '../parts/amounts.js';
import { FormElement } from '../parts/form-element.js';
import { isStored, LIMITED } from './limit-words.js';

/** Sets a limit, with its reason. Fires `limit-set` and `limit-left`. */
class LimitForm extends FormElement {
  /** Where limits are set: one's own follows it. */
  @property({ attribute: false }) path = '';
  /** The rule that is replaced; null: the thing is chosen. */
  @property({ attribute: false }) rule: LimitRule | null = null;
  @state() private what: LimitRule['what'] = LIMITED[0]!;

  override connectedCallback(): void {
    super.connectedCallback();
    this.what = this.rule?.what ?? this.what;
    void this.arrive();
  }

  protected override render(): TemplateResult {
    const rule = this.rule;
    return html`<form @submit=${(event: SubmitEvent) => void this.set(event)}>
        ${
          rule
            ? nothing
            : html`<div
                @change=${(event: Event) => (this.what = (event.target as HTMLSelectElement).value as LimitRule['what'])}
              >
                ${this.choice('what', 'What is limited', LIMITED, this.what)}
              </div>`
        }
        ${this.field({
          name: 'mostCount',
          label: 'At most; empty: any number',
          type: 'number',
          autocomplete: 'off',
          value: String(rule?.mostCount ?? ''),
          isOptional: true,
          isFirst: true,
        })}
        ${isStored(this.what) ? this.storage(rule) : nothing}
        ${this.field({ name: 'reason', label: 'Why? It is recorded.', autocomplete: 'off' })}
        ${this.sendOrLeave('Set it', () => this.dispatchEvent(new CustomEvent('limit-left')))}
      </form>
      ${this.outcome()}`;
  }

  private storage(rule: LimitRule | null): TemplateResult {
    const bytes = rule?.mostBytes ?? null;
    return html`${this.field({
      name: 'mostBytes',
      label: 'In all, such as 100 MiB; empty: any size',
      autocomplete: 'off',
      value: bytes === null ? '' : size(bytes),
      isOptional: true,
    })}
    ${this.field({
      name: 'keepFor',
      label: 'Kept for, such as P6M, or exit; empty: for good',
      autocomplete: 'off',
      value: rule?.keepFor ?? '',
      isOptional: true,
    })}
    ${this.field({
      name: 'warnBefore',
      label: 'The owner is told before, such as P2W',
      autocomplete: 'off',
      value: rule?.warnBefore ?? '',
      isOptional: true,
    })}`;
  }

  private set(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const mostBytes = sizeOf(given('mostBytes'));
    if (mostBytes === undefined) {
      this.refuse('A size looks like 100 MiB.', 'mostBytes');
      return Promise.resolve();
    }
    const body = {
      mostCount: numberOf(given('mostCount')),
      mostBytes,
      keepFor: given('keepFor').trim() || null,
      warnBefore: given('warnBefore').trim() || null,
      reason: given('reason'),
    };
    return this.attempt(async () => {
      await this.connection.request('PUT', `${this.path}/${this.what}`, { body });
      this.dispatchEvent(new CustomEvent('limit-set'));
    });
  }
}

define('lh-limit-form', LimitForm);
