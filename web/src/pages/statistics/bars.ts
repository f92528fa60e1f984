import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import { basics, tokens } from '../../design/tokens.js';
import type { Chart, Period } from './aggregate.js';

const HEIGHT = 300;
const TOP = 12;
const BOTTOM = 26;
const LEFT = 52;
const WIDEST = 96;

/** Stacked bars over time, with a legend that names each colour and a tooltip for the bar pointed at. */
export class StackedBars extends LitElement {
  static override styles = [
    tokens,
    basics,
    css`
      :host {
        position: relative;
      }
      svg.plot {
        display: block;
        width: 100%;
        height: ${HEIGHT}px;
        overflow: visible;
      }
      .grid {
        stroke: var(--lh-line);
      }
      .axis {
        fill: var(--lh-muted);
        font: 12px var(--lh-font);
      }
      .hit {
        fill: transparent;
      }
      .hit:hover {
        fill: color-mix(in oklab, var(--lh-text) 8%, transparent);
      }
      .s0 {
        --series: light-dark(#2f6299, #7db4ec);
      }
      .s1 {
        --series: light-dark(#c4572f, #f29b74);
      }
      .s2 {
        --series: light-dark(#2c7d55, #74cfa0);
      }
      .s3 {
        --series: light-dark(#96790a, #e2c65c);
      }
      .s4 {
        --series: light-dark(#83418f, #cf93dc);
      }
      .s5 {
        --series: light-dark(#1f8496, #64ccdd);
      }
      .s6 {
        --series: light-dark(#b03a68, #f08bb2);
      }
      .s7 {
        --series: light-dark(#717983, #9aa3ad);
      }
      rect.part {
        fill: var(--series);
        stroke: var(--lh-surface);
        stroke-width: 0.6;
      }
      rect.part.thin {
        stroke: none;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--lh-space-1) var(--lh-space-4);
        margin: var(--lh-space-3) 0 0;
        padding: 0 0 0 ${LEFT}px;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--lh-muted);
      }
      i {
        width: 12px;
        height: 12px;
        border-radius: 2px;
        background: var(--series);
      }
      .tooltip {
        position: absolute;
        top: 4px;
        z-index: 2;
        min-width: 170px;
        padding: var(--lh-space-2) var(--lh-space-3);
        border: 1px solid var(--lh-line);
        border-radius: var(--lh-radius);
        background: var(--lh-surface);
        box-shadow: var(--lh-shadow);
        pointer-events: none;
      }
      .tooltip ul {
        display: grid;
        margin: 4px 0 0;
        padding: 0;
      }
      .tooltip b {
        margin-left: auto;
        color: var(--lh-text);
        font-weight: 500;
      }
      @media (max-width: 760px) {
        ul {
          padding-left: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) chart: Chart = { series: [], periods: [] };
  /** What is counted, in words: "hours" or "leases". */
  @property() unit = 'hours';

  @state() private width = 800;
  @state() private pointedAt: number | null = null;
  private readonly sizes = new ResizeObserver(
    ([entry]) => (this.width = entry?.contentRect.width ?? this.width),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override render(): TemplateResult {
    const { series, periods } = this.chart;
    const top = niceCeiling(Math.max(...periods.map(({ total }) => total), 1));
    const first = periods[0]?.label;
    return html`
      <svg
        class="plot"
        role="img"
        aria-label="${this.unit} from ${first} to ${periods.at(-1)?.label}, as stacked bars; the tables below say the same in figures"
        @pointerleave=${() => (this.pointedAt = null)}
      >
        ${this.scale(top)} ${periods.map((period, index) => this.bar(period, index, top))}
      </svg>
      <ul aria-label="Colours">
        ${series.map((name, index) => html`<li class="s${index % 8}"><i></i>${name}</li>`)}
      </ul>
      ${this.tooltip()}
    `;
  }

  protected override updated(): void {
    const tooltip = this.renderRoot.querySelector<HTMLElement>('.tooltip');
    if (tooltip && this.pointedAt !== null) {
      const x = LEFT + (this.pointedAt + 0.5) * this.step;
      const isLeft = x < this.width / 2;
      tooltip.style.left = isLeft ? `${x + this.step * 0.6}px` : 'auto';
      tooltip.style.right = isLeft ? 'auto' : `${this.width - x + this.step * 0.6}px`;
    }
  }

  private get step(): number {
    return (this.width - LEFT) / Math.max(1, this.chart.periods.length);
  }

  private scale(top: number): SVGTemplateResult {
    const lines = [0, 0.25, 0.5, 0.75, 1];
    return svg`${lines.map((share) => {
      const y = this.y(share);
      return svg`<line class="grid" x1=${LEFT} x2=${this.width} y1=${y} y2=${y} />
        <text class="axis" x=${LEFT - 8} y=${y + 4} text-anchor="end">${short(top * share)}</text>`;
    })}`;
  }

  private y(share: number): number {
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  }

  private bar(period: Period, index: number, top: number): SVGTemplateResult {
    const x = LEFT + index * this.step;
    const gap = Math.max(Math.min(2, this.step * 0.15), (this.step - WIDEST) / 2);
    let below = 0;
    const parts = period.parts.map((part, serie) => {
      const y = this.y((below + part) / top);
      const height = this.y(below / top) - y;
      below += part;
      return part === 0
        ? nothing
        : svg`<rect class="part s${serie % 8} ${this.step < 6 ? 'thin' : ''}" x=${x + gap} y=${y} width=${Math.max(0.5, this.step - 2 * gap)} height=${height} />`;
    });
    return svg`${parts}${this.periodLabel(period, index, x)}
      <rect class="hit" x=${x} y=${TOP} width=${this.step} height=${HEIGHT - TOP - BOTTOM}
        @pointerenter=${() => (this.pointedAt = index)} />`;
  }

  /** Years below the bars, or months where there is room. */
  private periodLabel({ label }: Period, index: number, x: number): SVGTemplateResult | typeof nothing {
    const [year, month] = label.split('-');
    const hasRoom = this.step > 52;
    const isYear = month === undefined || month === '01' || index === 0;
    const yearStep = this.step * (month === undefined ? 1 : 12);
    const isCrowded = yearStep < 40 && Number(year) % Math.ceil(40 / yearStep) !== 0;
    if (hasRoom || (isYear && !isCrowded && !(index === 0 && month && month > '06'))) {
      return svg`<text class="axis" x=${hasRoom ? x + this.step / 2 : x} y=${HEIGHT - 6} text-anchor=${hasRoom ? 'middle' : 'start'}>${hasRoom ? label : year}</text>`;
    }
    return nothing;
  }

  private tooltip(): TemplateResult | typeof nothing {
    const period = this.pointedAt === null ? undefined : this.chart.periods[this.pointedAt];
    return period
      ? html`<div class="tooltip" aria-hidden="true">
          ${period.label}: ${short(period.total)} ${this.unit}
          <ul>
            ${period.parts.map((part, index) =>
              part > 0
                ? html`<li class="s${index % 8}"><i></i>${this.chart.series[index]}<b>${short(part)}</b></li>`
                : nothing,
            )}
          </ul>
        </div>`
      : nothing;
  }
}

/** The next round number above, so that the lines of the grid are round too. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

export function short(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

define('stacked-bars', StackedBars);
