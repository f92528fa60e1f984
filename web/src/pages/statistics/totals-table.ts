import { html, nothing, type TemplateResult } from 'lit';
import type { Measure, Total } from './aggregate.js';

/** What the tables of a page have in common. */
export interface Shown {
  measure: Measure;
  hours: number;
  leases: number;
  /** The address that shows one name only. */
  linkTo(name: string): string;
  choose(event: Event, name: string): void;
}

/** Slices or families with what each had, as bars and in figures. */
export function totalsTable(
  title: string,
  sums: Total[],
  shown: Shown,
  most: number,
  more: () => void,
): TemplateResult {
  const { measure, hours, leases } = shown;
  const sorted = [...sums].sort((a, b) => b[measure] - a[measure] || a.name.localeCompare(b.name));
  const largest = sorted[0]?.[measure] || 1;
  const drawn = sorted.slice(0, most);
  return html`<section class="card">
    <h2>By ${title.toLowerCase()}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col" class="bar"><span class="visually-hidden">Bar</span></th>
          <th scope="col" class="number">Leases</th>
          <th scope="col" class="number">Hours</th>
          <th scope="col" class="number">Share</th>
        </tr>
      </thead>
      <tbody>
        ${drawn.map((sum) => row(sum, sum[measure] / largest, shown))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td class="bar"></td>
          <td class="number">${leases.toLocaleString('en-GB')}</td>
          <td class="number">${figure(hours)}</td>
          <td class="number">100 %</td>
        </tr>
      </tfoot>
    </table>
    ${
      drawn.length < sorted.length
        ? html`<button class="button" @click=${more}>Show all ${sorted.length}</button>`
        : nothing
    }
  </section>`;
}

function row({ name, leases, hours }: Total, length: number, shown: Shown): TemplateResult {
  const whole = shown.measure === 'hours' ? shown.hours : shown.leases;
  const share = whole > 0 ? (shown.measure === 'hours' ? hours : leases) / whole : 0;
  return html`<tr>
    <th scope="row">
      <a href=${shown.linkTo(name)} @click=${(event: Event) => shown.choose(event, name)}>${name}</a>
    </th>
    <td class="bar">
      <svg aria-hidden="true"><rect width="${(length * 100).toFixed(1)}%" height="100%" rx="2" /></svg>
    </td>
    <td class="number">${leases.toLocaleString('en-GB')}</td>
    <td class="number">${figure(hours)}</td>
    <td class="number">${(share * 100).toFixed(1)} %</td>
  </tr>`;
}

function figure(hours: number): string {
  return hours.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
