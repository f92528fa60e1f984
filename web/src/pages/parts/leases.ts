import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { fromAddress, intoAddress, onAddressChange } from '../../app/address.js';
import type { Facility } from '../../server/records.js';
import '../../timeline/live-leases.js';
import type { LiveLeases, ViewState } from '../../timeline/live-leases.js';

type Zone = 'viewer' | 'facility';

/** What a page tells of itself to its timeline. */
interface Given {
  facility: Facility;
  zone: Zone;
  mode: LiveLeases['mode'];
  /** The reader chose another zone inside the timeline. */
  zoneChosen(zone: Zone): void;
}

const DAY = 24 * 3_600_000;

/** The timeline of a page: where in time the reader looks, and which rows, is in the page's address. */
export class LeasesView implements ReactiveController {
  private from: string | null = null;
  private days: number | null = null;
  private filter = '';
  private end: (() => void) | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.read();
    this.end = onAddressChange(() => {
      this.read();
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.end?.();
  }

  template({ facility, zone, mode, zoneChosen }: Given): TemplateResult {
    return html`<live-leases
      server=""
      facility=${facility.name}
      mode=${mode}
      timezone=${zone}
      .from=${this.from}
      .days=${this.days}
      .filter=${this.filter}
      @view-change=${(event: CustomEvent<ViewState>) => this.moved(event.detail, zone, zoneChosen)}
    ></live-leases>`;
  }

  private read(): void {
    const from = fromAddress('from');
    const days = Number(fromAddress('days'));
    this.from = from && !Number.isNaN(Date.parse(from)) ? from : null;
    this.days = days > 0 && days <= 800 ? days : null;
    this.filter = fromAddress('rows') ?? '';
  }

  /** Leaving the usual view, another zoom or a jump is a step that back takes back; scrolling along is not. */
  private moved(view: ViewState, zone: Zone, zoneChosen: (zone: Zone) => void): void {
    const leap = Math.abs(Date.parse(view.from) - Date.parse(this.from ?? view.from));
    const days = Math.round(view.days * 1000) / 1000;
    const isStep = this.from === null || days !== this.days || leap >= (days * DAY) / 3;
    intoAddress({ from: view.from, days: String(days), rows: view.filter }, isStep ? 'push' : 'replace');
    this.from = view.from;
    this.days = days;
    this.filter = view.filter;
    if (view.zone !== zone && (view.zone === 'viewer' || view.zone === 'facility')) {
      zoneChosen(view.zone);
    }
  }
}
