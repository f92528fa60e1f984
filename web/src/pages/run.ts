import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress, intoAddress } from '../app/address.js';
import { FacilityPage } from '../app/facility-page.js';
import '../app/page.css';
import '../board/lh-board.js';
import { define } from '../design/define.js';
import '../map/live-map.js';
import '../now/lease-now.js';
import type { Facility } from '../server/records.js';
import '../table/live-table.js';
import { LeasesView } from './parts/leases.js';
import { loginWanted } from './parts/login-wanted.js';

/** For whoever holds the current lease: the leases of today in a narrow strip, the map and the table beside it. */
class RunPage extends FacilityPage {
  protected readonly page = 'run';
  private readonly leases = new LeasesView(this);
  @state() private tableView = '';

  protected override readAddress(): void {
    super.readAddress();
    this.tableView = fromAddress('table') ?? '';
  }

  protected override contents(facility: Facility): TemplateResult {
    if (!this.me) {
      return this.me === null ? loginWanted('run an experiment') : html``;
    }
    return html`
      <h1 class="visually-hidden">Run on ${facility.title}</h1>
      <lh-board page="run">
        <lh-widget key="leases" heading="Leases today" width="3" height="19" steady flush>
          ${this.leases.template({ facility, zone: this.zone, mode: 'run', zoneChosen: (zone) => this.chooseZone(zone) })}
        </lh-widget>
        <lh-widget key="now" heading="Now" width="9" height="5">
          <lease-now facility=${facility.name} zone=${this.zone}></lease-now>
        </lh-widget>
        <lh-widget key="map" heading="Map" width="4" height="14" fill>
          <live-map facility=${facility.name} zone=${this.zone}></live-map>
        </lh-widget>
        <lh-widget key="table" heading="Resources" width="5" height="14">
          <live-table
            facility=${facility.name}
            zone=${this.zone}
            columns="available,power,ssh,system,radio"
            .view=${this.tableView}
            @view-change=${(event: CustomEvent<{ view: string }>) => this.tableChanged(event.detail.view)}
          ></live-table>
        </lh-widget>
      </lh-board>
    `;
  }

  private tableChanged(view: string): void {
    this.tableView = view;
    intoAddress({ table: view });
  }
}

define('lh-run-page', RunPage);
document.body.append(document.createElement('lh-run-page'));
