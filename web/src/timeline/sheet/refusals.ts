import { html, nothing } from 'lit';
import type { Problem } from '../../server/records.js';
import type { Labels } from '../core/labels.js';
import type { Span } from '../core/records.js';
import { allowedText, refusalTitle } from './wording.js';

const MOST_CONFLICTS = 4;

/** Why a wish is refused: each rule with what it would allow, what is in the way, and the nearest free spans. */
export function refusals(
  problems: readonly Problem[],
  labels: Labels,
  choose: ((span: Span) => void) | null,
  verb = 'Book',
) {
  return html`<ul class="refusals">
    ${problems.map((problem) => refusal(problem, labels, choose, verb))}
  </ul>`;
}

function refusal(problem: Problem, labels: Labels, choose: ((span: Span) => void) | null, verb: string) {
  const allowed = allowedText(problem, labels);
  const conflicts = problem.conflicts ?? [];
  const more = conflicts.length - MOST_CONFLICTS;
  const free = choose ? (problem.nearestFree ?? []) : [];
  return html`<li>
    <strong>${refusalTitle(problem)}</strong>
    ${conflicts.length === 0 ? html`<p>${problem.detail}</p>` : nothing}
    ${allowed ? html`<p>${allowed}</p>` : nothing}
    ${conflicts
      .slice(0, MOST_CONFLICTS)
      .map(
        ({ slice, resource, start, end }) =>
          html`<p>
            ${slice ?? 'Something'} has ${resource}, ${labels.span(Date.parse(start), Date.parse(end))}.
          </p>`,
      )}
    ${more > 0 ? html`<p>… and ${more} more.</p>` : nothing}
    ${
      free.length > 0
        ? html`<div class="instead">
            ${free.map((each) => {
              const span = { start: Date.parse(each.start), end: Date.parse(each.end) };
              return html`<button type="button" @click=${() => choose!(span)}>
                ${verb} ${labels.span(span.start, span.end)} instead
              </button>`;
            })}
          </div>`
        : nothing
    }
  </li>`;
}
