import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../design/define.js';
import { basics, tokens } from '../design/tokens.js';
import '../details/resource-details.js';
import { FacilityFollower } from '../facility/follower.js';
import { isAlive } from '../facility/node-state.js';
import { insteadOfContents, noticeStyles, staleNotice } from '../facility/notices.js';
import type { FacilityStore } from '../facility/store.js';
import { zoneFor } from '../time/format.js';
import { tableBar } from './bar.js';
import { arrange, type Column, COLUMNS, type Row, USUAL_COLUMNS } from './columns.js';
import { tableStyles } from './styles.js';
import { readView, type TableView, writeView } from './view.js';

const AT_FIRST = 300;

/**
 * `<live-table server facility columns view>`: the resources of a facility as a table that keeps itself up to
 * date: choose columns, filter and sort by them, hide rows, see only what is on.
 *
 * Fires `view-change` with `{view}`, a text to set as `view` to see the same again, and `resource-select` with
 * `{facility, resource}`.
 */
export class LiveTable extends LitElement {
  static override styles = [tokens, basics, noticeStyles, tableStyles];

  /** The server's address; empty for the page's own server. */
  @property() server = '';
  /** The facility's name; empty for the server's first one. */
  @property() facility = '';
  /** Whose time zone times are shown in: `viewer` or `facility`. */
  @property() zone = 'viewer';
  /** The columns at first, by id, separated by commas. */
  @property() columns = '';
  /** How it is looked at, as `view-change` told it. */
  @property() view = '';

  @state() private opened: string | null = null;
  @state() private showsAll = false;
  private readonly follower = new FacilityFollower(this);
  private scrolledTo: string | null = null;

  protected override render(): TemplateResult {
    const { store } = this.follower;
    const instead = insteadOfContents(store);
    if (instead || !store) {
      return instead ?? html``;
    }
    const view = readView(this.view);
    const columns = this.shownColumns(view);
    const all = this.rows(store);
    const hidden = new Set(view.hidden);
    const candidates = all.filter(
      ({ resource, status }) =>
        (view.showHidden || !hidden.has(resource.name)) && (!view.aliveOnly || isAlive(status)),
    );
    const rows = arrange(candidates, view.filters, view.sort);
    const drawn = this.showsAll ? rows : rows.slice(0, AT_FIRST);
    return html`
      ${staleNotice(store)} ${this.bar(view, columns, rows.length, all.length)}
      <div class="scroller" tabindex="0" role="group" aria-label="Resources of ${store.facility?.title}">
        <table class=${store.lostAt === null ? '' : 'stale'}>
          <caption class="visually-hidden">
            Resources of ${store.facility?.title} and their state
          </caption>
          <thead>
            <tr>
              ${columns.map((column) => this.head(column, view))}
              <td class="act"></td>
            </tr>
            <tr class="filters">
              ${columns.map((column) => this.filter(column, view, all))}
              <td class="act"></td>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              drawn,
              ({ resource }) => resource.name,
              (row) => this.row(store, view, columns, row, hidden.has(row.resource.name)),
            )}
          </tbody>
        </table>
      </div>
      ${
        rows.length === 0
          ? html`<p class="none">
              No resource fits.
              <button @click=${() => this.change({ filters: {}, aliveOnly: false })}>
                Clear the filters
              </button>
            </p>`
          : nothing
      }
      ${
        rows.length > drawn.length
          ? html`<p><button @click=${() => (this.showsAll = true)}>Show all ${rows.length}</button></p>`
          : nothing
      }
      <resource-details
        .store=${store}
        .resource=${this.opened}
        .zone=${this.zone}
        @close=${() => this.closed()}
      ></resource-details>
    `;
  }

