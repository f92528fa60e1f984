import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Group } from '../../server/records.js';
import { numberOf } from './amounts.js';
import { FormElement } from './form-element.js';
import { groupFields } from './group-card.js';

/** Makes a group that one owns. Fires `group-changed`. */
class NewGroup extends FormElement {
  @state() private isAsking = false;

  protected override render(): TemplateResult {
    if (!this.isAsking) {
      return html`<p class="actions">
          <button class="button" @click=${() => this.ask(true)}>Make a group</button>
        </p>
        ${this.outcome()}`;
    }
    return html`<form @submit=${(event: SubmitEvent) => void this.make(event)}>
        ${this.field({
          name: 'name',
          label: 'Name: small letters, digits and hyphens',
          autocomplete: 'off',
          isFirst: true,
        })}
        ${groupFields(
          null,
          (field) => this.field(field),
          (field) => this.area(field),
        )}
        ${this.sendOrLeave('Make it', () => this.ask(false))}
      </form>
      ${this.outcome()}`;
  }

  private ask(isAsking: boolean): void {
    this.forget();
    this.isAsking = isAsking;
    void this.arrive();
  }

  private make(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const body = {
      name: given('name').trim(),
      title: given('title'),
      terms: given('terms'),
      membershipDays: numberOf(given('membershipDays')),
    };
    return this.attempt(async () => {
      const made = await this.connection.request<Group>('POST', '/groups', { body });
      this.isAsking = false;
      this.done = `The group ${made.body.name} is made; you own it.`;
      this.dispatchEvent(new CustomEvent('group-changed', { bubbles: true }));
    });
  }
}

define('lh-new-group', NewGroup);
