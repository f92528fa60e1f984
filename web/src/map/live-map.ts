import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import { basics, tokens } from '../design/tokens.js';
import '../details/resource-details.js';
import { FacilityFollower } from '../facility/follower.js';
import { currentLease } from '../facility/lease-now.js';
import {
  availabilityOf,
  describe,
  isPhone,
  phoneModeOf,
  radioOf,
  reachOf,
  systemOf,
} from '../facility/node-state.js';
import { insteadOfContents, noticeStyles, staleNotice } from '../facility/notices.js';
import { isOld } from '../facility/age.js';
import type { FacilityStore } from '../facility/store.js';
import type { Lease, Resource, Status } from '../server/records.js';
import { span, zoneFor } from '../time/format.js';
import { forbidden, node, phone, radio } from './drawing.js';
import { isDirection, layOut, type MapLayout, neighbour, outline, type Placed } from './layout.js';
import { legend } from './legend.js';
import { mapStyles } from './styles.js';

const CELL = 76;
const MARGIN = 10;

/**
 * `<live-map server facility>`: the room and what stands in it, drawn as it is now. Pointing at a resource tells
 * its state; a click or Enter opens all that is known of it; arrow keys walk.
 *
 * Fires `resource-select` with `{facility, resource}`.
 */
export class LiveMap extends LitElement {
  static override styles = [tokens, basics, noticeStyles, mapStyles];

  /** The server's address; empty for the page's own server. */
  @property() server = '';
  /** The facility's name; empty for the server's first one. */
  @property() facility = '';
  /** Whose time zone times are shown in: `viewer` or `facility`. */
  @property() zone = 'viewer';

  @state() private pointedAt: string | null = null;
  @state() private focusable: string | null = null;
  @state() private opened: string | null = null;
  private readonly follower = new FacilityFollower(this);

  protected override render(): TemplateResult {
    const { store } = this.follower;
    const instead = insteadOfContents(store);
    if (instead || !store) {
      return instead ?? html``;
    }
    const layout = layOut(store.resources, store.facility?.map);
    const placed = [...layout.inRoom, ...layout.below];
    if (placed.length === 0) {
      return html`<p class="notice">This facility has no resources yet.</p>`;
    }
    return html`
      ${staleNotice(store)} ${this.summary(store, placed)}
      <div class=${store.lostAt === null ? 'stage' : 'stage stale'}>
        ${this.map(store, layout, placed)} ${this.tooltip(store, placed)}
      </div>
      ${layout.leftOut > 0 ? html`<p class="summary">${layout.leftOut} more are in the table only.</p>` : nothing}
      ${legend({
        desktops: placed.some(({ resource }) => resource.type === 'nodepc'),
        radios: placed.some(({ resource }) => radioOf(resource, store.statuses.get(resource.name))),
        phones: placed.some(({ resource }) => isPhone(resource)),
      })}
      <resource-details
        .store=${store}
        .resource=${this.opened}
        .zone=${this.zone}
        @close=${() => this.close()}
      ></resource-details>
    `;
  }

  private summary(store: FacilityStore, placed: Placed[]): TemplateResult {
    const nodes = placed.filter(({ resource }) => !isPhone(resource));
    const statuses = nodes.map(({ resource }) => store.statuses.get(resource.name));
    const reaches = statuses.map(reachOf);
    const on = reaches.filter((reach) => reach === 'on' || reach === 'ping' || reach === 'ssh').length;
    const broken = statuses.filter((status) => availabilityOf(status) === 'ko').length;
    return html`<p class="summary">
      <span><strong>${on}</strong> of ${nodes.length} on</span>
      <span><strong>${reaches.filter((reach) => reach === 'ssh').length}</strong> answer ssh</span>
      ${broken ? html`<span><strong>${broken}</strong> out of order</span>` : nothing}
      <span>${currentLease(store, this.zone)}</span>
    </p>`;
  }

  private map(store: FacilityStore, layout: MapLayout, placed: Placed[]): TemplateResult {
    const width = layout.columns * CELL + 2 * MARGIN;
    const height = layout.rows * CELL + 2 * MARGIN;
    const hasFocusable = placed.some(({ resource }) => resource.name === this.focusable);
    const first = hasFocusable ? this.focusable : placed[0]?.resource.name;
    return html`<svg
      class="map"
      viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}"
      role="group"
      aria-label="Map of ${store.facility?.title ?? 'the facility'}; arrow keys move from one resource to the next"
    >
      ${this.room(layout)} ${placed.map((one) => this.place(store, one, one.resource.name === first, placed))}
    </svg>`;
  }

  private room(layout: MapLayout): SVGTemplateResult | typeof nothing {
    if (layout.inRoom.length === 0) {
      return nothing;
    }
    const path = outline([...layout.inRoom.map(({ cell }) => cell), ...layout.pillars]);
    return svg`<g aria-hidden="true">
      <path class="floor" transform="scale(${CELL})" vector-effect="non-scaling-stroke" d=${path} />
      ${layout.pillars.map(
        ({ x, y }) => svg`<g transform="translate(${(x + 0.5) * CELL} ${(y + 0.5) * CELL})">
          <rect class="pillar" x="-24" y="-24" width="48" height="48" rx="3" />
          <path class="pillar-hatch" d="M-20 4L4 -20M-20 20L20 -20M-4 20L20 -4" />
        </g>`,
      )}
    </g>`;
  }

