import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress } from '../app/address.js';
import '../app/lh-shell.js';
import '../app/page.css';
import { define } from '../design/define.js';
import { connectionFor } from '../server/connection.js';
import type { Me } from '../server/records.js';
import './login.css';
import { safeNext } from './parts/next.js';

const SHORTEST = 8;

/** Log in, and from there on back to where one came from; once logged in, change the password. */
class LoginPage extends LitElement {
  private readonly connection = connectionFor('');
  @state() private me: Me | null | undefined = undefined;
  @state() private fault = '';
  @state() private done = '';
  @state() private isSending = false;
  private endMe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.endMe = this.connection.onMe((me) => (this.me = me));
    void this.connection.me().catch(() => (this.me = null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endMe?.();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<lh-shell page="login" timeless>
      <section class="login">${this.me ? this.changePassword(this.me) : this.logIn()}</section>
    </lh-shell>`;
  }

  private logIn(): TemplateResult {
    return html`<h1>Log in</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitLogIn(event)}>
        <label
          >Name <input name="login" autocomplete="username" autocapitalize="none" required autofocus
        /></label>
        <label
          >Password <input name="password" type="password" autocomplete="current-password" required
        /></label>
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Log in</button>
        <p>Accounts are made by the facility’s administrators.</p>
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
        <label
          >Present password <input name="current" type="password" autocomplete="current-password" required
        /></label>
        <label
          >New password, at least ${SHORTEST} characters
          <input name="new" type="password" autocomplete="new-password" required minlength=${SHORTEST} />
        </label>
        <label
          >The new one again <input name="again" type="password" autocomplete="new-password" required
        /></label>
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Change it</button>
        <p><a href=${safeNext(fromAddress('next'))}>Back</a></p>
      </form>`;
  }

  private outcome(): TemplateResult | typeof nothing {
    return this.fault
      ? html`<p class="fault" role="alert">${this.fault}</p>`
      : this.done
        ? html`<p class="done" role="status">${this.done}</p>`
        : nothing;
  }

  private async submitLogIn(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      await this.connection.login(given('login'), given('password'));
      location.assign(safeNext(fromAddress('next')));
    });
  }

  private async submitPassword(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const given = this.take(event);
    if (given('new') !== given('again')) {
      this.fault = 'The two new passwords differ.';
      return;
    }
    await this.attempt(async () => {
      const body = { current: given('current'), new: given('new') };
      await this.connection.request('POST', '/me/password', { body });
      form.reset();
      this.done = 'The password is changed.';
    });
  }

  private take(event: SubmitEvent): (name: string) => string {
    event.preventDefault();
    this.fault = '';
    this.done = '';
    const data = new FormData(event.target as HTMLFormElement);
    return (name) => String(data.get(name) ?? '');
  }

  private async attempt(what: () => Promise<void>): Promise<void> {
    this.isSending = true;
    try {
      await what();
    } catch (error) {
      this.fault = (error as Error).message;
    } finally {
      this.isSending = false;
    }
  }
}

define('lh-login-page', LoginPage);
document.body.append(document.createElement('lh-login-page'));
