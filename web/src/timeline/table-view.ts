import { LitElement, type PropertyValues, css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { basics, tokens } from '../design/tokens.js';
import type { TimelineModel } from './core/model.js';
import { stateWord } from './core/speech.js';
import type { Held } from './core/store.js';

const FIRST_ROWS = 100;

type Column = 'start' | 'end' | 'resource' | 'slice' | 'state';

const COLUMNS: readonly (readonly [Column, string])[] = [
  ['start', 'Start'],
  ['end', 'End'],
  ['resource', 'Resource'],
  ['slice', 'Slice'],
  ['state', 'State'],
];

/** The same leases as a plain table, for those whom a table serves better than a picture. */
export class LeaseTable extends LitElement {
  static override styles = [
    tokens,
    basics,
    css`
      :host {
        flex: 1 1 0;
        min-height: 0;
        overflow: auto;
        background: var(--lh-surface);
        container: table / inline-size;
      }
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        align-items: center;
        padding: 8px 12px;
      }
      .filters label {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        color: var(--lh-muted);
        font-size: 13px;
      }
      .filters input[type='checkbox'] {
        width: 18px;
        height: 18px;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 13px;
      }
      caption {
        padding: 4px 12px 8px;
        color: var(--lh-muted);
        text-align: start;
      }
      th,
      td {
        padding: 6px 12px;
        border-top: 1px solid var(--lh-line);
        text-align: start;
        vertical-align: baseline;
      }
      thead th {
        position: sticky;
        z-index: 1;
        top: 0;
        padding: 2px 4px;
        background: var(--lh-surface);
        border-bottom: 1px solid var(--lh-edge);
      }
      thead button {
        width: 100%;
        min-height: 28px;
        padding: 2px 8px;
        border: 0;
        background: none;
        font-weight: 600;
        text-align: start;
      }
      td button {
        min-height: 26px;
        padding: 0 8px;
        font-size: 13px;
      }
      tr.mine td:nth-child(4) {
        font-weight: 650;
      }
      tr.mine td:nth-child(4)::before {
        content: '◆ ';
        font-size: 0.75em;
      }
      tr.over {
        color: var(--lh-muted);
      }
      .none {
        padding: 24px 12px;
        color: var(--lh-muted);
      }
      @container table (max-width: 520px) {
        thead {
          position: absolute;
          clip-path: inset(50%);
        }
        tbody tr {
          display: grid;
          grid-template-columns: 1fr auto;
          align-items: center;
          padding: 7px 4px;
          border-top: 1px solid var(--lh-line);
        }
        td {
          grid-column: 1;
          padding: 1px 8px;
          border: 0;
        }
        td:nth-child(2)::before {
          content: 'to ';
        }
        td:last-child {
          grid-area: 1 / 2 / 4 / 3;
        }
      }
    `,
  ];

  @property({ attribute: false }) model!: TimelineModel;
  /** Rises with every change of what the model holds. */
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) open!: (held: Held) => void;
  @state() private by: Column = 'start';
  @state() private descending = false;
  @state() private onlyMine = false;
  @state() private withPast = true;
  @state() private shown = FIRST_ROWS;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('model')) {
      this.shown = FIRST_ROWS;
    }
  }

  protected override render() {
    const leases = this.leases();
    const { labels, from, until, zone } = this.model;
    return html`
      <div class="filters">
        ${this.toggle('Only mine', this.onlyMine, (on) => (this.onlyMine = on))}
        ${this.toggle('Also what is over', this.withPast, (on) => (this.withPast = on))}
      </div>
      <table>
        <caption>
          ${leases.length} ${leases.length === 1 ? 'lease' : 'leases'}, ${labels.window(from, until)},
          ${zone.name}
        </caption>
        <thead>
          <tr>
            ${COLUMNS.map(([column, title]) => this.columnHead(column, title))}
            <th scope="col"><span class="visually-hidden">Open</span></th>
          </tr>
        </thead>
        <tbody>
          ${leases.slice(0, this.shown).map((held) => this.row(held))}
        </tbody>
      </table>
      ${leases.length === 0 ? html`<p class="none">No lease in this span.</p>` : nothing}
      ${
        leases.length > this.shown
          ? html`<p class="none"><button @click=${() => (this.shown *= 3)}>Show more</button></p>`
          : nothing
      }
    `;
  }

  private toggle(title: string, on: boolean, set: (on: boolean) => void) {
    const change = (event: Event) => set((event.target as HTMLInputElement).checked);
    return html`<label><input type="checkbox" .checked=${on} @change=${change} /> ${title}</label>`;
  }

  private columnHead(column: Column, title: string) {
    const isChosen = this.by === column;
    const order = isChosen ? (this.descending ? 'descending' : 'ascending') : 'none';
    const arrow = isChosen ? (this.descending ? ' ↓' : ' ↑') : '';
    const sort = () => {
      this.descending = isChosen && !this.descending;
      this.by = column;
    };
    return html`<th scope="col" aria-sort=${order}>
      <button @click=${sort}>${title}<span aria-hidden="true">${arrow}</span></button>
    </th>`;
  }

  private row(held: Held) {
    const { labels, now } = this.model;
    const { lease } = held;
    const mine = this.model.isMine(lease.slice);
    const words = this.model.isEditable(held) ? 'Change' : 'Details';
    return html`<tr class="${mine ? 'mine' : ''} ${held.end <= now ? 'over' : ''}">
      <td>${labels.moment(held.start)}</td>
      <td>${labels.moment(held.end)}</td>
      <td>${lease.resources.join(', ')}</td>
      <td>${lease.slice}${mine ? html`<span class="visually-hidden"> (yours)</span>` : nothing}</td>
      <td>${stateWord(held, now)}</td>
      <td>
        <button
          aria-label="${words}: ${lease.slice}, ${labels.span(held.start, held.end)}"
          @click=${() => this.open(held)}
        >
          ${words}
        </button>
      </td>
    </tr>`;
  }

  /** The leases of the window on the resources that the filter lets through. */
  private leases(): Held[] {
    const { model } = this;
    const isShown = (name: string) => !model.tree.isFiltered || model.tree.indexOf(name) >= 0;
    const found = model.store
      .within(model.window)
      .filter((held) => held.lease.resources.some(isShown))
      .filter((held) => !this.onlyMine || model.isMine(held.lease.slice))
      .filter((held) => this.withPast || held.end > model.now);
    const key = (held: Held): string | number => {
      switch (this.by) {
        case 'start':
          return held.start;
        case 'end':
          return held.end;
        case 'resource':
          return held.lease.resources.join(', ');
        case 'slice':
          return held.lease.slice;
        case 'state':
          return stateWord(held, model.now);
      }
    };
    const sign = this.descending ? -1 : 1;
    return found.sort((a, b) => sign * compare(key(a), key(b)));
  }
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}

customElements.define('live-leases-table', LeaseTable);
