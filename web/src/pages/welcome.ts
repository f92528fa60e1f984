import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import type { Me, Newcomer } from '../server/records.js';
import { DoorPage } from './parts/door-page.js';
import { safeNext } from './parts/next.js';

/** Somebody whom a provider knows and we do not: a name, or straight on; or the account that they have already. */
class WelcomePage extends DoorPage {
  @state() private newcomer: Newcomer | null | undefined = undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.connection
      .request<Newcomer>('GET', '/account/newcomer')
      .then(({ body }) => (this.newcomer = body))
      .catch(() => (this.newcomer = null));
  }

  protected override contents(): TemplateResult {
    if (this.newcomer === undefined || this.me === undefined) {
      return html``;
    }
    if (!this.newcomer) {
      return this.nobody();
    }
    return this.me && !this.me.trial ? this.link(this.newcomer, this.me) : this.ask(this.newcomer);
  }

  private nobody(): TemplateResult {
    return html`<h1>Nothing waits here</h1>
      <p>It took too long, or was done before. Log in with your provider again.</p>
      <p><a class="button primary" href="/login">Log in</a></p>`;
  }

  private ask(newcomer: Newcomer): TemplateResult {
    return html`<h1>Welcome</h1>
      <form @submit=${(event: SubmitEvent) => void this.submit(event, newcomer)}>
        <p>
          ${newcomer.title} says that you are
          <b>${newcomer.displayName || newcomer.email || 'somebody new'}</b>.
          ${newcomer.trial ? 'All you have in your trial stays yours.' : 'You have no account here yet.'}
        </p>
        ${this.field({
          name: 'displayName',
          label: 'Your name (optional)',
          autocomplete: 'name',
          value: newcomer.displayName,
          hint: 'What others see.',
          isOptional: true,
          isFirst: true,
        })}
        ${
          newcomer.trial
            ? nothing
            : this.field({
                name: 'name',
                label: 'Account name (optional)',
                autocomplete: 'off',
                value: newcomer.name,
                hint: 'Small letters, digits and hyphens. It never changes.',
                isOptional: true,
              })
        }
        ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Go on</button>
        <p>
          You have an account here already?
          <a href="/login?next=/welcome">Log in to it</a>, and add ${newcomer.title} there.
        </p>
      </form>`;
  }

  private link(newcomer: Newcomer, { account, hasPassword }: Me): TemplateResult {
    const who = newcomer.displayName || newcomer.email || newcomer.title;
    return html`<h1>Add ${newcomer.title}?</h1>
      <form @submit=${(event: SubmitEvent) => void this.submitLink(event, newcomer)}>
        <p>
          <b>${who}</b> of ${newcomer.title} logs in to your account
          <b>${account.displayName || account.name}</b> from now on.
        </p>
        ${hasPassword ? this.presentPassword() : nothing} ${this.outcome()}
        <button class="button primary" ?disabled=${this.isSending}>Add it</button>
        <p><a href=${safeNext(newcomer.next)}>Not now</a></p>
      </form>`;
  }

  private async submit(event: SubmitEvent, newcomer: Newcomer): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      const { body } = await this.connection.request<Me>('POST', '/account/newcomer', {
        body: { displayName: given('displayName') || null, name: given('name') || null },
      });
      const next = safeNext(newcomer.next);
      location.assign(body.merge ? `/merge?next=${encodeURIComponent(next)}` : next);
    });
  }

  private async submitLink(event: SubmitEvent, newcomer: Newcomer): Promise<void> {
    const given = this.take(event);
    await this.attempt(async () => {
      await this.connection.request('POST', '/account/newcomer/link', {
        body: { password: given('password') || null },
      });
      location.assign(safeNext(newcomer.next));
    });
  }
}

define('lh-welcome-page', WelcomePage);
document.body.append(document.createElement('lh-welcome-page'));