  private shownColumns(view: TableView): Column[] {
    const asked = this.columns
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean);
    const ids = view.columns ?? (asked.length > 0 ? asked : USUAL_COLUMNS);
    return COLUMNS.filter(({ id }) => id === 'name' || ids.includes(id));
  }

  private rows(store: FacilityStore): Row[] {
    const wholes = new Set(store.resources.map((resource) => resource.parent));
    const now = store.now();
    const zone = zoneFor(this.zone, store.facility?.timeZone);
    return store.resources
      .filter((resource) => !wholes.has(resource.name))
      .map((resource) => ({
        resource,
        status: store.statuses.get(resource.name),
        lease: store.leaseNow(resource.name),
        now,
        zone,
      }));
  }

  private bar(view: TableView, columns: Column[], shown: number, total: number): TemplateResult {
    return tableBar(view, columns, shown, total, {
      change: (part) => this.change(part),
      chooseColumn: (id, isWanted) => this.chooseColumn(columns, id, isWanted),
    });
  }

  private head({ id, title }: Column, { sort }: TableView): TemplateResult {
    const isSorted = sort.column === id;
    const direction = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
    const next = { column: id, descending: isSorted && !sort.descending };
    return html`<th scope="col" aria-sort=${direction}>
      <button @click=${() => this.change({ sort: next })}>
        ${title}<span aria-hidden="true">${isSorted ? (sort.descending ? '▼' : '▲') : ''}</span>
      </button>
    </th>`;
  }

  private filter(column: Column, view: TableView, all: Row[]): TemplateResult {
    const value = view.filters[column.id] ?? '';
    const label = `Filter by ${column.title.toLowerCase()}`;
    const changed = (event: Event) =>
      this.setFilter(view, column.id, (event.target as HTMLInputElement).value);
    if (column.id === 'seen') {
      return html`<td></td>`;
    }
    if (!column.isChoice) {
      return html`<td><input type="search" aria-label=${label} .value=${value} @input=${changed} /></td>`;
    }
    const values = [...new Set([...all.map((row) => column.text(row)), value])].filter(Boolean).sort();
    return html`<td>
      <select aria-label=${label} @change=${changed}>
        <option value="" ?selected=${value === ''}>all</option>
        ${values.map((one) => html`<option value=${one} ?selected=${one === value}>${one}</option>`)}
      </select>
    </td>`;
  }

  private row(
    store: FacilityStore,
    view: TableView,
    columns: Column[],
    row: Row,
    isHidden: boolean,
  ): TemplateResult {
    const { name } = row.resource;
    const isSelected = store.selected === name;
    const [, ...others] = columns;
    return html`<tr
      class="${isSelected ? 'selected' : ''} ${isHidden ? 'hidden-row' : ''}"
      data-name=${name}
      aria-selected=${isSelected ? 'true' : nothing}
      @click=${() => this.select(store, row)}
    >
      <th scope="row">
        <button class="name" aria-haspopup="dialog" @click=${() => (this.opened = name)}>${name}</button>
      </th>
      ${others.map((column) => html`<td>${column.cell(row)}</td>`)}
      <td class="act">
        <button
          class="quiet"
          aria-label="${isHidden ? 'Bring back' : 'Hide'} ${name}"
          @click=${(event: Event) => this.toggleHidden(event, view, name)}
        >
          ${isHidden ? 'bring back' : 'hide'}
        </button>
      </td>
    </tr>`;
  }

  /** Brings the row of what was selected elsewhere into sight. */
  protected override updated(_changes: PropertyValues): void {
    const selected = this.follower.store?.selected ?? null;
    if (selected !== this.scrolledTo) {
      this.scrolledTo = selected;
      const row = selected && this.renderRoot.querySelector(`tr[data-name="${CSS.escape(selected)}"]`);
      if (row) {
        row.scrollIntoView({ block: 'nearest', container: 'nearest' } as ScrollIntoViewOptions);
      }
    }
  }

  private select(store: FacilityStore, { resource }: Row): void {
    this.scrolledTo = resource.name;
    store.select(resource.name);
    const detail = { facility: resource.facility, resource: resource.name };
    this.dispatchEvent(new CustomEvent('resource-select', { detail, bubbles: true, composed: true }));
  }

  private chooseColumn(shown: Column[], id: string, isWanted: boolean): void {
    const ids = shown.map((column) => column.id).filter((one) => one !== id);
    this.change({ columns: isWanted ? [...ids, id] : ids });
  }

  private setFilter(view: TableView, column: string, value: string): void {
    const { [column]: _, ...others } = view.filters;
    this.change({ filters: value === '' ? others : { ...others, [column]: value } });
  }

  private toggleHidden(event: Event, view: TableView, name: string): void {
    event.stopPropagation();
    const others = view.hidden.filter((one) => one !== name);
    this.change({ hidden: others.length < view.hidden.length ? others : [...others, name] });
  }

  private change(part: Partial<TableView>): void {
    this.view = writeView({ ...readView(this.view), ...part });
    this.dispatchEvent(
      new CustomEvent('view-change', { detail: { view: this.view }, bubbles: true, composed: true }),
    );
  }

  private closed(): void {
    const name = this.opened;
    this.opened = null;
    if (name) {
      this.renderRoot.querySelector<HTMLElement>(`tr[data-name="${CSS.escape(name)}"] .name`)?.focus();
    }
  }
}

define('live-table', LiveTable);
