import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress, intoAddress } from '../../app/address.js';
import { FacilityPage } from '../../app/facility-page.js';
import '../../app/page.css';
import { define } from '../../design/define.js';
import type { Facility, Usage } from '../../server/records.js';
import {
  chart,
  choose,
  csv,
  type Fact,
  PLAIN_VIEW,
  type Total,
  totals,
  type UsageView,
} from './aggregate.js';
import { short } from './bars.js';
import './statistics.css';

const AT_FIRST = 20;

/** How much was leased: by slice, by family and over time, as plots, tables and CSV. */
class StatisticsPage extends FacilityPage {
  protected readonly page = 'statistics';
  @state() private facts: Fact[] | null = null;
  @state() private fault = '';
  @state() private view: UsageView = PLAIN_VIEW;
  @state() private showsAll = false;
  private asked = '';

  protected override readAddress(): void {
    super.readAddress();
    const read = <K extends keyof UsageView>(name: K, values?: readonly string[]): UsageView[K] => {
      const given = fromAddress(name) ?? '';
      return (values && !values.includes(given) ? PLAIN_VIEW[name] : given) as UsageView[K];
    };
    this.view = {
      measure: read('measure', ['hours', 'leases']),
      per: read('per', ['month', 'year']),
      by: read('by', ['family', 'slice']),
      from: monthOr(read('from')),
      until: monthOr(read('until')),
      family: read('family'),
      slice: read('slice'),
    };
  }

  protected override contents(facility: Facility): TemplateResult {
    if (this.asked !== facility.name) {
      this.asked = facility.name;
      void this.load(facility.name);
    }
    return html`<h1>Usage of ${facility.title}</h1>
      ${
        this.fault
          ? html`<p class="page-notice" role="alert">${this.fault}</p>`
          : this.facts === null
            ? html`<p role="status">Loading…</p>`
            : this.facts.length === 0
              ? html`<p class="page-notice">
                  Nothing has been leased here yet. Come back once there has been.
                </p>`
              : this.usage(this.facts)
      }`;
  }

  private usage(all: Fact[]): TemplateResult {
    const { view } = this;
    const facts = choose(all, view);
    const byFamily = totals(facts, 'family', view.measure);
    const bySlice = totals(facts, 'slice', view.measure);
    const hours = byFamily.reduce((sum, total) => sum + total.hours, 0);
    const leases = byFamily.reduce((sum, total) => sum + total.leases, 0);
    return html`
      ${this.controls(all, facts)}
      <p class="totals" role="status">
        <span><b>${short(hours)}</b> hours</span> <span><b>${short(leases)}</b> leases</span>
        <span><b>${bySlice.length}</b> ${bySlice.length === 1 ? 'slice' : 'slices'}</span>
      </p>
      <section class="card">
        <h2>${view.measure === 'hours' ? 'Hours' : 'Leases'} per ${view.per}</h2>
        ${
          facts.length > 0
            ? html`<stacked-bars .chart=${chart(facts, view)} unit=${view.measure}></stacked-bars>`
            : html`<p>Nothing was leased in this time.</p>`
        }
      </section>
      <div class="pair">
        ${this.table('family', byFamily, hours, leases)} ${this.table('slice', bySlice, hours, leases)}
      </div>
    `;
  }

  private controls(all: Fact[], facts: Fact[]): TemplateResult {
    const { view } = this;
    const names = (by: 'slice' | 'family') => [...new Set(all.map((fact) => fact[by]))].sort();
    return html`<form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${this.select('measure', 'Count', [
        ['hours', 'hours'],
        ['leases', 'leases'],
      ])}
      ${this.select('per', 'Per', [
        ['month', 'month'],
        ['year', 'year'],
      ])}
      ${this.select('by', 'Coloured by', [
        ['family', 'family'],
        ['slice', 'slice'],
      ])}
      <label>From <input type="month" .value=${view.from} @change=${this.changed('from')} /></label>
      <label>Until <input type="month" .value=${view.until} @change=${this.changed('until')} /></label>
      ${this.select('family', 'Family', [['', 'all'], ...names('family').map((name): [string, string] => [name, nameOf(name)])])}
      ${this.select('slice', 'Slice', [['', 'all'], ...names('slice').map((name): [string, string] => [name, name])])}
      <button type="button" class="button" @click=${() => this.download(facts)}>Download CSV</button>
    </form>`;
  }

