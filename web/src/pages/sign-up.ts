import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress } from '../app/address.js';
import { define } from '../design/define.js';
import type { Confirmed, SignUpBegun } from '../server/records.js';
import { DoorPage } from './parts/door-page.js';
import { SHORTEST } from './parts/form-element.js';
import { safeNext } from './parts/next.js';
import { confirmedNotice } from './parts/outcome.js';
import './parts/provider-buttons.js';

const MEMORY = 'leasehold.sign-up';

/** A sign-up whose mail is on its way. */
interface Waiting {
  signUp: string;
  email: string;
}

/** Sign up, then type the code of the mail. A reload in between loses nothing; another tab knows nothing of it. */
class SignUpPage extends DoorPage {
  @state() private waiting = remembered();
  @state() private confirmed: Confirmed | null = null;

  protected override contents(): TemplateResult {
    if (this.confirmed) {
      return confirmedNotice(this.confirmed);
    }
    if (this.me && !this.me.trial) {
      return this.alreadyIn(this.me.account.displayName || this.me.account.name);
    }
    return this.waiting ? this.typeCode(this.waiting) : this.signUp();
  }

  private signUp(): TemplateResult {
    const keeps = this.me?.trial !== undefined;
    return html`<h1>${keeps ? 'Register and keep it' : 'Sign up'}</h1>
      <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
        ${
          keeps
            ? html`<p>
                All you have stays yours: from now on as an account that does not end. Confirm it before the
                trial is over.
              </p>`
            : nothing
        }
        ${this.field({
          name: 'email',
          label: 'Email address',
          type: 'email',
          autocomplete: 'email',
          isFirst: true,
        })}
        ${this.field({
          name: 'password',
          label: `Password, at least ${SHORTEST} characters`,
          type: 'password',
          autocomplete: 'new-password',
          minLength: SHORTEST,
        })}
        ${this.field({
          name: 'displayName',
          label: 'Your name (optional)',
          autocomplete: 'name',
          hint: 'What others see.',
          isOptional: true,
        })}
        ${
          keeps
            ? nothing
            : this.field({
                name: 'name',
                label: 'Account name (optional)',
                autocomplete: 'off',
                hint: 'Small letters, digits and hyphens. It never changes; without one, we choose.',
                isOptional: true,
              })
        }
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Sign up</button>
        <lh-provider-buttons next=${safeNext(fromAddress('next'))}></lh-provider-buttons>
        <p>You have an account? <a href="/login">Log in</a></p>
      </form>`;
  }

  private typeCode({ email }: Waiting): TemplateResult {
    return html`<h1>Check your email</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitCode(event)}>
        <p>Please check your email for a confirmation code. It went to <b>${email}</b>.</p>
        ${this.code()} ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Confirm</button>
        <p>Nothing there after a minute? Look into the spam folder too.</p>
        <p class="ways">
          <button
            type="button"
            class="button"
            ?disabled=${this.isSending}
            @click=${() => void this.sendAgain()}
          >
            Send it again
          </button>
          <button type="button" class="button" @click=${() => this.startOver()}>Use another address</button>
        </p>
      </form>`;
  }

  private alreadyIn(name: string): TemplateResult {
    return html`<h1>Sign up</h1>
      <p>You are logged in as <b>${name}</b>. To make another account, log out first.</p>
      <p><a class="button primary" href="/status">See what is free</a></p>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      const { body } = await this.connection.request<SignUpBegun>('POST', '/account/sign-ups', {
        body: {
          email: given('email'),
          password: given('password'),
          displayName: given('displayName') || null,
          name: given('name') || null,
        },
      });
      this.wait({ signUp: body.signUp, email: given('email') });
      await this.arrive();
    });
  }

  private async submitCode(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      const { body } = await this.connection.request<Confirmed>('POST', '/account/confirmations', {
        body: { signUp: this.waiting!.signUp, code: given('code') },
      });
      this.wait(null);
      if (body.outcome === 'logged-in') {
        location.assign(safeNext(fromAddress('next')));
      } else {
        this.confirmed = body;
        await this.arrive();
      }
    });
  }

  private async sendAgain(): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      const { signUp } = this.waiting!;
      await this.connection.request('POST', '/account/sign-ups/letters', { body: { signUp } });
      this.done = 'A new mail is on its way. The code of the one before is no longer good.';
    });
  }

  private startOver(): void {
    this.forget();
    this.wait(null);
    void this.arrive();
  }

  private wait(waiting: Waiting | null): void {
    this.waiting = waiting;
    if (waiting) {
      sessionStorage.setItem(MEMORY, JSON.stringify(waiting));
    } else {
      sessionStorage.removeItem(MEMORY);
    }
  }
}

function remembered(): Waiting | null {
  try {
    return JSON.parse(sessionStorage.getItem(MEMORY) ?? 'null') as Waiting | null;
  } catch {
    return null;
  }
}

define('lh-sign-up-page', SignUpPage);
document.body.append(document.createElement('lh-sign-up-page'));
