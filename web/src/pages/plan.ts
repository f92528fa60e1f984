import { html, type TemplateResult } from 'lit';
import { FacilityPage } from '../app/facility-page.js';
import '../app/page.css';
import './plan.css';
import { define } from '../design/define.js';
import type { Facility } from '../server/records.js';
import { LeasesView } from './parts/leases.js';
import { loginWanted } from './parts/login-wanted.js';

/** The full-page scheduler, for those who may book. */
class PlanPage extends FacilityPage {
  protected readonly page = 'plan';
  private readonly leases = new LeasesView(this);

  protected override get isWide(): boolean {
    return this.facility !== null && Boolean(this.me);
  }

  protected override contents(facility: Facility): TemplateResult {
    if (!this.me) {
      return this.me === null ? loginWanted('plan') : html``;
    }
    return html`
      <h1 class="visually-hidden">Plan the leases of ${facility.title}</h1>
      ${this.leases.template({ facility, zone: this.zone, mode: 'plan', zoneChosen: (zone) => this.chooseZone(zone) })}
    `;
  }
}

define('lh-plan-page', PlanPage);
document.body.append(document.createElement('lh-plan-page'));
