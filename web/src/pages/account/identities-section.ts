import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Identity, Merge, Page, Provider, ProviderAttemptBegun } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { failureIn } from '../parts/provider-buttons.js';
import { AccountSection } from './account-section.js';

/** The identities at other providers that log in to the account: all of them, one more, and away with one. */
class IdentitiesSection extends AccountSection {
  protected override readonly heading = 'Log in with another account';
  @state() private identities: Identity[] = [];
  @state() private providers: Provider[] = [];
  /** What is being asked for: one more, or the removal of one. */
  @state() private asking: Identity | Provider | null = null;
  /** Of a trial from before a log-in can still be chosen what becomes of it. */
  @state() private hasTrial = false;
  private isFirstLoad = true;

  protected override async load(): Promise<void> {
    const [identities, providers, merges] = await Promise.all([
      this.connection.request<Page<Identity>>('GET', '/account/identities'),
      this.connection.request<Page<Provider>>('GET', '/account/providers'),
      this.connection.request<Page<Merge>>('GET', '/account/merges'),
    ]);
    this.identities = identities.body.items;
    this.providers = providers.body.items;
    this.hasTrial = merges.body.items.some(({ state }) => state !== 'UNDONE');
    const failure = this.isFirstLoad ? failureIn(location.search, this.providers) : '';
    this.isFirstLoad = false;
    if (failure) {
      this.refuse(failure);
    }
  }

  protected override contents(): TemplateResult {
    return html`${this.accounts()}
    ${
      this.hasTrial
        ? html`<p>
            You tried before you logged in: <a href="/merge?next=/account">your trial and your account</a>.
          </p>`
        : nothing
    }`;
  }

  private accounts(): TemplateResult {
    if (this.providers.length === 0 && this.identities.length === 0) {
      return html`<p>This installation has no other providers to log in with.</p>`;
    }
    return html`<ul class="rows">
        ${this.identities.map((identity) => this.row(identity))}
      </ul>
      ${this.asking ? this.form(this.asking) : this.ways()}`;
  }

  private row(identity: Identity): TemplateResult {
    const who = identity.displayName || identity.email || identity.subject;
    return html`<li>
      <span
        ><b>${identity.title}</b>: ${who}<small
          >since ${dateTime(identity.linkedAt)} · last used ${dateTime(identity.lastUsedAt)}</small
        ></span
      >
      <button
        class="button"
        aria-label=${`Take away ${identity.title}, ${who}`}
        @click=${() => this.ask(identity)}
      >
        Take away
      </button>
    </li>`;
  }

  private ways(): TemplateResult {
    return html`<p class="actions">
      ${this.providers.map(
        (provider) =>
          html`<button class="button" @click=${() => this.ask(provider)}>Add ${provider.title}</button>`,
      )}
    </p>`;
  }

  private form(asking: Identity | Provider): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.submit(event, asking)}>
      ${
        this.me.hasPassword === false
          ? html`<p>Your account has no password: this takes a log-in within the last ten minutes.</p>`
          : this.presentPassword()
      }
      <p class="actions">
        <button class="button primary" ?disabled=${this.isSending}>
          ${'id' in asking ? `Take away ${asking.title}` : `Go to ${asking.title}`}
        </button>
        <button type="button" class="button" @click=${() => this.ask(null)}>Not now</button>
      </p>
    </form>`;
  }

  private ask(what: Identity | Provider | null): void {
    this.forget();
    this.asking = what;
    void this.arrive();
  }

  private async submit(event: SubmitEvent, asking: Identity | Provider): Promise<void> {
    const password = this.take(event)('password') || null;
    if ('id' in asking) {
      await this.change(async () => {
        await this.connection.request('POST', `/account/identities/${asking.id}/removals`, {
          body: { password },
        });
        this.asking = null;
      }, 'It no longer logs in to your account. Your other sessions have ended.');
      return;
    }
    await this.attempt(async () => {
      const { body } = await this.connection.request<ProviderAttemptBegun>(
        'POST',
        `/account/providers/${asking.name}/attempts`,
        { body: { next: '/account#identities', link: true, password } },
      );
      location.assign(body.address);
    });
  }
}

define('lh-identities-section', IdentitiesSection);