  private select(name: keyof UsageView, label: string, options: [string, string][]): TemplateResult {
    return html`<label
      >${label}
      <select @change=${this.changed(name)}>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${this.view[name] === value}>${words}</option>`)}
      </select>
    </label>`;
  }

  private changed(name: keyof UsageView): (event: Event) => void {
    return (event) => {
      const value = (event.target as HTMLInputElement).value;
      this.view = { ...this.view, [name]: value };
      intoAddress({ [name]: value === PLAIN_VIEW[name] ? null : value }, 'push');
    };
  }

  private table(by: 'slice' | 'family', sums: Total[], hours: number, leases: number): TemplateResult {
    const { measure } = this.view;
    const whole = measure === 'hours' ? hours : leases;
    const most = sums[0]?.[measure] ?? 1;
    const isLong = by === 'slice' && sums.length > AT_FIRST && !this.showsAll;
    const shown = isLong ? sums.slice(0, AT_FIRST) : sums;
    return html`<section class="card">
      <h2>By ${by}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${by === 'slice' ? 'Slice' : 'Family'}</th>
            <th scope="col"><span class="visually-hidden">Bar</span></th>
            <th scope="col" class="number">Leases</th>
            <th scope="col" class="number">Hours</th>
            <th scope="col" class="number">Share</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((sum) => this.row(by, sum, sum[measure] / most, sum[measure] / whole))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">All</th>
            <td class="number">${short(leases)}</td>
            <td class="number">${hours.toFixed(1)}</td>
            <td class="number">100 %</td>
          </tr>
        </tfoot>
      </table>
      ${
        isLong
          ? html`<button class="button" @click=${() => (this.showsAll = true)}>
              Show all ${sums.length} slices
            </button>`
          : nothing
      }
    </section>`;
  }

  private row(
    by: 'slice' | 'family',
    { name, leases, hours }: Total,
    length: number,
    share: number,
  ): TemplateResult {
    return html`<tr>
      <th scope="row">
        <a href=${`?${this.queryFor(by, name)}`} @click=${(event: Event) => this.only(event, by, name)}
          >${nameOf(name)}</a
        >
      </th>
      <td class="bar">
        <svg aria-hidden="true"><rect width="${(length * 100).toFixed(1)}%" height="100%" rx="2" /></svg>
      </td>
      <td class="number">${short(leases)}</td>
      <td class="number">${hours.toFixed(1)}</td>
      <td class="number">${(share * 100).toFixed(1)} %</td>
    </tr>`;
  }

  private queryFor(by: 'slice' | 'family', name: string): string {
    const query = new URLSearchParams(location.search);
    query.set(by, name);
    return query.toString();
  }

  private only(event: Event, by: 'slice' | 'family', name: string): void {
    event.preventDefault();
    this.view = { ...this.view, [by]: name };
    intoAddress({ [by]: name }, 'push');
  }

  private download(facts: Fact[]): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(facts, this.view.per)], { type: 'text/csv' }));
    link.download = `${this.facility?.name ?? 'usage'}-${this.view.per}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  private async load(facility: string): Promise<void> {
    this.facts = null;
    this.fault = '';
    try {
      const query = { facility, by: ['slice', 'family', 'month'] };
      const { body } = await this.connection.request<Usage>('GET', '/statistics', { query });
      this.facts = body.items.map(({ slice = '', family = '', month = '', hours, leases }) => ({
        slice,
        family: family || 'unknown',
        month,
        hours,
        leases,
      }));
    } catch (error) {
      this.fault = (error as Error).message;
    }
  }
}

function monthOr(text: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : '';
}

function nameOf(name: string): string {
  return name === '' ? 'unknown' : name;
}

define('lh-statistics-page', StatisticsPage);
