import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import { AccountSection } from './account-section.js';

/** All that is kept of somebody, to take along; and an end to it. */
class OwnDataSection extends AccountSection {
  protected override readonly heading = 'Your data';
  @state() private isLeaving = false;

  protected override contents(): TemplateResult {
    return html`<p>
        <a href="/api/v1/account/export" download="${this.me.account.name}.json"
          >Download all that is kept about you</a
        >, as one file of JSON.
      </p>
      ${this.isLeaving ? this.leaving() : this.staying()}`;
  }

  private staying(): TemplateResult {
    return html`<p class="actions">
      <button class="button danger" @click=${() => this.ask(true)}>Delete my account</button>
    </p>`;
  }

  private leaving(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.leave(event)}>
      <p class="fault">
        This cannot be undone. Your notebooks and data are deleted, and what you leased for yourself is
        cancelled. Leases of slices that you share stay with the others.
      </p>
      ${this.presentPassword()}
      <p class="actions">
        <button class="button danger" ?disabled=${this.isSending}>Delete my account for good</button>
        <button type="button" class="button" @click=${() => this.ask(false)}>Keep it</button>
      </p>
    </form>`;
  }

  private ask(isLeaving: boolean): void {
    this.forget();
    this.isLeaving = isLeaving;
    void this.arrive();
  }

  private async leave(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      await this.connection.request('POST', '/account/removals', { body: { password: given('password') } });
      location.assign('/');
    });
  }
}

define('lh-own-data-section', OwnDataSection);
