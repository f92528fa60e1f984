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
  @state() private needsPassword = false;
  @state() private isRefused = false;

  protected override contents(): TemplateResult {
    if (this.confirmed) {
      return confirmedNotice(this.confirmed);
    }
    if (this.isRefused) {
      return this.refused();
    }
    if (!this.secret) {
      return this.withoutSecret();
    }
    return this.needsPassword ? this.choose() : this.button();
  }

  private button(): TemplateResult {
    return html`<h1>Confirm your email address</h1>
      <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
        <p>Press the button to confirm that the mail you got was for you. Nothing has happened yet.</p>
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending} autofocus>Confirm the address</button>
        ${this.notMe()}
      </form>`;
  }

  /** Whoever signed up elsewhere may be somebody else: the account gets a password that only its reader knows. */
  private choose(): TemplateResult {
    return html`<h1>Choose a password</h1>
      <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
        <p>
          The sign-up began in another browser. So that the account is yours alone, choose its password here;
          the one that was chosen there is not used.
        </p>
        ${this.newPassword(true)} ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Make the account</button>
        ${this.notMe()}
      </form>`;
  }

  private notMe(): TemplateResult {
    return html`<p>
      Did you not ask for this?
      <button type="button" class="button" ?disabled=${this.isSending} @click=${() => void this.refuseIt()}>
        This was not me
      </button>
    </p>`;
  }

  private refused(): TemplateResult {
    return html`<h1>This was not you</h1>
      <p class="done" role="status">
        The link is no longer good, and nobody has an account with your address by it.
      </p>`;
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
    const given = this.take(event);
    if (this.needsPassword && given('password') !== given('again')) {
      this.refuse('The two new passwords differ.', 'again');
      return;
    }
    await this.attempt(async () => {
      const { body } = await this.connection.request<Confirmed>('POST', '/account/confirmations', {
        body: this.needsPassword
          ? { secret: this.secret, password: given('password') }
          : { secret: this.secret },
      });
      if (body.outcome === 'needs-password') {
        this.needsPassword = true;
        await this.arrive();
        return;
      }
      forgetSecret();
      if (body.outcome === 'logged-in') {
        location.assign('/status');
      } else {
        this.confirmed = body;
        await this.arrive();
      }
    });
  }

  private async refuseIt(): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      await this.connection.request('POST', '/account/confirmations/refusals', {
        body: { secret: this.secret },
      });
      forgetSecret();
      this.isRefused = true;
      await this.arrive();
    });
  }
}

heedNewSecrets();
define('lh-confirm-page', ConfirmPage);
document.body.append(document.createElement('lh-confirm-page'));
