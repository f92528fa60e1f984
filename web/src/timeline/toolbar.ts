import { html, nothing } from 'lit';
import { ZOOMS, zoomOf } from './core/scale.js';
import type { LiveLeases } from './live-leases.js';

const STATES = { connecting: 'connecting …', open: 'live', down: 'offline' } as const;

/** The bar above the grid: where in time, how close, which resources, which zone, picture or table. */
export function toolbar(element: LiveLeases) {
  const { controller, mode } = element;
  const { model } = controller;
  const isWide = mode === 'plan';
  return html`<div class="toolbar" role="toolbar" aria-label="View">
    <span class="joined">
      <button aria-label="Earlier" title="Earlier ( [ )" @click=${() => controller.page(-1)}>‹</button>
      <button title="To now (n)" @click=${() => controller.showNow()}>
        ${model.days > 1.5 ? 'Today' : 'Now'}
      </button>
      <button aria-label="Later" title="Later ( ] )" @click=${() => controller.page(1)}>›</button>
    </span>
    <h2>${model.labels.window(model.from, model.until)}</h2>
    <span class="joined">
      <button aria-label="Closer" title="Closer (+)" @click=${() => controller.zoomBy(1 / 1.5)}>+</button>
      ${isWide ? zoomChoice(element) : nothing}
      <button aria-label="Wider" title="Wider (−)" @click=${() => controller.zoomBy(1.5)}>−</button>
    </span>
    ${isWide || element.filter !== '' || element.showsSearch ? search(element) : nothing}
    ${isWide ? zoneChoice(element) : nothing}
    <button
      aria-pressed=${String(element.isTable)}
      title="Table or timeline (t)"
      @click=${() => controller.toggleTable()}
    >
      Table
    </button>
    <button aria-label="Keys" title="Keys (?)" @click=${() => controller.showKeys()}>?</button>
    ${
      element.connectionState
        ? html`<span class="state ${element.connectionState}">${STATES[element.connectionState]}</span>`
        : nothing
    }
  </div>`;
}

function zoomChoice({ controller }: LiveLeases) {
  const { days } = controller.model;
  const chosen = zoomOf(days);
  const isExact = Math.abs(chosen.days - days) < 1e-6;
  const choose = (event: Event) => controller.zoomTo(Number((event.target as HTMLSelectElement).value));
  return html`<select
    aria-label="Span of time"
    .value=${String(isExact ? chosen.days : days)}
    @change=${choose}
  >
    ${ZOOMS.map((zoom) => html`<option value=${zoom.days} ?selected=${isExact && zoom === chosen}>${zoom.title}</option>`)}
    ${isExact ? nothing : html`<option value=${days} selected>${daysTitle(days)}</option>`}
  </select>`;
}

function daysTitle(days: number): string {
  const hours = Math.round(days * 24);
  return days < 2 ? `${Math.max(1, hours)} h` : `${Math.round(days)} days`;
}

function search(element: LiveLeases) {
  return html`<input
    type="search"
    aria-label="Find resources"
    placeholder="Find ( / )"
    .value=${element.filter}
    @input=${(event: Event) => element.findResources((event.target as HTMLInputElement).value)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === 'ArrowDown') {
        event.preventDefault();
        element.enterGrid();
      }
    }}
  />`;
}

function zoneChoice(element: LiveLeases) {
  const choices = element.zoneChoices();
  if (choices.length < 2) {
    return nothing;
  }
  const choose = (event: Event) => element.chooseZone((event.target as HTMLSelectElement).value);
  return html`<select aria-label="Time zone" @change=${choose}>
    ${choices.map(
      ([value, title]) =>
        html`<option value=${value} ?selected=${value === element.timezone}>${title}</option>`,
    )}
  </select>`;
}
