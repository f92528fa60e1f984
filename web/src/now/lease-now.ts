import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import { basics, tokens } from '../design/tokens.js';
import { FacilityFollower } from '../facility/follower.js';
import { leaseOfWhole } from '../facility/lease-now.js';
import { insteadOfContents, noticeStyles } from '../facility/notices.js';
import type { FacilityStore } from '../facility/store.js';
import type { Lease, Me } from '../server/records.js';
import { duration, moment, span, zoneFor } from '../time/format.js';
import { type Change, endNow, extend, preview } from './changes.js';
import { nowStyles } from './styles.js';
import { dialogStyles } from '../design/dialog.js';

const MINUTE = 60_000;

/**
 * `<lease-now server facility>`: who holds the facility now and for how long, and for the holder the buttons to
 * keep it longer or to end it. Every change is confirmed before it is sent.
 */
export class LeaseNow extends LitElement {
  static override styles = [tokens, basics, noticeStyles, dialogStyles, nowStyles];

  @property() server = '';
  @property() facility = '';
  @property() zone = 'viewer';

  @state() private me: Me | null = null;
  @state() private proposed: Change | null = null;
  @state() private isSending = false;
  @state() private message = '';
  private readonly follower = new FacilityFollower(this);
  private endMe: (() => void) | null = null;
  private ticker: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticker = setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticker);
    this.endMe?.();
    this.endMe = null;
  }

  protected override render(): TemplateResult {
    const { store } = this.follower;
    const instead = insteadOfContents(store);
    if (instead || !store) {
      return instead ?? html``;
    }
    this.endMe ??= store.connection.onMe((me) => (this.me = me));
    const running = this.running(store);
    const mine = running.filter((lease) => this.isMine(lease));
    return html`
      ${mine.length > 0 ? mine.map((lease) => this.card(store, lease, true)) : this.others(store, running)}
      <p class="message" role="status">${this.message}</p>
      ${this.proposed ? this.confirmation(store, this.proposed) : nothing}
    `;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  private running(store: FacilityStore): Lease[] {
    const leases = store.resources.map((resource) => store.leaseNow(resource.name));
    return [...new Set(leases)].filter((lease) => lease !== null);
  }

  private isMine(lease: Lease): boolean {
    return this.me?.slices.some((slice) => slice.mine && slice.name === lease.slice) ?? false;
  }

  private others(store: FacilityStore, running: Lease[]): TemplateResult {
    const whole = leaseOfWhole(store);
    if (whole) {
      return this.card(store, whole, this.me?.account.administrator ?? false);
    }
    if (running.length > 0) {
      return html`<p class="who">${running.length} leases run now, none of them yours.</p>`;
    }
    const zone = zoneFor(this.zone, store.facility?.timeZone);
    const [root] = store.roots;
    const next = root && store.leaseNext(root.name);
    return html`<p class="who">
      <b>Free</b>${next ? html` until ${moment(next.start, store.now(), zone)}, then ${next.slice}` : nothing}
      <a class="book" href="/plan">Book it</a>
    </p>`;
  }

  private card(store: FacilityStore, lease: Lease, mayChange: boolean): TemplateResult {
    const now = store.now();
    const start = Date.parse(lease.start);
    const end = Date.parse(lease.end);
    const left = end - now;
    const zone = zoneFor(this.zone, store.facility?.timeZone);
    const what = lease.resources.join(', ');
    return html`<section aria-label="Lease of ${lease.slice}">
      <p class="who">
        <b>${lease.slice}</b> holds ${what}, ${span(lease.start, lease.end, now, zone)}
        ${this.isMine(lease) ? html`<span class="mine">yours</span>` : nothing}
      </p>
      <p class="left ${left < 10 * MINUTE ? 'soon' : ''}"><b>${duration(left)}</b> left</p>
      <progress max=${end - start} .value=${now - start} aria-label="Time used"></progress>
      ${lease.problem ? html`<p class="problem">${lease.problem}</p>` : nothing}
      ${mayChange ? this.buttons(store, lease) : nothing}
    </section>`;
  }

  private buttons(store: FacilityStore, lease: Lease): TemplateResult {
    const grain = (store.facility?.granularitySeconds ?? 600) * 1000;
    const steps = [...new Set([10, 30, 60].map((minutes) => Math.ceil((minutes * MINUTE) / grain) * grain))];
    return html`<div class="buttons">
      ${steps.map(
        (step) =>
          html`<button @click=${() => void this.propose(store, extend(lease, step))}>
            Extend by ${duration(step)}
          </button>`,
      )}
      <button class="danger" @click=${() => void this.propose(store, endNow(lease, store.now(), grain))}>
        End now
      </button>
    </div>`;
  }

  private async propose(store: FacilityStore, change: Change): Promise<void> {
    this.message = '';
    this.proposed = await preview(store.connection, change);
  }

  private confirmation(store: FacilityStore, change: Change): TemplateResult {
    const zone = zoneFor(this.zone, store.facility?.timeZone);
    const title = change.kind === 'end' ? 'End the lease?' : 'Extend the lease?';
    const { refusal } = change;
    return html`<dialog aria-labelledby="confirm" @close=${() => (this.proposed = null)}>
      <h2 id="confirm">${title}</h2>
      <p>
        <b>${change.lease.slice}</b> holds ${change.lease.resources.join(', ')} until
        ${moment(change.lease.end, store.now(), zone)}. It would end at
        <b>${moment(change.end, store.now(), zone)}</b>${
          change.kind === 'end' ? ', and others may book what is left' : ''
        }.
      </p>
      ${refusal ? html`<p class="problem" role="alert">${refusal}</p>` : nothing}
      <form method="dialog">
        <button>Leave it as it is</button>
        ${
          refusal
            ? nothing
            : html`<button
                class=${change.kind === 'end' ? 'danger' : 'primary'}
                ?disabled=${this.isSending}
                @click=${(event: Event) => void this.confirm(event, store, change)}
              >
                ${change.kind === 'end' ? 'End it' : 'Extend it'}
              </button>`
        }
      </form>
    </dialog>`;
  }

  private async confirm(event: Event, store: FacilityStore, change: Change): Promise<void> {
    event.preventDefault();
    this.isSending = true;
    try {
      await change.send(store.connection);
      this.message = change.kind === 'end' ? 'The lease ends now.' : 'The lease is extended.';
      this.proposed = null;
    } catch (error) {
      this.proposed = { ...change, refusal: (error as Error).message };
    } finally {
      this.isSending = false;
    }
  }
}

define('lease-now', LeaseNow);
