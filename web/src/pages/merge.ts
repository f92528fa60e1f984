import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress } from '../app/address.js';
import { define } from '../design/define.js';
import type { Lease, Merge, MergePage as Merges } from '../server/records.js';
import { dateTime } from '../time/format.js';
import { DoorPage } from './parts/door-page.js';
import { safeNext } from './parts/next.js';

type Choice = 'move' | 'discard' | 'undo';

/** What becomes of a trial whose person has logged in to an account that they have: both are shown, and they choose. */
class MergePage extends DoorPage {
  @state() private merges: Merge[] | null = null;
  @state() private leases = new Map<string, Lease>();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    const { body } = await this.connection
      .request<Merges>('GET', '/account/merges')
      .catch(() => ({ body: { items: [] as Merge[] } }));
    this.merges = body.items;
    for (const id of body.items.flatMap((merge) => merge.work['leases'] ?? [])) {
      const lease = await this.connection.request<Lease>('GET', `/leases/${id}`).catch(() => null);
      if (lease) {
        this.leases = new Map(this.leases).set(id, lease.body);
      }
    }
  }

  protected override contents(): TemplateResult {
    if (this.merges === null) {
      return html``;
    }
    const onward = html`<p><a href=${safeNext(fromAddress('next'))}>Go on</a></p>`;
    if (this.merges.length === 0) {
      return html`<h1>Nothing to choose</h1>
        <p>There is no trial of yours from the last seven days.</p>
        ${onward}`;
    }
    return html`<h1>Your trial and your account</h1>
      ${this.outcome()} ${this.merges.map((merge) => this.card(merge))}
      ${this.merges.some(({ state }) => state === 'OFFERED') ? nothing : onward}`;
  }

  private card(merge: Merge): TemplateResult {
    return html`<section class="choice" aria-label=${`Trial ${merge.trial.displayName}`}>
      <dl>
        <dt>Trial</dt>
        <dd>${merge.trial.displayName}, since ${dateTime(merge.trial.createdAt)}: ${this.work(merge)}</dd>
        <dt>Account</dt>
        <dd>${merge.account.displayName} (${merge.account.name})</dd>
      </dl>
      ${this.ways(merge)}
    </section>`;
  }

  private work(merge: Merge): TemplateResult | string {
    const leases = (merge.work['leases'] ?? []).map((id) => this.leaseWords(id));
    const settings = merge.work['preferences']?.length ?? 0;
    const items = merge.work['items']?.length ?? 0;
    const parts = [
      ...leases,
      ...(items ? [items === 1 ? 'one notebook or data' : `${items} notebooks and data`] : []),
      ...(settings ? [settings === 1 ? 'one setting' : `${settings} settings`] : []),
    ];
    return parts.length ? parts.join('; ') : 'nothing to move';
  }

  private leaseWords(id: string): string {
    const lease = this.leases.get(id);
    return lease
      ? `a lease of ${lease.resources.join(', ')} from ${dateTime(lease.start)} to ${dateTime(lease.end)}`
      : 'a lease';
  }

  private ways(merge: Merge): TemplateResult {
    const until = dateTime(merge.endsAt);
    switch (merge.state) {
      case 'OFFERED':
        return html`<p>You are logged in to your account. What becomes of what you have in the trial?</p>
          <p class="ways">
            ${this.button(merge, 'move', 'Move it to my account', true)}
            ${this.button(merge, 'discard', 'Discard the trial')}
          </p>
          <p>Either can be taken back for seven days.</p>`;
      case 'MOVED':
        return html`<p>
            It is in your account. Until ${until} you can take that back: leases that came end, and notebooks
            and data that came leave it.
          </p>
          <p class="ways">${this.button(merge, 'undo', 'Take it back')}</p>`;
      case 'DISCARDED':
        return html`<p>The trial is left. Until ${until} you can move what is left of it to your account.</p>
          <p class="ways">${this.button(merge, 'move', 'Move it after all')}</p>`;
      case 'UNDONE':
        return html`<p>The move was taken back; nothing is left to choose.</p>`;
    }
  }

  private button(merge: Merge, choice: Choice, words: string, isPrimary = false): TemplateResult {
    return html`<button
      class=${isPrimary ? 'button primary' : 'button'}
      ?disabled=${this.isSending}
      @click=${() => void this.choose(merge, choice)}
    >
      ${words}
    </button>`;
  }

  private async choose(merge: Merge, choice: Choice): Promise<void> {
    this.forget();
    await this.attempt(async () => {
      await this.connection.request('POST', `/account/merges/${merge.id}/${choice}`);
      await this.load();
      this.done = {
        move: 'What you had in the trial is in your account.',
        discard: 'The trial is left.',
        undo: 'It is taken back.',
      }[choice];
      await this.arrive();
    });
  }
}

define('lh-merge-page', MergePage);
document.body.append(document.createElement('lh-merge-page'));
