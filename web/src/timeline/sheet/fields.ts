import { html, nothing } from 'lit';
import type { Draft } from '../core/draft.js';
import type { TimelineModel } from '../core/model.js';
import { stateWord } from '../core/speech.js';
import { spanOf } from '../core/store.js';
import { MINUTE, SECOND } from '../core/zone.js';

type Change = (draft: Draft) => void;

/** The fields of a wish; plain facts where nothing can be changed. */
export function draftFields(draft: Draft, model: TimelineModel, slices: readonly string[], change: Change) {
  return draft.kind === 'view' || draft.kind === 'cancel'
    ? facts(draft, model)
    : html`<div class="fields">
        ${resourceField(draft, model, change)} ${sliceField(draft, slices, change)}
        ${timeField('start', 'Start', draft, model, change)} ${timeField('end', 'End', draft, model, change)}
        <p class="length">
          ${model.labels.duration(draft.end - draft.start)}, ${model.zone.name}
          (${model.labels.offset(draft.start)}) ${before(draft, model)}
        </p>
        <label class="wide">
          Note
          <input
            name="note"
            maxlength="500"
            .value=${draft.note}
            @change=${(event: Event) => change({ ...draft, note: valueOf(event) })}
          />
        </label>
      </div>`;
}

/** What the lease is now, when the sheet shows what it is to become. */
function before(draft: Draft, { labels }: TimelineModel) {
  const span = draft.lease ? spanOf(draft.lease) : null;
  const isMoved = span && (span.start !== draft.start || span.end !== draft.end);
  return isMoved ? html`<br />was ${labels.span(span.start, span.end)}` : nothing;
}

function facts(draft: Draft, { labels, now }: TimelineModel) {
  const lease = draft.lease!;
  const rows = [
    ['Slice', lease.slice],
    [draft.resources.length === 1 ? 'Resource' : 'Resources', draft.resources.join(', ')],
    ['Time', labels.span(draft.start, draft.end)],
    ['Length', labels.duration(draft.end - draft.start)],
    ['State', stateWord({ ...spanOf(lease), lease, phase: null }, now)],
    ['Note', lease.note ?? ''],
    ['Problem', lease.problem ?? ''],
    ['Booked by', lease.createdBy ?? ''],
  ];
  return html`<dl>
    ${rows
      .filter(([, value]) => value)
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
}

function resourceField(draft: Draft, { tree, now }: TimelineModel, change: Change) {
  if (draft.lease && spanOf(draft.lease).start < now) {
    return html`<p class="wide">On <strong>${draft.resources.join(', ')}</strong></p>`;
  }
  const remove = (name: string) =>
    change({ ...draft, resources: draft.resources.filter((each) => each !== name) });
  const add = (event: Event) => {
    const name = valueOf(event).trim();
    if (tree.find(name) && !draft.resources.includes(name)) {
      (event.target as HTMLInputElement).value = '';
      change({ ...draft, resources: tree.withoutIncluded([...draft.resources, name]) });
    }
  };
  return html`<div class="wide">
    <span id="resources">${draft.resources.length === 1 ? 'Resource' : 'Resources'}</span>
    <div class="chips" role="group" aria-labelledby="resources">
      ${draft.resources.map(
        (name) =>
          html`<span class="chip"
            >${name}
            ${
              draft.resources.length > 1
                ? html`<button
                    type="button"
                    class="quiet"
                    aria-label="Without ${name}"
                    @click=${() => remove(name)}
                  >
                    ×
                  </button>`
                : nothing
            }</span
          >`,
      )}
      <input
        class="add"
        list="resource-names"
        placeholder="add another"
        aria-label="Add another resource"
        @change=${add}
      />
      <datalist id="resource-names">
        ${tree.rows
          .filter((row) => row.resource.bookable !== false)
          .slice(0, 500)
          .map((row) => html`<option value=${row.resource.name}></option>`)}
      </datalist>
    </div>
  </div>`;
}

function sliceField(draft: Draft, slices: readonly string[], change: Change) {
  if (draft.kind === 'amend') {
    return html`<p class="wide">Slice <strong>${draft.slice}</strong></p>`;
  }
  const offered = slices.includes(draft.slice) || draft.slice === '' ? slices : [draft.slice, ...slices];
  return html`<label class="wide">
    Slice
    <select name="slice" required @change=${(event: Event) => change({ ...draft, slice: valueOf(event) })}>
      ${draft.slice === '' ? html`<option value="" selected>choose a slice</option>` : nothing}
      ${offered.map((name) => html`<option value=${name} ?selected=${name === draft.slice}>${name}</option>`)}
    </select>
  </label>`;
}

function timeField(edge: 'start' | 'end', title: string, draft: Draft, model: TimelineModel, change: Change) {
  const { zone, grain } = model;
  const isFixed = edge === 'start' && draft.lease !== undefined && spanOf(draft.lease).start < model.now;
  const onChange = (event: Event) => {
    const local = Date.parse(`${valueOf(event)}Z`);
    if (Number.isFinite(local)) {
      change(withTime(draft, edge, zone.instant(local)));
    }
  };
  return html`<label>
    ${title}
    <input
      type="datetime-local"
      name=${edge}
      step=${Math.max(60, grain.milliseconds / SECOND)}
      ?disabled=${isFixed}
      .value=${new Date(zone.local(draft[edge])).toISOString().slice(0, 16)}
      @change=${onChange}
    />
  </label>`;
}

/** A new start takes the end along when it would pass it. */
function withTime(draft: Draft, edge: 'start' | 'end', instant: number): Draft {
  if (edge === 'end') {
    return { ...draft, end: instant };
  }
  const end = draft.end > instant ? draft.end : instant + Math.max(MINUTE, draft.end - draft.start);
  return { ...draft, start: instant, end };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
