import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Me } from '../../server/records.js';
import { FormElement } from '../parts/form-element.js';

/** One part of the page about one's own account: a heading, what there is, and what can be done about it. */
export abstract class AccountSection extends FormElement {
  @property({ attribute: false }) me!: Me;
  /** Whether what there is has not come yet; forms can be filled in and sent all the same. */
  @state() protected isLoading = false;

  protected abstract readonly heading: string;

  /** What stands under the heading. */
  protected abstract contents(): TemplateResult;

  /** Asks the server for what is shown; called when the section first appears. */
  protected load(): Promise<void> {
    return Promise.resolve();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.loadFirst();
  }

  private async loadFirst(): Promise<void> {
    this.isLoading = true;
    await this.orSay(() => this.load());
    this.isLoading = false;
  }

  protected override render(): TemplateResult {
    return html`<section class="card forms" aria-labelledby=${`${this.localName}-heading`}>
      <h2 id=${`${this.localName}-heading`}>${this.heading}</h2>
      ${this.contents()} ${this.outcome()}
    </section>`;
  }

  /** Does something and shows what there is afterwards. */
  protected async change(what: () => Promise<unknown>, done = ''): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      await what();
      await this.load();
      this.done = done;
    });
  }
}
