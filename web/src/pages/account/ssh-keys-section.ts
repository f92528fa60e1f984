import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Page, SshKey } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from './account-section.js';

/** The public SSH keys with which somebody gets into what they lease: one more, and away with one. */
class SshKeysSection extends AccountSection {
  protected override readonly heading = 'SSH keys';
  @state() private keys: SshKey[] = [];
  @state() private isAsking = false;

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<SshKey>>('GET', '/account/ssh-keys');
    this.keys = body.items;
  }

  protected override contents(): TemplateResult {
    return html`<p>
        With these you get into what you lease. Members of your slices see them, and the facility's programs.
      </p>
      <ul class="rows">
        ${this.keys.map((key) => this.row(key))}
      </ul>
      ${this.isAsking ? this.form() : this.offer()}`;
  }

  private form(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.add(event)}>
      ${this.area({ name: 'key', label: 'Public key', autocomplete: 'off', isFirst: true })}
      <p class="hint">The one line of a file such as <code>~/.ssh/id_ed25519.pub</code>.</p>
      <p class="actions">
        <button class="button primary" ?disabled=${this.isSending}>Add it</button>
        <button type="button" class="button" @click=${() => this.ask(false)}>Not now</button>
      </p>
    </form>`;
  }

  private offer(): TemplateResult {
    return html`<p class="actions">
      <button class="button" @click=${() => this.ask(true)}>Add a key</button>
    </p>`;
  }

  private row({ id, key, comment, createdAt }: SshKey): TemplateResult {
    const name = comment || key.slice(-12);
    return html`<li>
      <span
        ><b>${name}</b> <span class="tag">${key.split(' ')[0]}</span
        ><small>ends in ${key.slice(-12)} · since ${dateTime(createdAt)}</small></span
      >
      <button
        class="button"
        aria-label="Delete ${name}"
        ?disabled=${this.isSending}
        @click=${() => void this.change(() => this.connection.request('DELETE', `/account/ssh-keys/${id}`), `${name} is deleted.`)}
      >
        Delete
      </button>
    </li>`;
  }

  private ask(isAsking: boolean): void {
    this.forget();
    this.isAsking = isAsking;
    void this.arrive();
  }

  private async add(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    await this.change(async () => {
      await this.connection.request<SshKey>('POST', '/account/ssh-keys', { body: { key: given('key') } });
      this.isAsking = false;
    }, 'The key is added.');
  }
}

define('lh-ssh-keys-section', SshKeysSection);
