import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { SpaceDeletions } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { size } from '../parts/amounts.js';
import { FormElement } from '../parts/form-element.js';

/** A dry run: what will be deleted until a day, and why. Nothing is deleted by asking. */
class Deletions extends FormElement {
  @state() private found: SpaceDeletions | null = null;

  protected override render(): TemplateResult {
    return html`<form class="line" @submit=${(event: SubmitEvent) => void this.look(event)}>
        ${this.field({ name: 'until', label: 'What will be deleted until', type: 'date', autocomplete: 'off' })}
        <button class="button" ?disabled=${this.isSending}>Show</button>
      </form>
      ${this.found ? this.result(this.found) : nothing} ${this.outcome()}`;
  }

  private result({ items, leftovers }: SpaceDeletions): TemplateResult {
    return html`<p role="status">
        ${items.length === 0 ? 'Nothing will be deleted until then.' : `${items.length} would be deleted until then:`}
      </p>
      <ul class="rows">
        ${items.map(
          ({ account, name, bytes, at, because, forGood, told }) =>
            html`<li>
              <span
                ><b>${name}</b> of ${account}<small
                  >${dateTime(at)} · ${size(bytes)} ·
                  ${because}${forGood ? ' · for good' : nothing}${
                    told ? ' · the owner was told' : ' · the owner was not told yet'
                  }</small
                ></span
              >
            </li>`,
        )}
        ${leftovers.map(
          ({ subject, since, problem }) =>
            html`<li>
              <span>Still there: ${subject}<small>since ${dateTime(since)} · ${problem}</small></span>
            </li>`,
        )}
      </ul>`;
  }

  private look(event: SubmitEvent): Promise<void> {
    const until = new Date(`${this.take(event)('until')}T23:59`).toISOString();
    return this.attempt(async () => {
      const { body } = await this.connection.request<SpaceDeletions>('GET', '/space-deletions', {
        query: { until },
      });
      this.found = body;
    });
  }
}

define('lh-space-deletions', Deletions);
