import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import type { Confirmed, EmailChangeBegun, Me } from '../server/records.js';
import { DoorPage } from './parts/door-page.js';

/** A change whose mail is on its way. */
interface Waiting {
  change: string;
  email: string;
}

/** Give one's account another email address: say which, then type the code that is mailed there. */
class EmailPage extends DoorPage {
  @state() private waiting: Waiting | null = null;

  protected override contents(): TemplateResult {
    if (!this.me) {
      return this.me === null ? this.stranger() : html``;
    }
    return this.waiting ? this.typeCode(this.waiting) : this.choose(this.me);
  }

  private stranger(): TemplateResult {
    return html`<h1>Log in to change your email address</h1>
      <p>
        To change the password of an account that you cannot log in to, <a href="/recover">set a new one</a>.
      </p>
      <p><a class="button primary" href="/login?next=/email">Log in</a></p>`;
  }

  private choose({ account }: Me): TemplateResult {
    return html`<h1>Change email address</h1>
      <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
        <p>
          ${
            account.email
              ? html`Your mail goes to <b>${account.email}</b>. Both addresses are told of the change.`
              : 'Your account has no email address yet.'
          }
        </p>
        ${this.field({
          name: 'email',
          label: 'New email address',
          type: 'email',
          autocomplete: 'email',
          isFirst: true,
        })}
        ${this.presentPassword(false)} ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Change it</button>
      </form>`;
  }

  private typeCode({ email }: Waiting): TemplateResult {
    return html`<h1>Check your email</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitCode(event)}>
        <p>Please check your email for a confirmation code. It went to <b>${email}</b>.</p>
        ${this.code()} ${this.outcome()}
        ${
          this.done
            ? nothing
            : html`<button class="button primary" ?disabled=${this.isSending}>Confirm</button>`
        }
      </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      const email = given('email');
      const { body } = await this.connection.request<EmailChangeBegun>('POST', '/me/email', {
        body: { email, password: given('password') },
      });
      this.waiting = { change: body.change, email };
      await this.arrive();
    });
  }

  private async submitCode(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      const { change, email } = this.waiting!;
      await this.connection.request<Confirmed>('POST', '/account/confirmations', {
        body: { change, code: given('code') },
      });
      this.done = `Your mail goes to ${email} from now on.`;
    });
  }
}

define('lh-email-page', EmailPage);
document.body.append(document.createElement('lh-email-page'));
