import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Page, SpaceRequest } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from '../account/account-section.js';
import { size } from '../parts/amounts.js';
import './deletions.js';

type Verdict = 'approve' | 'refuse' | 'end';

/** What others want kept longer or permanently, for those who decide: administrators. */
class StorageSection extends AccountSection {
  protected override readonly heading = 'Storage';
  @state() private open: SpaceRequest[] = [];
  @state() private permanent: SpaceRequest[] = [];
  /** The request whose reason is being typed. */
  @state() private deciding: { request: SpaceRequest; verdict: Verdict } | null = null;

  protected override async load(): Promise<void> {
    const ask = (wanted: SpaceRequest['state']): Promise<SpaceRequest[]> =>
      this.connection
        .request<Page<SpaceRequest>>('GET', '/space-requests', { query: { state: wanted } })
        .then(({ body }) => body.items);
    const [open, approved] = await Promise.all([ask('requested'), ask('approved')]);
    this.open = open;
    this.permanent = approved.filter((request) => request.kind === 'keep');
  }

  protected override contents(): TemplateResult {
    return html`<p>
        ${this.open.length === 0 ? 'Nobody waits for a decision.' : 'These wait for a decision:'}
      </p>
      <ul class="rows">
        ${this.open.map((request) => this.row(request, ['approve', 'refuse']))}
      </ul>
      ${
        this.permanent.length === 0
          ? html``
          : html`<p>Kept permanently:</p>
              <ul class="rows">
                ${this.permanent.map((request) => this.row(request, ['end']))}
              </ul>`
      }
      <lh-space-deletions></lh-space-deletions>`;
  }

  private row(request: SpaceRequest, verdicts: Verdict[]): TemplateResult {
    const wish = request.kind === 'keep' ? 'permanently, look again on' : 'until';
    return html`<li>
        <span
          ><b>${request.name}</b> of ${request.account}
          <small>
            ${size(request.bytes)}, ${wish} ${dateTime(request.until)} · sponsor ${request.sponsor} ·
            ${request.reason}
          </small></span
        >
        <span class="actions">${verdicts.map((verdict) => this.button(request, verdict))}</span>
      </li>
      ${
        this.deciding?.request.id === request.id
          ? html`<li>
              <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
                ${this.field({ name: 'reason', label: 'Why? They read it.', autocomplete: 'off', isFirst: true })}
                <p class="actions">
                  <button class="button primary" ?disabled=${this.isSending}>
                    ${WORDS[this.deciding.verdict]}
                  </button>
                  <button type="button" class="button" @click=${() => (this.deciding = null)}>Not now</button>
                </p>
              </form>
            </li>`
          : html``
      }`;
  }

  private button(request: SpaceRequest, verdict: Verdict): TemplateResult {
    return html`<button
      class="button"
      aria-label="${WORDS[verdict]}: ${request.name} of ${request.account}"
      ?disabled=${this.isSending}
      @click=${() => this.choose(request, verdict)}
    >
      ${WORDS[verdict]}
    </button>`;
  }

  private choose(request: SpaceRequest, verdict: Verdict): void {
    this.forget();
    if (verdict === 'approve') {
      void this.decide(request, verdict, '');
    } else {
      this.deciding = { request, verdict };
      void this.arrive();
    }
  }

  private submit(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const { request, verdict } = this.deciding!;
    return this.decide(request, verdict, given('reason'));
  }

  private decide(request: SpaceRequest, verdict: Verdict, reason: string): Promise<void> {
    return this.change(async () => {
      await this.connection.request('POST', `/space-requests/${request.id}/decision`, {
        body: { verdict, reason },
      });
      this.deciding = null;
    }, `${request.account} has been told.`);
  }
}

const WORDS: Record<Verdict, string> = {
  approve: 'Approve',
  refuse: 'Refuse',
  end: 'Keep as the rules say',
};

define('lh-storage-section', StorageSection);