  private place(store: FacilityStore, one: Placed, isFirst: boolean, all: Placed[]): SVGTemplateResult {
    const { resource, cell } = one;
    const status = store.statuses.get(resource.name);
    const held = store.leaseNow(resource.name);
    const classes = ['place'];
    if (store.selected === resource.name) {
      classes.push('selected');
    }
    if (isOld(status, store.now())) {
      classes.push('old');
    }
    return svg`<g
      class=${classes.join(' ')}
      data-name=${resource.name}
      transform="translate(${(cell.x + 0.5) * CELL} ${(cell.y + 0.5) * CELL})"
      role="button"
      tabindex=${isFirst ? 0 : -1}
      aria-haspopup="dialog"
      aria-label=${spoken(resource, status, held)}
      @click=${() => this.open(store, resource)}
      @keydown=${(event: KeyboardEvent) => this.pressed(event, store, one, all)}
      @pointerenter=${() => (this.pointedAt = resource.name)}
      @pointerleave=${() => (this.pointedAt = null)}
      @focus=${() => this.focused(resource.name)}
      @blur=${() => (this.pointedAt = null)}
    >
      <rect class="tile" x="-36" y="-36" width="72" height="72" rx="6" />
      <text class="name" y="32">${shortened(resource.name)}</text>
      <g transform="translate(0 -6)">${this.picture(store, resource)}</g>
    </g>`;
  }

  private picture(store: FacilityStore, resource: Resource): SVGTemplateResult {
    const status = store.statuses.get(resource.name);
    if (isPhone(resource)) {
      return phone(phoneModeOf(status));
    }
    const aerial = radioOf(resource, status);
    return svg`
      ${node(reachOf(status), resource.type === 'nodepc', systemOf(status))}
      ${availabilityOf(status) === 'ko' ? forbidden() : nothing}
      ${aerial ? svg`<g transform="translate(27 -18)">${radio(aerial.power)}</g>` : nothing}`;
  }

  private tooltip(store: FacilityStore, placed: Placed[]): TemplateResult | typeof nothing {
    const one = placed.find(({ resource }) => resource.name === this.pointedAt);
    if (!one || this.opened) {
      return nothing;
    }
    const { resource } = one;
    const zone = zoneFor(this.zone, store.facility?.timeZone);
    const held = store.leaseNow(resource.name);
    return html`<div class="tooltip" aria-hidden="true">
      <b>${resource.name}</b><span>${describe(resource, store.statuses.get(resource.name))}</span>
      ${held ? html`<span>${held.slice}, ${span(held.start, held.end, store.now(), zone)}</span>` : nothing}
    </div>`;
  }

  /** Puts the tooltip beside what it is about, on the side where there is more room. */
  protected override updated(): void {
    const tooltip = this.renderRoot.querySelector<HTMLElement>('.tooltip');
    const about = this.pointedAt && this.find(this.pointedAt);
    const stage = this.renderRoot.querySelector('.stage');
    if (!tooltip || !about || !stage) {
      return;
    }
    const frame = stage.getBoundingClientRect();
    const box = about.getBoundingClientRect();
    const isLeft = box.left + box.right < frame.left + frame.right;
    const isHigh = box.top + box.bottom < frame.top + frame.bottom;
    tooltip.style.left = isLeft ? `${box.right - frame.left + 4}px` : 'auto';
    tooltip.style.right = isLeft ? 'auto' : `${frame.right - box.left + 4}px`;
    tooltip.style.top = isHigh ? `${box.top - frame.top}px` : 'auto';
    tooltip.style.bottom = isHigh ? 'auto' : `${frame.bottom - box.bottom}px`;
  }

  private focused(name: string): void {
    this.focusable = name;
    this.pointedAt = name;
  }

  private pressed(event: KeyboardEvent, store: FacilityStore, one: Placed, all: Placed[]): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open(store, one.resource);
    } else if (event.key === 'Escape') {
      this.pointedAt = null;
    } else if (isDirection(event.key)) {
      event.preventDefault();
      this.focusOn(neighbour(all, one, event.key).resource.name);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      this.focusOn((event.key === 'Home' ? all[0] : all.at(-1))!.resource.name);
    }
  }

  private focusOn(name: string): void {
    this.find(name)?.focus();
  }

  private find(name: string): SVGElement | null {
    return this.renderRoot.querySelector<SVGElement>(`[data-name="${CSS.escape(name)}"]`);
  }

  private open(store: FacilityStore, resource: Resource): void {
    store.select(resource.name);
    this.focusable = resource.name;
    this.opened = resource.name;
    const detail = { facility: resource.facility, resource: resource.name };
    this.dispatchEvent(new CustomEvent('resource-select', { detail, bubbles: true, composed: true }));
  }

  private close(): void {
    const name = this.opened;
    this.opened = null;
    if (name) {
      this.focusOn(name);
    }
  }
}

/** What a screen reader says; it begins with the words that are seen. */
function spoken(resource: Resource, status: Status | undefined, held: Lease | null): string {
  const system = reachOf(status) === 'ssh' ? systemOf(status)?.short : undefined;
  const seen = [shortened(resource.name), system].filter(Boolean).join(' ');
  return `${seen}: ${describe(resource, status)}${held ? `, leased by ${held.slice}` : ''}`;
}

function shortened(name: string): string {
  return name.length <= 11 ? name : `${name.slice(0, 5)}…${name.slice(-5)}`;
}

define('live-map', LiveMap);
