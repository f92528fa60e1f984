import type { Lease } from '../server/records.js';
import { clock, moment, zoneFor } from '../time/format.js';
import type { FacilityStore } from './store.js';

/** The lease that holds the whole of the facility now, if it is one that is booked as a whole. */
export function leaseOfWhole(store: FacilityStore): Lease | null {
  const [whole, ...others] = store.roots;
  return whole && others.length === 0 ? store.leaseNow(whole.name) : null;
}

/** Who holds what now, in a few words: "leased by mesh until 14:00", "free until 16:00", "3 leases now". */
export function currentLease(store: FacilityStore, zoneChoice: string): string {
  const zone = zoneFor(zoneChoice, store.facility?.timeZone);
  const [whole, ...others] = store.roots;
  if (!whole || others.length > 0) {
    const held = new Set(store.resources.map((resource) => store.leaseNow(resource.name)?.id));
    held.delete(undefined);
    return held.size === 1 ? '1 lease now' : `${held.size} leases now`;
  }
  const lease = store.leaseNow(whole.name);
  if (lease) {
    return `leased by ${lease.slice} until ${clock(lease.end, zone)}`;
  }
  const next = store.leaseNext(whole.name);
  return next ? `free until ${moment(next.start, store.now(), zone)}` : 'free';
}
