import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress, intoAddress } from '../../app/address.js';
import { FacilityPage } from '../../app/facility-page.js';
import '../../app/page.css';
import { define } from '../../design/define.js';
import type { Facility } from '../../server/records.js';
import { chart, choose, csv, PLAIN_VIEW, type Total, type UsageView } from './aggregate.js';
import { short } from './bars.js';
import './statistics.css';
import { type Shown, totalsTable } from './totals-table.js';
import { fetchUsage, type UsageAnswer } from './usage.js';

const AT_FIRST = 20;

/** How much was leased: by slice, by family and over time, as plots, tables and CSV. */
class StatisticsPage extends FacilityPage {
  protected readonly page = 'statistics';
  @state() private answer: UsageAnswer | null = null;
  @state() private fault = '';
  @state() private view: UsageView = PLAIN_VIEW;
  @state() private mostSlices = AT_FIRST;
  private asked = '';

  protected override readAddress(): void {
    super.readAddress();
    const choice = <T extends string>(name: string, values: readonly T[]): T =>
      values.find((value) => value === fromAddress(name)) ?? values[0]!;
    this.view = {
      measure: choice('measure', ['hours', 'leases']),
      per: choice('per', ['month', 'year']),
      by: choice('by', ['family', 'slice']),
      from: monthIn('from'),
      until: monthIn('until'),
      family: fromAddress('family') ?? '',
      slice: fromAddress('slice') ?? '',
    };
  }

  protected override contents(facility: Facility): TemplateResult {
    const { from, until, per } = this.view;
    const wanted = `${facility.name} ${from} ${until} ${per}`;
    if (this.asked !== wanted) {
      this.asked = wanted;
      void this.load(facility, wanted);
    }
    return html`<h1>Usage of ${facility.title}</h1>
      ${this.fault ? html`<p class="page-notice" role="alert">${this.fault}</p>` : this.usage()}`;
  }

  private usage(): TemplateResult {
    const { answer, view } = this;
    if (!answer) {
      return html`<p role="status">Loading…</p>`;
    }
    if (answer.leases === 0 && !view.from && !view.until) {
      return html`<p class="page-notice">
        Nothing has been leased here yet. Come back once there has been.
      </p>`;
    }
    const facts = choose(answer.facts, view, ({ slice }) => slice);
    const slices = choose(answer.slices, view, ({ name }) => name);
    const { hours, leases } = this.sums(answer, slices);
    const families = view.slice
      ? slices.map((slice) => ({ ...slice, name: slice.family }))
      : answer.families.filter(({ name }) => !view.family || name === view.family);
    const shown = (by: 'family' | 'slice'): Shown => ({
      measure: view.measure,
      hours,
      leases,
      linkTo: (name) => `?${this.queryFor(by, name)}`,
      choose: (event, name) => {
        event.preventDefault();
        this.change(by, name);
      },
    });
    return html`
      ${this.controls(answer)}
      <p class="totals" role="status">
        <span><b>${short(hours)}</b> hours</span> <span><b>${short(leases)}</b> leases</span>
        <span><b>${slices.length}</b> ${slices.length === 1 ? 'slice' : 'slices'}</span>
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
        ${totalsTable('Family', families, shown('family'), Infinity, () => undefined)}
        ${totalsTable('Slice', slices, shown('slice'), this.mostSlices, () => (this.mostSlices = Infinity))}
      </div>
    `;
  }

  /** The sums of what is shown, as the server rounded them. */
  private sums(answer: UsageAnswer, slices: Total[]): { hours: number; leases: number } {
    if (this.view.slice) {
      return slices[0] ?? { hours: 0, leases: 0 };
    }
    if (this.view.family) {
      return answer.families.find(({ name }) => name === this.view.family) ?? { hours: 0, leases: 0 };
    }
    return answer;
  }

  private controls(answer: UsageAnswer): TemplateResult {
    const { view } = this;
    const names = (all: Total[], chosen: string): [string, string][] => [
      ['', 'all'],
      ...[...new Set([...all.map(({ name }) => name), ...(chosen ? [chosen] : [])])]
        .sort()
        .map((name): [string, string] => [name, name]),
    ];
    const same = (...values: string[]) => values.map((value): [string, string] => [value, value]);
    return html`<form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${this.select('measure', 'Count', same('hours', 'leases'))}
      ${this.select('per', 'Per', same('month', 'year'))}
      ${this.select('by', 'Coloured by', same('family', 'slice'))}
      <label>From <input type="month" .value=${view.from} @change=${this.changed('from')} /></label>
      <label>Until <input type="month" .value=${view.until} @change=${this.changed('until')} /></label>
      ${this.select('family', 'Family', names(answer.families, view.family))}
      ${this.select('slice', 'Slice', names(answer.slices, view.slice))}
      <button type="button" class="button" @click=${() => this.download(answer)}>Download CSV</button>
    </form>`;
  }

  private select(name: keyof UsageView, label: string, options: [string, string][]): TemplateResult {
    return html`<label
      >${label}
      <select @change=${this.changed(name)}>
        ${options.map(
          ([value, words]) =>
            html`<option value=${value} ?selected=${this.view[name] === value}>${words}</option>`,
        )}
      </select>
    </label>`;
  }

  private changed(name: keyof UsageView): (event: Event) => void {
    return (event) => this.change(name, (event.target as HTMLInputElement).value);
  }

  private change(name: keyof UsageView, value: string): void {
    this.view = { ...this.view, [name]: value };
    intoAddress({ [name]: value === PLAIN_VIEW[name] ? null : value }, 'push');
  }

  private queryFor(by: 'slice' | 'family', name: string): string {
    const query = new URLSearchParams(location.search);
    query.set(by, name);
    return query.toString();
  }

  private download(answer: UsageAnswer): void {
    const facts = choose(answer.facts, this.view, ({ slice }) => slice);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(facts, this.view.per)], { type: 'text/csv' }));
    link.download = `${this.facility?.name ?? 'usage'}-${this.view.per}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  private async load(facility: Facility, wanted: string): Promise<void> {
    try {
      const answer = await fetchUsage(this.connection, facility, this.view);
      if (this.asked === wanted) {
        this.answer = answer;
        this.fault = '';
      }
    } catch (error) {
      this.fault = (error as Error).message;
    }
  }
}

function monthIn(name: string): string {
  const text = fromAddress(name) ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : '';
}

define('lh-statistics-page', StatisticsPage);
