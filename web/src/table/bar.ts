import { html, nothing, type TemplateResult } from 'lit';
import { shutOnEscape, shutWhenLeft } from '../design/disclosure.js';
import { type Column, COLUMNS } from './columns.js';
import type { TableView } from './view.js';

/** What can be done from the bar above the table. */
export interface BarActions {
  change(part: Partial<TableView>): void;
  chooseColumn(id: string, isWanted: boolean): void;
}

/** The bar above the table: how many rows, which of them, which columns. */
export function tableBar(
  view: TableView,
  columns: Column[],
  shown: number,
  total: number,
  { change, chooseColumn }: BarActions,
): TemplateResult {
  return html`<div class="bar">
    <span class="count" role="status"
      >${shown === total ? `${total} resources` : `${shown} of ${total} resources`}</span
    >
    ${box('Only what is on', view.aliveOnly, (aliveOnly) => change({ aliveOnly }))}
    ${
      view.hidden.length > 0
        ? box(`Show ${view.hidden.length} hidden`, view.showHidden, (showHidden) => change({ showHidden }))
        : nothing
    }
    <details class="chooser" @focusout=${shutWhenLeft} @keydown=${shutOnEscape}>
      <summary>Columns</summary>
      <fieldset>
        <legend class="visually-hidden">Columns to show</legend>
        ${COLUMNS.slice(1).map(({ id, title }) =>
          box(
            title,
            columns.some((column) => column.id === id),
            (isWanted) => chooseColumn(id, isWanted),
          ),
        )}
      </fieldset>
    </details>
  </div>`;
}

function box(words: string, isChecked: boolean, changed: (isChecked: boolean) => void): TemplateResult {
  return html`<label>
    <input
      type="checkbox"
      .checked=${isChecked}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).checked)}
    />
    ${words}
  </label>`;
}
