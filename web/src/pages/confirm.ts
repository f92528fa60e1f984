import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import type { Confirmed } from '../server/records.js';
import { DoorPage } from './parts/door-page.js';
import { confirmedNotice } from './parts/outcome.js';
import { forgetSecret, heedNewSecrets, secretOf } from './parts/secret.js';

/**
 * Where the link of a mail leads. Opening it does nothing: programs that look at mails open every link; a person
 * presses the button.
 */
class ConfirmPage extends DoorPage {
  private readonly secret = secretOf(location.hash);
  @state() private confirmed: Confirmed | null = null;

  protected override contents(): TemplateResult {
    if (this.confirmed) {
      return confirmedNotice(this.confirmed);
    }
    return this.secret ? this.button() : this.withoutSecret();
  }

  private button(): TemplateResult {
    return html`<h1>Confirm your email address</h1>
      <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
        <p>Press the button to confirm that the mail you got was for you. Nothing has happened yet.</p>
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending} autofocus>Confirm the address</button>
      </form>`;
  }

  private withoutSecret(): TemplateResult {
    return html`<h1>Confirm an email address</h1>
      <p>
        This is where the link in our mail leads, and the address of this page is not that of the whole link.
        Open it from the mail again, or copy all of it.
      </p>
      <p class="ways"><a href="/sign-up">Sign up</a> <a href="/login">Log in</a></p>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    this.take(event);
    await this.attempt(async () => {
      const { body } = await this.connection.request<Confirmed>('POST', '/account/confirmations', {
        body: { secret: this.secret },
      });
      forgetSecret();
      if (body.outcome === 'logged-in') {
        location.assign('/status');
      } else {
        this.confirmed = body;
        await this.arrive();
      }
    });
  }
}

heedNewSecrets();
define('lh-confirm-page', ConfirmPage);
document.body.append(document.createElement('lh-confirm-page'));
