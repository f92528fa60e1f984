import { html, type TemplateResult } from 'lit';
import type { Facility } from '../../server/records.js';

/** The timeline of a facility, its view kept in the address. */
export function leases(given: {
  facility: Facility;
  zone: string;
  mode: 'status' | 'plan' | 'run';
}): TemplateResult {
  return html`<live-leases
    facility=${given.facility.name}
    zone=${given.zone}
    mode=${given.mode}
  ></live-leases>`;
}
