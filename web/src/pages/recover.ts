import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import type { RecoveryBegun } from '../server/records.js';
import { DoorPage } from './parts/door-page.js';
import { forgetSecret, heedNewSecrets, secretOf } from './parts/secret.js';

/** A recovery whose mail is on its way. */
interface Waiting {
  recovery: string;
  email: string;
}

/** For a forgotten password: ask for a mail, and with its link or its code set a new one. */
class RecoverPage extends DoorPage {
  private readonly secret = secretOf(location.hash);
  @state() private waiting: Waiting | null = null;
  @state() private isSet = false;

  protected override contents(): TemplateResult {
    if (this.isSet) {
      return this.set();
    }
    return this.secret || this.waiting ? this.choose() : this.ask();
  }

  private ask(): TemplateResult {
    return html`<h1>Forgot the password?</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitAddress(event)}>
        <p>We mail you a code with which you can set a new one.</p>
        ${this.field({
          name: 'email',
          label: 'Email address',
          type: 'email',
          autocomplete: 'email',
          isFirst: true,
        })}
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Send the mail</button>
        <p class="ways"><a href="/login">Log in</a> <a href="/sign-up">Sign up</a></p>
      </form>`;
  }

  private choose(): TemplateResult {
    const email = this.waiting?.email;
    return html`<h1>Set a new password</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitPassword(event)}>
        ${
          email
            ? html`<p>Please check your email for a confirmation code. It went to <b>${email}</b>.</p>
                <input
                  class="visually-hidden"
                  name="login"
                  autocomplete="username"
                  .value=${email}
                  readonly
                  tabindex="-1"
                  aria-hidden="true"
                />
                ${this.code()}`
            : nothing
        }
        ${this.newPassword(!email)} ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Set the password</button>
        <p>Wherever you are logged in, you will have to log in again.</p>
        ${email ? nothing : html`<p><a href="/recover" @click=${() => forgetSecret()}>Ask for a new mail</a></p>`}
      </form>`;
  }

  private set(): TemplateResult {
    return html`<h1>Set a new password</h1>
      <p class="done" role="status">The new password is set. All sessions are over.</p>
      <p><a class="button primary" href="/login">Log in</a></p>`;
  }

  private async submitAddress(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      const email = given('email');
      const { body } = await this.connection.request<RecoveryBegun>('POST', '/account/recoveries', {
        body: { email },
      });
      this.waiting = { recovery: body.recovery, email };
      await this.arrive();
    });
  }

  private async submitPassword(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    if (given('password') !== given('again')) {
      this.refuse('The two new passwords differ.', 'again');
      return;
    }
    await this.attempt(async () => {
      const proof = this.waiting
        ? { recovery: this.waiting.recovery, code: given('code') }
        : { secret: this.secret };
      const body = { ...proof, password: given('password') };
      await this.connection.request('POST', '/account/recoveries/confirm', { body });
      forgetSecret();
      this.isSet = true;
      await this.arrive();
    });
  }
}

heedNewSecrets();
define('lh-recover-page', RecoverPage);
document.body.append(document.createElement('lh-recover-page'));
