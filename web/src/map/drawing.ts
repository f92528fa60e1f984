import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { PhoneMode, RadioPower, Reach, System } from '../facility/node-state.js';

/** The pictures of the map, drawn around the origin. Each state has a shape of its own, not only a colour. */

const RADIUS: Record<Reach, number> = { unknown: 10, fail: 10, off: 7, on: 11, ping: 15, ssh: 19 };

/** A node: the further it can be reached, the larger; a desktop machine is square. */
export function node(reach: Reach, isSquare: boolean, system: System | null): SVGTemplateResult {
  const r = RADIUS[reach];
  const shape = isSquare
    ? svg`<rect class="body" x=${-r * 0.9} y=${-r * 0.9} width=${r * 1.8} height=${r * 1.8} rx="3" />`
    : svg`<circle class="body" r=${r} />`;
  return svg`<g class="node ${reach}">${shape}${inside(reach, isSquare, r)}${mark(reach, system)}</g>`;
}

function inside(reach: Reach, isSquare: boolean, r: number): SVGTemplateResult | typeof nothing {
  const inner = r - 4;
  switch (reach) {
    case 'on':
      return svg`<circle class="dot" r="3" />`;
    case 'ping':
      return isSquare
        ? svg`<rect class="ring" x=${-inner * 0.9} y=${-inner * 0.9} width=${inner * 1.8} height=${inner * 1.8} rx="2" /><circle class="dot" r="3" />`
        : svg`<circle class="ring" r=${inner} /><circle class="dot" r="3" />`;
    default:
      return nothing;
  }
}

function mark(reach: Reach, system: System | null): SVGTemplateResult | typeof nothing {
  const text =
    reach === 'unknown' ? '?' : reach === 'fail' ? '!' : reach === 'ssh' ? system?.short : undefined;
  return text ? svg`<text class="mark" y="4">${text}</text>` : nothing;
}

/** The sign over a node that is out of order. */
export function forbidden(): SVGTemplateResult {
  return svg`<g class="forbidden"><circle r="22" /><line x1="-15.5" y1="-15.5" x2="15.5" y2="15.5" /></g>`;
}

/** A radio: an aerial; with waves when it is on, with a question mark when nobody knows. */
export function radio(power: RadioPower): SVGTemplateResult {
  return svg`<g class="radio ${power}">
    <path class="mast" d="M0 8V-2M-4 8L0 -2L4 8" />
    <circle class="tip" cy="-4" r="2" />
    ${power === 'on' ? svg`<path class="wave" d="M-4.5 -8.5A6.4 6.4 0 0 0 -4.5 0.5M4.5 -8.5A6.4 6.4 0 0 1 4.5 0.5" />` : nothing}
    ${power === 'unknown' ? svg`<text class="doubt" x="7" y="0">?</text>` : nothing}
  </g>`;
}

/** A phone: with a plane in airplane mode, with bars on the air, else a question mark. */
export function phone(mode: PhoneMode): SVGTemplateResult {
  const screen = {
    plane: svg`<path class="glyph" d="M0 -9L1.6 -3L9 1.5V4L1.6 1.6L1 6L3 8V9.5L0 8.6L-3 9.5V8L-1 6L-1.6 1.6L-9 4V1.5L-1.6 -3Z" />`,
    phone: svg`<path class="bars" d="M-5 6V3M-1.7 6V0M1.7 6V-3M5 6V-6" />`,
    unknown: svg`<text class="mark" y="4">?</text>`,
  };
  return svg`<g class="phone ${mode}">
    <rect class="body" x="-12" y="-19" width="24" height="38" rx="4" /><line class="ear" x1="-3" y1="-15" x2="3" y2="-15" />
    ${screen[mode]}
  </g>`;
}
