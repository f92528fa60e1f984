import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { dialogStyles } from '../design/dialog.js';
import { define } from '../design/define.js';
import { basics, tokens } from '../design/tokens.js';
import { connectionFor } from '../server/connection.js';
import type { Me } from '../server/records.js';
import { duration } from '../time/format.js';

const WARNED_AT_MS = 5 * 60_000;
const TICK_MS = 1_000;

/**
 * What somebody who only tries sees on every page: how much time is left, and the ways to keep what they have or to
 * leave. Leaving is asked about, because it deletes (L3); the end is counted down (G3).
 */
export class LhTrial extends LitElement {
  static override styles = [
    tokens,
    basics,
    dialogStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--lh-space-2) var(--lh-space-4);
        padding: var(--lh-space-2) var(--lh-space-5);
        border-bottom: 1px solid var(--lh-line);
        background: var(--lh-accent-soft);
      }
      p {
        margin: 0;
      }
      .soon {
        color: var(--lh-danger);
        font-weight: 600;
      }
      .ways {
        display: flex;
        gap: var(--lh-space-3);
        margin-left: auto;
      }
      a.keep {
        padding: 5px var(--lh-space-3);
        border: 1px solid var(--lh-accent);
        border-radius: var(--lh-radius);
        background: var(--lh-accent);
        color: var(--lh-on-accent);
        font-weight: 600;
        text-decoration: none;
      }
    `,
  ];

  @property({ attribute: false }) me!: Me;
  @state() private left = Number.POSITIVE_INFINITY;
  @query('dialog') private dialog!: HTMLDialogElement;
  private ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = setInterval(() => this.tick(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  /** Says what leaving deletes, and leaves when that is what they want. */
  askToLeave(): void {
    this.dialog.showModal();
  }

  protected override willUpdate(): void {
    this.left = this.timeLeft();
  }

  protected override render(): TemplateResult {
    const isSoon = this.left <= WARNED_AT_MS;
    const here = encodeURIComponent(location.pathname + location.search);
    return html`
      <p>
        You are trying Leasehold as <b>${this.me.account.displayName}</b>.
        <span role="timer" class=${isSoon ? 'soon' : ''}>${duration(this.left)} left</span>, then all you have
        here is deleted.
      </p>
      ${isSoon ? html`<p class="visually-hidden" role="alert">The trial ends in less than five minutes.</p>` : nothing}
      <div class="ways">
        <a class="keep" href="/sign-up?next=${here}">Register and keep it</a>
        <button @click=${() => this.askToLeave()}>Leave</button>
      </div>
      <dialog aria-labelledby="leaving">
        <h2 id="leaving">Leave now?</h2>
        <p>Your notebooks and data will be deleted, and your leases end.</p>
        <form method="dialog">
          <button autofocus>Cancel</button>
          <button class="danger" @click=${(event: Event) => void this.leave(event)}>
            OK, delete and leave
          </button>
        </form>
      </dialog>
    `;
  }

  private tick(): void {
    const before = duration(this.left);
    if (duration(this.timeLeft()) !== before) {
      this.requestUpdate();
    }
  }

  /** Milliseconds to the end of its time; or to the end of what it may be idle, when that is soon. */
  private timeLeft(): number {
    const { trial } = this.me;
    if (!trial) {
      return 0;
    }
    const connection = connectionFor('');
    const end = Date.parse(trial.endsAt) - connection.serverNow();
    const idle =
      trial.idleSeconds === null ? end : connection.lastUse + trial.idleSeconds * 1_000 - Date.now();
    return Math.max(0, idle <= WARNED_AT_MS ? Math.min(end, idle) : end);
  }

  private async leave(event: Event): Promise<void> {
    event.preventDefault();
    await connectionFor('')
      .logout()
      .catch(() => undefined);
    this.dialog.close();
  }
}

define('lh-trial', LhTrial);
