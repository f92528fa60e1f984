import { LitElement, type PropertyValues, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { basics, tokens } from '../../design/tokens.js';
import { ProblemError } from '../../server/connection.js';
import type { Problem } from '../../server/records.js';
import { type Backend, type Draft, type Preview, draftFor, isUnchanged } from '../core/draft.js';
import type { TimelineModel } from '../core/model.js';
import type { TimelineLease } from '../core/records.js';
import { randomKey } from './random-key.js';
import { sheetStyles } from './sheet-styles.js';
import { draftFields } from './fields.js';
import { refusals } from './refusals.js';
import { cancellationText, confirmText, titleOf } from './wording.js';

const PREVIEW_AFTER_MS = 120;

/** What goes on while a wish is on its way. */
export interface SheetListener {
  /** The wish as it stands in the sheet has changed. */
  drafted(draft: Draft): void;
  sent(draft: Draft): void;
  done(draft: Draft, lease: TimelineLease | null): void;
  refused(draft: Draft, problem: Problem): void;
  closed(): void;
}

/**
 * The confirm sheet. Every write ends here: it shows what will happen by asking the server first, what stands
 * in the way and what would be allowed, and does nothing until the reader says so.
 */
export class LeaseSheet extends LitElement {
  static override styles = [tokens, basics, sheetStyles];

  @property({ attribute: false }) backend!: Backend;
  @property({ attribute: false }) model!: TimelineModel;
  @property({ attribute: false }) listener!: SheetListener;
  @state() private draft: Draft | null = null;
  @state() private preview: Preview | null = null;
  @state() private asking = false;
  @state() private sending = false;
  @state() private failure: Problem | null = null;
  @state() private allSlices: string[] = [];
  @query('dialog') private dialog!: HTMLDialogElement | null;
  private key = '';
  private asked: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  get isOpen(): boolean {
    return this.draft !== null;
  }

  /** Shows a wish and asks what would happen. */
  open(draft: Draft): void {
    this.key = randomKey();
    this.failure = null;
    this.sending = false;
    this.setDraft(draft, 0);
    if (this.model.administrator && draft.kind === 'book') {
      void this.loadSlices();
    }
  }

  /** The world has changed: asks again whether the wish still holds. */
  recheck(): void {
    if (this.draft && !this.sending) {
      this.askSoon(PREVIEW_AFTER_MS);
    }
  }

  close(): void {
    this.dialog?.close();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('draft' as keyof this) && this.draft && this.dialog && !this.dialog.open) {
      this.dialog.showModal();
      const firstChoice = this.draft.slice === '' ? 'select' : '[data-first]';
      this.dialog.querySelector<HTMLElement>(firstChoice)?.focus();
    }
  }

  protected override render() {
    const { draft } = this;
    if (!draft) {
      return nothing;
    }
    return html`
      <dialog aria-labelledby="title" @close=${this.onClose} @keydown=${stopPropagation}>
        <form @submit=${this.onSubmit}>
          <h2 id="title">${titleOf(draft)}</h2>
          ${draftFields(draft, this.model, this.slicesToOffer, (next) => this.change(next))}
          <div class="outcome" role="status">${this.outcome(draft)}</div>
          <div class="buttons">${this.buttons(draft)}</div>
        </form>
      </dialog>
    `;
  }

  private get slicesToOffer(): string[] {
    const mine = [...this.model.slices];
    return this.model.administrator && this.allSlices.length > 0 ? this.allSlices : mine;
  }

  private outcome(draft: Draft) {
    const { labels, grain, now } = this.model;
    if (draft.kind === 'cancel') {
      const text = cancellationText(draft, now, grain, labels);
      return html`<p>${text}</p>
        ${this.failure ? refusals([this.failure], labels, null) : nothing}`;
    }
    if (draft.kind === 'view' || isUnchanged(draft)) {
      return nothing;
    }
    const problems = this.failure ? [this.failure] : (this.preview?.refusals ?? []);
    if (problems.length > 0) {
      const verb = draft.kind === 'book' ? 'Book' : 'Move to';
      return refusals(problems, labels, (span) => this.change({ ...draft, ...span }), verb);
    }
    if (draft.slice === '') {
      return html`<p class="open">Choose the slice to book for.</p>`;
    }
    const words = `${draft.resources.join(', ')}, ${labels.span(draft.start, draft.end)}, for ${draft.slice}`;
    const isKnown = this.preview !== null && !this.asking;
    return html`<p class=${isKnown ? 'good' : 'open'}>
      ${isKnown ? (draft.kind === 'book' ? 'Will be booked:' : 'Will become:') : 'Checking:'} ${words}.
    </p>`;
  }

  private buttons(draft: Draft) {
    if (draft.kind === 'view') {
      return html`<button type="button" data-first @click=${this.close}>Close</button>`;
    }
    const isBlocked =
      this.sending || isUnchanged(draft) || draft.slice === '' || draft.resources.length === 0;
    const isRefused = (this.preview?.refusals.length ?? 0) > 0 && draft.kind !== 'cancel';
    return html`
      ${
        draft.kind === 'amend'
          ? html`<button type="button" class="danger left" @click=${this.turnToCancel}>
              Cancel this lease …
            </button>`
          : nothing
      }
      <button type="button" @click=${this.close}>${draft.kind === 'cancel' ? 'Keep it' : 'Close'}</button>
      <button
        class=${draft.kind === 'cancel' ? 'danger' : 'primary'}
        ?disabled=${isBlocked || isRefused}
        data-first
      >
        ${confirmText(draft, this.sending)}
      </button>
    `;
  }

  private change(draft: Draft): void {
    this.failure = null;
    this.key = randomKey();
    this.setDraft(draft, PREVIEW_AFTER_MS);
    this.listener.drafted(draft);
  }

  private setDraft(draft: Draft, delay: number): void {
    this.draft = draft;
    this.preview = null;
    this.askSoon(delay);
  }

  private readonly turnToCancel = () => {
    if (this.draft?.lease) {
      this.setDraft(draftFor('cancel', this.draft.lease), 0);
    }
  };

  // ---- asking and sending

  private askSoon(delay: number): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    const { draft } = this;
    if (
      draft &&
      (draft.kind === 'book' || draft.kind === 'amend') &&
      !isUnchanged(draft) &&
      draft.slice !== ''
    ) {
      this.asking = true;
      this.timer = setTimeout(() => void this.ask(draft), delay);
    } else {
      this.asking = false;
    }
  }

  private async ask(draft: Draft): Promise<void> {
    const abort = new AbortController();
    this.asked = abort;
    try {
      const preview = await this.backend.preview(draft, abort.signal);
      if (!abort.signal.aborted) {
        this.preview = preview;
        this.asking = false;
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        this.asking = false;
        await this.fail(draft, error, false);
      }
    }
  }

  private readonly onSubmit = (event: Event) => {
    event.preventDefault();
    if (this.draft && !this.sending) {
      void this.send(this.draft);
    }
  };

  private async send(draft: Draft): Promise<void> {
    this.sending = true;
    this.failure = null;
    this.listener.sent(draft);
    try {
      const lease = await this.backend.commit(draft, this.key);
      this.listener.done(draft, lease);
      this.close();
    } catch (error) {
      this.sending = false;
      await this.fail(draft, error, true);
    }
  }

  private async fail(draft: Draft, error: unknown, wasSent: boolean): Promise<void> {
    const problem = problemOf(error);
    this.failure = problem;
    if (wasSent) {
      this.listener.refused(draft, problem);
    }
    if (problem.code === 'revision-mismatch' && draft.lease) {
      const lease = await this.backend.reload(draft.lease.id);
      if (this.draft) {
        this.draft = { ...this.draft, lease };
      }
    }
  }

  private async loadSlices(): Promise<void> {
    try {
      this.allSlices = await this.backend.allSlices();
    } catch {
      this.allSlices = [];
    }
  }

  private readonly onClose = () => {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.draft = null;
    this.preview = null;
    this.listener.closed();
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { type: 'about:blank', title: 'That did not work', status: 0, detail, code: 'failed' };
}

/** Keys pressed in the sheet are no keys of the grid. */
function stopPropagation(event: Event): void {
  event.stopPropagation();
}

customElements.define('live-leases-sheet', LeaseSheet);
