import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Page, Passkey } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { makePasskey, passkeysWork } from '../parts/passkeys.js';
import { AccountSection } from './account-section.js';

/** The passkeys of an account: what each is called, a new one, and away with one. */
class PasskeysSection extends AccountSection {
  protected override readonly heading = 'Passkeys';
  @state() private passkeys: Passkey[] = [];
  /** What is being asked for: a new one, or the removal of one. */
  @state() private asking: 'nothing' | 'new' | Passkey = 'nothing';

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<Passkey>>('GET', '/account/passkeys');
    this.passkeys = body.items;
  }

  protected override contents(): TemplateResult {
    return html`<p>
        A passkey logs you in by finger, face or PIN of a device; no password, and nothing to be guessed.
      </p>
      <ul class="rows">
        ${this.passkeys.map((passkey) => this.row(passkey))}
      </ul>
      ${this.asked()}`;
  }

  private row(passkey: Passkey): TemplateResult {
    return html`<li>
      <span
        ><b>${passkey.label}</b
        ><small
          >since ${dateTime(passkey.createdAt)} ·
          ${passkey.usedAt ? `last used ${dateTime(passkey.usedAt)}` : 'not used yet'}</small
        ></span
      >
      <button class="button" aria-label="Remove ${passkey.label}" @click=${() => this.ask(passkey)}>
        Remove
      </button>
    </li>`;
  }

  private asked(): TemplateResult {
    if (this.asking === 'nothing') {
      return passkeysWork()
        ? html`<p class="actions">
            <button class="button" @click=${() => this.ask('new')}>Add a passkey</button>
          </p>`
        : html`<p>
            This browser has no passkeys at this address; they need a name such as localhost, not a number.
          </p>`;
    }
    const isNew = this.asking === 'new';
    return html`<form @submit=${(event: SubmitEvent) => void this.submit(event)}>
      ${
        isNew
          ? this.field({
              name: 'label',
              label: 'What to call it',
              autocomplete: 'off',
              value: 'My device',
              isFirst: true,
            })
          : nothing
      }
      ${this.presentPassword(!isNew)}
      <p class="actions">
        <button class="button primary" ?disabled=${this.isSending}>
          ${this.asking === 'new' ? 'Add it' : `Remove ${this.asking.label}`}
        </button>
        <button type="button" class="button" @click=${() => this.ask('nothing')}>Not now</button>
      </p>
    </form>`;
  }

  private ask(what: 'nothing' | 'new' | Passkey): void {
    this.forget();
    this.asking = what;
    void this.arrive();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const asking = this.asking;
    await this.change(async () => {
      if (asking === 'new') {
        await this.add(given('label'), given('password'));
      } else if (asking !== 'nothing') {
        await this.connection.request('POST', `/account/passkeys/${asking.id}/removals`, {
          body: { password: given('password') },
        });
      }
      this.asking = 'nothing';
    });
  }

  private async add(label: string, password: string): Promise<void> {
    const options = await this.connection.request('POST', '/account/passkeys/options', {
      body: { password },
    });
    const credential = await makePasskey(options.body);
    await this.connection.request('POST', '/account/passkeys', { body: { label, credential } });
    await this.connection.refreshMe();
  }
}

define('lh-passkeys-section', PasskeysSection);
