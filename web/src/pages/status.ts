import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress, intoAddress } from '../app/address.js';
import { FacilityPage } from '../app/facility-page.js';
import '../app/page.css';
import '../board/lh-board.js';
import { define } from '../design/define.js';
import '../map/live-map.js';
import type { Facility } from '../server/records.js';
import '../table/live-table.js';
import { LeasesView } from './parts/leases.js';

/** The public page: today's leases, the map and the table. */
class StatusPage extends FacilityPage {
  protected readonly page = 'status';
  private readonly leases = new LeasesView(this);
  @state() private tableView = '';

  protected override readAddress(): void {
    super.readAddress();
    this.tableView = fromAddress('table') ?? '';
  }

  protected override contents(facility: Facility): TemplateResult {
    return html`
      <h1 class="visually-hidden">Status of ${facility.title}</h1>
      <lh-board page="status">
        <lh-widget key="leases" heading="Leases today" width="12" height="7" steady flush>
          ${this.leases.template({ facility, zone: this.zone, mode: 'status', zoneChosen: (zone) => this.chooseZone(zone) })}
        </lh-widget>
        <lh-widget key="map" heading="Map" width="5" height="13" fill>
          <live-map facility=${facility.name} zone=${this.zone}></live-map>
        </lh-widget>
        <lh-widget key="table" heading="Resources" width="7" height="13">
          <live-table
            facility=${facility.name}
            zone=${this.zone}
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

define('lh-status-page', StatusPage);
document.body.append(document.createElement('lh-status-page'));
