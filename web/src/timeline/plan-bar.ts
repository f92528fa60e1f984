import { html, nothing } from 'lit';
import type { TimelineController } from './controller.js';

/** While a finger or the keyboard holds a plan: what it is, and the buttons that go on with it or give it up. */
export function planBar(controller: TimelineController) {
  const { interaction, model, grid } = controller;
  const { plan, inTheWay } = interaction;
  if (!plan || interaction.kind === null || grid.element.classList.contains('dragging')) {
    return nothing;
  }
  const isBlocked = inTheWay.length > 0;
  const who = inTheWay[0]?.held?.lease.slice ?? 'maintenance';
  const words = `${plan.resources.join(', ')} · ${model.labels.span(plan.start, plan.end)}`;
  return html`<div class="plan-bar ${isBlocked ? 'blocked' : ''}">
    <span>${words}${isBlocked ? html` <strong>— taken by ${who}</strong>` : nothing}</span>
    <button @click=${() => controller.cancelPlan()}>Give up</button>
    <button class="primary" @click=${() => controller.confirm()}>
      ${plan.kind === 'book' ? 'Book …' : 'Change …'}
    </button>
  </div>`;
}
