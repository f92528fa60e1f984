import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { renderSVG } from 'uqr';
import { define } from '../../design/define.js';
import type { AppSecret, RecoveryCodes, SecondFactor } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from './account-section.js';

type Step = 'look' | 'begin' | 'scan' | 'codes' | 'renew' | 'remove';

/** Codes of an app, besides the password: setting them up, recovery codes, taking them away. */
class SecondFactorSection extends AccountSection {
  protected override readonly heading = 'Codes besides the password';
  @state() private factor: SecondFactor | null = null;
  @state() private step: Step = 'look';
  @state() private secret: AppSecret | null = null;
  @state() private recoveryCodes: string[] = [];

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<SecondFactor>('GET', '/account/second-factor');
    this.factor = body;
  }

  protected override contents(): TemplateResult {
    if (!this.factor) {
      return html``;
    }
    switch (this.step) {
      case 'look':
        return this.factor.codesSince ? this.present(this.factor) : this.absent(this.factor);
      case 'begin':
        return this.form('Begin', (given) => this.begin(given), this.presentPassword());
      case 'scan':
        return this.scan(this.secret!);
      case 'codes':
        return this.recovery();
      case 'renew':
        return this.form('Make new recovery codes', (given) => this.renew(given), this.both());
      case 'remove':
        return this.form('Ask for no codes any more', (given) => this.takeAway(given), this.both());
    }
  }

  private absent({ wanted }: SecondFactor): TemplateResult {
    return html`${
        wanted
          ? html`<p class="fault">
              You are an administrator, and have an administrator’s rights only with a second factor: codes of
              an app, or a passkey.
            </p>`
          : nothing
      }
      <p>
        An app on your phone shows a new code each half minute. With codes set up, nobody gets in with your
        password alone.
      </p>
      <p class="actions">
        <button class="button" @click=${() => this.go('begin')}>Set up codes</button>
      </p>`;
  }

  private present({ codesSince, recoveryCodesLeft, wanted }: SecondFactor): TemplateResult {
    return html`<p>
        Set up since ${dateTime(codesSince!)}. You have <b>${recoveryCodesLeft}</b> recovery
        ${recoveryCodesLeft === 1 ? 'code' : 'codes'} left.
        ${wanted ? 'Log in again with a code to have an administrator’s rights.' : nothing}
      </p>
      <p class="actions">
        <button class="button" @click=${() => this.go('renew')}>New recovery codes</button>
        <button class="button" @click=${() => this.go('remove')}>Take codes away</button>
      </p>`;
  }

  private scan({ address, secret }: AppSecret): TemplateResult {
    return this.form(
      'Confirm',
      (given) => this.confirm(given),
      html`<p>Show this to your app, or type the letters under it. Then type the code that the app shows.</p>
        <div class="picture" role="img" aria-label="The secret as a QR code">
          ${unsafeHTML(renderSVG(address, { border: 2 }))}
        </div>
        <p><code class="letters">${secret.replaceAll(/(.{4})(?!$)/g, '$1 ')}</code></p>
        ${this.code('Code of the app')}`,
    );
  }

  private recovery(): TemplateResult {
    return html`<p>
        Keep these where you do not keep your phone. Each is good <b>once</b> in the place of a code. They are
        shown only now.
      </p>
      <ul class="recovery">
        ${this.recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p class="actions">
        <button
          class="button"
          @click=${() => void navigator.clipboard.writeText(this.recoveryCodes.join('\n'))}
        >
          Copy
        </button>
        <button class="button primary" @click=${() => this.go('look')}>I have kept them</button>
      </p>`;
  }

  private form(
    does: string,
    submit: (given: (name: string) => string) => Promise<void>,
    fields: TemplateResult,
  ): TemplateResult {
    return html`<form
      @submit=${(event: SubmitEvent) => {
        const given = this.take(event);
        void this.attempt(() => submit(given));
      }}
    >
      ${fields}
      <p class="actions">
        <button class="button primary" ?disabled=${this.isSending}>${does}</button>
        <button type="button" class="button" @click=${() => this.go('look')}>Not now</button>
      </p>
    </form>`;
  }

  private both(): TemplateResult {
    return html`${this.presentPassword()}
    ${this.field({ name: 'code', label: 'Code of the app, or a recovery code', autocomplete: 'one-time-code' })}`;
  }

  private async begin(given: (name: string) => string): Promise<void> {
    const { body } = await this.connection.request<AppSecret>('POST', '/account/second-factor', {
      body: { password: given('password') },
    });
    this.secret = body;
    this.go('scan');
  }

  private confirm(given: (name: string) => string): Promise<void> {
    return this.show('/account/second-factor/confirmations', { code: given('code').replaceAll(/\s/g, '') });
  }

  private renew(given: (name: string) => string): Promise<void> {
    return this.show('/account/second-factor/recovery-codes', passwordAndCode(given));
  }

  private async takeAway(given: (name: string) => string): Promise<void> {
    await this.connection.request('POST', '/account/second-factor/removals', {
      body: passwordAndCode(given),
    });
    await this.load();
    this.go('look');
    this.done = 'The password alone suffices from now on.';
  }

  /** Does what brings recovery codes, and shows them. */
  private async show(path: string, body: unknown): Promise<void> {
    const answer = await this.connection.request<RecoveryCodes>('POST', path, { body });
    this.recoveryCodes = answer.body.recoveryCodes;
    await this.load();
    await this.connection.refreshMe();
    this.go('codes');
    this.secret = null;
  }

  private go(step: Step): void {
    this.forget();
    this.step = step;
    void this.arrive();
  }
}

function passwordAndCode(given: (name: string) => string): { password: string; code: string } {
  return { password: given('password'), code: given('code') };
}

define('lh-second-factor-section', SecondFactorSection);
