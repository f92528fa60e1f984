import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../design/define.js';
import { basics, tokens } from '../design/tokens.js';
import { isOld } from '../facility/age.js';
import { describe } from '../facility/node-state.js';
import type { FacilityStore } from '../facility/store.js';
import type { Resource, Status } from '../server/records.js';
import { ago, full, span, zoneFor } from '../time/format.js';

/** A dialog with all that is known of one resource, kept up to date while it is open. Fires `close`. */
export class ResourceDetails extends LitElement {
  static override styles = [
    tokens,
    basics,
    css`
      dialog {
        width: min(560px, calc(100vw - 32px));
        max-height: min(680px, calc(100dvh - 32px));
        padding: 0;
        overflow: auto;
        border: 1px solid var(--lh-line);
        border-radius: calc(var(--lh-radius) * 1.5);
        background: var(--lh-surface);
        color: var(--lh-text);
        box-shadow: var(--lh-shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      header {
        position: sticky;
        top: 0;
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--lh-space-4);
        padding: var(--lh-space-4) var(--lh-space-5) var(--lh-space-3);
        border-bottom: 1px solid var(--lh-line);
        background: var(--lh-surface);
      }
      h2 {
        margin: 0;
        font-size: 20px;
        line-height: 1.2;
      }
      header p {
        margin: 2px 0 0;
        color: var(--lh-muted);
      }
      .body {
        padding: var(--lh-space-3) var(--lh-space-5) var(--lh-space-5);
      }
      h3 {
        margin: var(--lh-space-4) 0 var(--lh-space-1);
        color: var(--lh-muted);
        font-size: 12.5px;
        font-weight: 600;
      }
      p {
        margin: 0;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(120px, max-content) 1fr;
        margin: 0;
      }
      dt,
      dd {
        margin: 0;
        padding: 5px 0;
        border-bottom: 1px solid var(--lh-line);
      }
      dt {
        padding-right: var(--lh-space-4);
        color: var(--lh-muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .old {
        color: var(--lh-warn);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) store: FacilityStore | null = null;
  /** The name of the resource to show; null keeps the dialog shut. */
  @property({ attribute: false }) resource: string | null = null;
  @property({ attribute: false }) zone = 'viewer';

  private end: (() => void) | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override updated(changes: PropertyValues<this>): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
    if (changes.has('resource')) {
      this.stop();
      if (this.resource) {
        this.end = this.store?.onChange(() => this.requestUpdate()) ?? null;
      }
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const resource = this.resource ? this.store?.resource(this.resource) : undefined;
    if (!resource || !this.store) {
      return nothing;
    }
    const status = this.store.statuses.get(resource.name);
    return html`<dialog aria-labelledby="title" @close=${() => this.closed()} @click=${this.clicked}>
      <header>
        <div>
          <h2 id="title">${resource.name}</h2>
          <p>
            ${resource.title && resource.title !== resource.name ? `${resource.title}, ` : ''}${resource.type}
          </p>
        </div>
        <form method="dialog"><button>Close</button></form>
      </header>
      <div class="body" tabindex="0" role="group" aria-label="Details">
        ${this.statePart(this.store, resource, status)} ${this.leasePart(this.store, resource)}
        ${list('Properties', resource.properties)}
        ${status ? list('Reported by the monitor', status.attributes) : nothing}
      </div>
    </dialog>`;
  }

  private statePart(store: FacilityStore, resource: Resource, status: Status | undefined): TemplateResult {
    const zone = this.timeZone(store);
    const now = store.now();
    return html`<h3>State</h3>
      <p>${status ? capital(describe(resource, status)) : 'No monitor has reported on it.'}</p>
      ${
        status
          ? html`<p class=${isOld(status, now) ? 'old' : ''}>
              Last seen ${ago(status.seenAt, now)}, ${full(status.seenAt, zone)}
            </p>`
          : nothing
      }`;
  }

  private leasePart(store: FacilityStore, resource: Resource): TemplateResult {
    const zone = this.timeZone(store);
    const now = store.leaseNow(resource.name);
    const next = store.leaseNext(resource.name);
    return html`<h3>Leases</h3>
      <p>
        ${now ? html`Now <b>${now.slice}</b>, ${span(now.start, now.end, store.now(), zone)}` : 'Free now'}
      </p>
      ${next ? html`<p>Next <b>${next.slice}</b>, ${span(next.start, next.end, store.now(), zone)}</p>` : nothing}`;
  }

  private timeZone(store: FacilityStore): string | undefined {
    return zoneFor(this.zone, store.facility?.timeZone);
  }

  /** A click beside the dialog's box shuts it. */
  private clicked(event: MouseEvent): void {
    const dialog = event.currentTarget as HTMLDialogElement;
    if (event.target === dialog) {
      dialog.close();
    }
  }

  private closed(): void {
    this.resource = null;
    this.dispatchEvent(new Event('close'));
  }

  private stop(): void {
    this.end?.();
    this.end = null;
  }
}

function list(title: string, facts: Record<string, unknown>): TemplateResult | typeof nothing {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
  return known.length === 0
    ? nothing
    : html`<h3>${title}</h3>
        <dl>
          ${known.map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${written(value)}</dd>`,
          )}
        </dl>`;
}

/** A fact as people read it; monitors also report lists, and things with parts. */
function written(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(written).join(value.some(isWhole) ? '; ' : ', ');
  }
  return isWhole(value)
    ? Object.entries(value)
        .map(([part, fact]) => `${part} ${written(fact)}`)
        .join(', ')
    : String(value);
}

function isWhole(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

define('resource-details', ResourceDetails);
