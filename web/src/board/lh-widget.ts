import { html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../design/define.js';
import { shutOnEscape, shutWhenLeft } from '../design/disclosure.js';
import { basics, tokens } from '../design/tokens.js';
import { widgetStyles } from './styles.js';

/** What somebody wants of a widget; the board does it. */
export type WidgetWish =
  | { kind: 'earlier' | 'later' | 'wider' | 'narrower' | 'taller' | 'shorter' | 'hide' }
  | { kind: 'drag' | 'stretch'; pointer: PointerEvent };

const ARROWS_TO_MOVE: Record<string, WidgetWish['kind']> = {
  ArrowLeft: 'earlier',
  ArrowUp: 'earlier',
  ArrowRight: 'later',
  ArrowDown: 'later',
};

const ARROWS_TO_STRETCH: Record<string, WidgetWish['kind']> = {
  ArrowLeft: 'narrower',
  ArrowRight: 'wider',
  ArrowUp: 'shorter',
  ArrowDown: 'taller',
};

const MENU: [WidgetWish['kind'], string][] = [
  ['earlier', 'Move earlier'],
  ['later', 'Move later'],
  ['wider', 'Wider'],
  ['narrower', 'Narrower'],
  ['taller', 'Taller'],
  ['shorter', 'Shorter'],
  ['hide', 'Hide'],
];

/** A frame around a part of a page that a board can move, resize and hide. Fires `widget-wish`. */
export class LhWidget extends LitElement {
  static override styles = [tokens, basics, widgetStyles];

  /** What the board knows it by. */
  @property({ reflect: true }) key = '';
  @property() heading = '';
  /** Columns and rows that it takes unless somebody chooses. */
  @property({ type: Number }) width = 6;
  @property({ type: Number }) height = 10;
  /** The contents take exactly the widget's height; where widgets stand one under the other, their own. */
  @property({ type: Boolean, reflect: true }) fill = false;
  /** The contents take exactly the widget's height everywhere. */
  @property({ type: Boolean, reflect: true }) steady = false;
  /** The board has one column only, so that sizes mean nothing. */
  @property({ type: Boolean, reflect: true }) single = false;

  protected override render(): TemplateResult {
    return html`
      <header @pointerdown=${(event: PointerEvent) => this.startDrag(event)}>
        <h2>${this.heading}</h2>
        <button
          class="move"
          aria-label="Move ${this.heading} with the arrow keys"
          title="Drag to move, or use the arrow keys"
          @keydown=${(event: KeyboardEvent) => this.pressed(event, ARROWS_TO_MOVE)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            ${[5, 11].flatMap((x) => [3, 8, 13].map((y) => dot(x, y)))}
          </svg>
        </button>
        <details class="menu" @focusout=${shutWhenLeft} @keydown=${shutOnEscape}>
          <summary aria-label="Arrange ${this.heading}">
            <svg viewBox="0 0 16 16" aria-hidden="true">${[3, 8, 13].map((x) => dot(x, 8))}</svg>
          </summary>
          <div>
            ${MENU.map(
              ([kind, words]) =>
                html`<button
                  class=${/er$/.test(kind) && !/^(earlier|later)$/.test(kind) ? 'size' : ''}
                  @click=${() => this.wish({ kind } as WidgetWish)}
                >
                  ${words}
                </button>`,
            )}
          </div>
        </details>
      </header>
      <div class="body"><slot></slot></div>
      <button
        class="stretch"
        aria-label="Resize ${this.heading} with the arrow keys"
        title="Drag to resize, or use the arrow keys"
        @pointerdown=${(pointer: PointerEvent) => this.wish({ kind: 'stretch', pointer })}
        @keydown=${(event: KeyboardEvent) => this.pressed(event, ARROWS_TO_STRETCH)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M14 5L5 14M14 10L10 14" /></svg>
      </button>
    `;
  }

  /** Gives the focus to the button that moves it, for instance after it was moved. */
  focusMove(): void {
    this.renderRoot.querySelector<HTMLElement>('.move')?.focus();
  }

  private startDrag(event: PointerEvent): void {
    const isOnMenu = (event.target as Element).closest('.menu') !== null;
    if (event.button === 0 && !isOnMenu) {
      this.wish({ kind: 'drag', pointer: event });
    }
  }

  private pressed(event: KeyboardEvent, wishes: Record<string, WidgetWish['kind']>): void {
    const kind = wishes[event.key];
    if (kind) {
      event.preventDefault();
      this.wish({ kind } as WidgetWish);
    }
  }

  private wish(detail: WidgetWish): void {
    this.dispatchEvent(new CustomEvent('widget-wish', { detail, bubbles: true }));
  }
}

function dot(x: number, y: number): SVGTemplateResult {
  return svg`<circle cx=${x} cy=${y} r="1.6" />`;
}

define('lh-widget', LhWidget);
