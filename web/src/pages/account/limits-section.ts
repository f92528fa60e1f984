import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Limit, Page } from '../../server/records.js';
import { period, size } from '../parts/amounts.js';
import { AccountSection } from './account-section.js';

/** How much one may have and do, and where each number comes from. */
class LimitsSection extends AccountSection {
  protected override readonly heading = 'What you may have, and why';
  @state() private limits: Limit[] = [];

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<Limit>>('GET', '/account/limits');
    this.limits = body.items;
  }

  protected override contents(): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Limits">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">At most</th>
            <th scope="col">Kept</th>
            <th scope="col">Because of</th>
          </tr>
        </thead>
        <tbody>
          ${this.limits.map((limit) => this.row(limit))}
        </tbody>
      </table>
    </div>`;
  }

  private row({ what, mostCount, mostBytes, keepFor, because, more }: Limit): TemplateResult {
    return html`<tr>
      <th scope="row">${what.replaceAll('-', ' ')}</th>
      <td>${mostCount ?? 'any number'}${mostBytes === null ? nothing : html`, ${size(mostBytes)} in all`}</td>
      <td>${mostBytes === null ? '' : period(keepFor)}</td>
      <td>${[because.source, ...more.map(({ source }) => source)].join(', ')}</td>
    </tr>`;
  }
}

define('lh-limits-section', LimitsSection);
