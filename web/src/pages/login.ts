import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress } from '../app/address.js';
import { define } from '../design/define.js';
import type { Me } from '../server/records.js';
import { ProblemError } from '../server/rest.js';
import { DoorPage } from './parts/door-page.js';
import { SHORTEST } from './parts/form-element.js';
import { safeNext } from './parts/next.js';
import { passkeysWork, signWithPasskey } from './parts/passkeys.js';
import './parts/provider-buttons.js';

/** Log in, and from there on back to where one came from; once logged in, change the password. */
class LoginPage extends DoorPage {
  /** The password was right, and a code is wanted besides. */
  @state() private isSecondStep = false;

  protected override contents(): TemplateResult {
    return this.me && !this.me.trial ? this.changePassword(this.me) : this.logIn();
  }

  private logIn(): TemplateResult {
    return html`<h1>Log in</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitLogIn(event)}>
        ${this.me?.trial ? html`<p>Then you choose what becomes of what you have in the trial.</p>` : nothing}
        ${this.field({
          name: 'login',
          label: 'Name or email address',
          autocomplete: 'username',
          isFirst: true,
        })}
        ${this.field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
        })}
        ${
          this.isSecondStep
            ? this.field({
                name: 'code',
                label: 'Code of your app, or a recovery code',
                autocomplete: 'one-time-code',
                isFirst: true,
              })
            : nothing
        }
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Log in</button>
        ${
          passkeysWork()
            ? html`<button
                type="button"
                class="button"
                ?disabled=${this.isSending}
                @click=${() => void this.logInByPasskey()}
              >
                Log in with a passkey
              </button>`
            : nothing
        }
        <lh-provider-buttons next=${next()}></lh-provider-buttons>
        <p class="ways"><a href="/sign-up">Sign up</a> <a href="/recover">Forgot the password?</a></p>
      </form>`;
  }

  private changePassword({ account }: Me): TemplateResult {
    return html`<h1>Change password</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitPassword(event)}>
        <p>You are logged in as <b>${account.displayName || account.name}</b>.</p>
        <input
          class="visually-hidden"
          name="login"
          autocomplete="username"
          .value=${account.name}
          readonly
          tabindex="-1"
          aria-hidden="true"
        />
        ${this.field({
          name: 'current',
          label: 'Present password',
          type: 'password',
          autocomplete: 'current-password',
        })}
        ${this.field({
          name: 'new',
          label: `New password, at least ${SHORTEST} characters`,
          type: 'password',
          autocomplete: 'new-password',
          minLength: SHORTEST,
        })}
        ${this.field({
          name: 'again',
          label: 'The new one again',
          type: 'password',
          autocomplete: 'new-password',
        })}
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Change it</button>
        <p><a href=${safeNext(fromAddress('next'))}>Back</a></p>
      </form>`;
  }

  private async submitLogIn(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      try {
        goOn(await this.connection.login(given('login'), given('password'), given('code')));
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'second-step-wanted') {
          throw error;
        }
        this.isSecondStep = true;
        await this.arrive();
      }
    });
  }

  private async logInByPasskey(): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      const { body } = await this.connection.request('POST', '/sessions/passkey-options');
      goOn(await this.connection.loginByPasskey(await signWithPasskey(body)));
    });
  }

  private async submitPassword(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const given = this.take(event);
    if (given('new') !== given('again')) {
      this.refuse('The two new passwords differ.', 'again');
      return;
    }
    await this.attempt(async () => {
      const body = { current: given('current'), new: given('new') };
      await this.connection.request('POST', '/me/password', { body });
      form.reset();
      this.done = 'The password is changed.';
    });
  }
}

/** What follows # is a tool's: a Zeppelin keeps the name of its notebook there. */
function next(): string {
  return safeNext(fromAddress('next')) + location.hash;
}

/** Whoever was trying until now is asked first what becomes of that. */
function goOn(me: Me): void {
  location.assign(me.merge ? `/merge?next=${encodeURIComponent(next())}` : next());
}

define('lh-login-page', LoginPage);
document.body.append(document.createElement('lh-login-page'));
