import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import { shutOnEscape, shutWhenLeft } from '../design/disclosure.js';
import { basics, tokens } from '../design/tokens.js';
import { connectionFor } from '../server/connection.js';
import { arranged, changed, COLUMNS, movedBefore, movedBy, type WidgetPlace } from './layout.js';
import { LayoutStore } from './layout-store.js';
import type { LhWidget, WidgetWish } from './lh-widget.js';
import './lh-widget.js';
import { dragWidget, stretchWidget } from './pointer.js';
import { boardStyles } from './styles.js';

/** Below this width the widgets stand one under the other. */
const SINGLE_BELOW_PX = 760;
/** There, none is so tall that it hides the next one. */
const TALLEST_SINGLE_PX = 380;

/**
 * `<lh-board page>`: widgets on a grid that people arrange as they like, by pointer, by keyboard or from each
 * widget's menu. The arrangement is kept for them. The order of the widgets is their order in the document, so
 * that reading, tabbing and seeing agree.
 */
export class LhBoard extends LitElement {
  static override styles = [tokens, basics, boardStyles];

  /** The page whose arrangement this is. */
  @property() page = '';
  @property() server = '';

  @state() private places: WidgetPlace[] = [];
  @state() private isLoaded = false;
  @state() private isSingle = false;
  @state() private said = '';
  private defaults: WidgetPlace[] = [];
  private store: LayoutStore | null = null;
  private endMe: (() => void) | null = null;
  private readonly sizes = new ResizeObserver(([entry]) => {
    this.isSingle = (entry?.contentRect.width ?? 0) < SINGLE_BELOW_PX;
    this.place();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    const connection = connectionFor(this.server);
    this.store = new LayoutStore(connection, this.page);
    this.endMe = connection.onMe(() => void this.load());
    void connection.me().catch(() => this.load()); // nobody can say who looks: what this browser remembers serves
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.endMe?.();
  }

  protected override render(): TemplateResult {
    const isEmpty = this.isLoaded && this.places.every((place) => place.hidden);
    const gridClass = `grid ${this.isSingle ? 'single' : ''} ${this.isLoaded ? '' : 'waiting'}`;
    return html`
      <div class="bar">
        <details @focusout=${shutWhenLeft} @keydown=${shutOnEscape}>
          <summary>Widgets</summary>
          <div class="panel" role="group" aria-label="Widgets shown">
            ${this.places.map(
              ({ key, hidden }) =>
                html`<label>
                  <input type="checkbox" .checked=${!hidden} @change=${() => this.toggle(key)} />
                  ${this.widget(key)?.heading ?? key}
                </label>`,
            )}
            <button @click=${() => this.reset()}>Usual arrangement</button>
          </div>
        </details>
      </div>
      <div class=${gridClass} @widget-wish=${(event: CustomEvent<WidgetWish>) => this.fulfil(event)}>
        <slot @slotchange=${() => this.collect()}></slot>
        <div class="drop" hidden></div>
      </div>
      ${isEmpty ? html`<p class="empty">Every widget is hidden. Bring some back under “Widgets”.</p>` : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  protected override updated(): void {
    this.place();
  }

  /** Takes the usual arrangement from the page, once. */
  private collect(): void {
    if (this.defaults.length === 0) {
      this.defaults = this.widgets().map(({ key, width, height }) => ({ key, width, height, hidden: false }));
      this.places = this.defaults;
    }
  }

  private async load(): Promise<void> {
    const saved = await this.store?.load();
    this.collect();
    this.places = arranged(this.defaults, saved);
    this.isLoaded = true;
  }

  /** Puts the widgets where the arrangement says. */
  private place(): void {
    let previous: Element | null = null;
    for (const place of this.places) {
      const widget = this.widget(place.key);
      if (!widget) {
        continue;
      }
      widget.hidden = place.hidden;
      widget.single = this.isSingle;
      widget.style.gridColumn = `span ${place.width}`;
      widget.style.gridRow = `span ${place.height}`;
      widget.style.height =
        this.isSingle && widget.steady ? `${Math.min(place.height * 48 - 16, TALLEST_SINGLE_PX)}px` : '';
      const next: Element | null = previous ? previous.nextElementSibling : this.firstElementChild;
      if (next !== widget) {
        moveElement(this, widget, next);
      }
      previous = widget;
    }
  }

  private fulfil(event: CustomEvent<WidgetWish>): void {
    const widget = event.target as LhWidget;
    const wish = event.detail;
    const place = this.places.find(({ key }) => key === widget.key);
    const grid = this.renderRoot.querySelector<HTMLElement>('.grid')!;
    if (!place) {
      return;
    }
    const { key, width, height } = place;
    switch (wish.kind) {
      case 'drag':
        dragWidget(wish.pointer, widget, this.widgets(), grid, (before) =>
          this.change(movedBefore(this.places, key, before), widget),
        );
        break;
      case 'stretch':
        stretchWidget(wish.pointer, widget, grid, (size) =>
          this.change(changed(this.places, key, size), widget),
        );
        break;
      case 'earlier':
      case 'later':
        this.change(movedBy(this.places, key, wish.kind === 'earlier' ? -1 : 1), widget);
        break;
      case 'wider':
      case 'narrower':
        this.change(changed(this.places, key, { width: width + (wish.kind === 'wider' ? 1 : -1) }), widget);
        break;
      case 'taller':
      case 'shorter':
        this.change(
          changed(this.places, key, { height: height + (wish.kind === 'taller' ? 1 : -1) }),
          widget,
        );
        break;
      case 'hide':
        this.change(changed(this.places, key, { hidden: true }), widget);
        break;
    }
  }

  private toggle(key: string): void {
    const place = this.places.find((one) => one.key === key);
    const widget = this.widget(key);
    if (place && widget) {
      this.change(changed(this.places, key, { hidden: !place.hidden }), widget);
    }
  }

  private reset(): void {
    this.places = this.defaults;
    this.store?.save(null);
    this.said = 'The usual arrangement is back.';
  }

  private change(places: WidgetPlace[], widget: LhWidget): void {
    const hadFocus = widget.shadowRoot?.activeElement?.classList.contains('move') ?? false;
    this.places = places;
    this.store?.save(places);
    const shown = places.filter((place) => !place.hidden);
    const index = shown.findIndex(({ key }) => key === widget.key);
    const place = shown[index];
    this.said = place
      ? `${widget.heading}: number ${index + 1} of ${shown.length}, ${place.width} of ${COLUMNS} columns wide, ${place.height} rows high.`
      : `${widget.heading} is hidden. Bring it back under Widgets.`;
    if (hadFocus) {
      void this.updateComplete.then(() => widget.focusMove());
    }
  }

  private widgets(): LhWidget[] {
    return [...this.querySelectorAll<LhWidget>(':scope > lh-widget')];
  }

  private widget(key: string): LhWidget | undefined {
    return this.widgets().find((one) => one.key === key);
  }
}

/** Moves an element without restarting it, where the browser can. */
function moveElement(parent: Element, element: Element, before: Element | null): void {
  const mover = parent as Element & { moveBefore?(element: Element, before: Element | null): void };
  if (mover.moveBefore) {
    mover.moveBefore(element, before);
  } else {
    parent.insertBefore(element, before);
  }
}

define('lh-board', LhBoard);
