import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { forbidden, node, phone, radio } from './drawing.js';

const entry = (picture: SVGTemplateResult, words: string): TemplateResult =>
  html`<li><svg viewBox="-24 -24 48 48" aria-hidden="true">${picture}</svg>${words}</li>`;

/** What the shapes mean; only those that this facility can show. */
export function legend(shows: { desktops: boolean; radios: boolean; phones: boolean }): TemplateResult {
  const system = { short: 'U24', full: '' };
  return html`<ul class="legend" aria-label="Legend">
    ${entry(node('off', false, null), 'off')} ${entry(node('on', false, null), 'on')}
    ${entry(node('ping', false, null), 'answers pings')}
    ${entry(node('ssh', false, system), 'answers ssh (U24: Ubuntu 24)')}
    ${entry(svg`${node('off', false, null)}${forbidden()}`, 'out of order')}
    ${entry(node('unknown', false, null), 'not heard of')}
    ${entry(node('fail', false, null), 'power control fails')}
    ${shows.desktops ? entry(node('on', true, null), 'desktop machine') : ''}
    ${
      shows.radios
        ? html`${entry(scaled(radio('off')), 'radio off')} ${entry(scaled(radio('on')), 'radio on')}
          ${entry(scaled(radio('unknown')), 'radio unknown')}`
        : ''
    }
    ${
      shows.phones
        ? html`${entry(phone('plane'), 'airplane mode')} ${entry(phone('phone'), 'phone on the air')}`
        : ''
    }
  </ul>`;
}

function scaled(picture: SVGTemplateResult): SVGTemplateResult {
  return svg`<g transform="scale(1.8)">${picture}</g>`;
}
