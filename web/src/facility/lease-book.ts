import type { Lease } from '../server/records.js';

/** The leases of about now, and who holds what at an instant. */
export class LeaseBook {
  private readonly leases = new Map<number, Lease>();

  replaceAll(leases: Lease[]): void {
    this.leases.clear();
    leases.forEach((lease) => this.put(lease));
  }

  /** Takes a new or changed lease in, and a cancelled one out. */
  put(lease: Lease): void {
    if (lease.state === 'CANCELLED') {
      this.leases.delete(lease.id);
    } else {
      this.leases.set(lease.id, lease);
    }
  }

  /** The leases of any of the resources, sorted by start. */
  of(resources: Set<string>): Lease[] {
    return [...this.leases.values()]
      .filter((lease) => lease.resources.some((name) => resources.has(name)))
      .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  }

  holding(resources: Set<string>, instant: number): Lease | null {
    return this.of(resources).find((lease) => isOn(lease, instant)) ?? null;
  }

  after(resources: Set<string>, instant: number): Lease | null {
    return this.of(resources).find((lease) => Date.parse(lease.start) > instant) ?? null;
  }

  /** The next instant at which a lease begins or ends; Infinity if none does. */
  nextBoundary(after: number): number {
    const ahead = [...this.leases.values()]
      .flatMap((lease) => [Date.parse(lease.start), Date.parse(lease.end)])
      .filter((instant) => instant > after);
    return Math.min(Infinity, ...ahead);
  }
}

function isOn(lease: Lease, instant: number): boolean {
  const isNone = lease.state === 'CANCELLED' || lease.state === 'ERROR' || lease.state === 'REQUESTED';
  return !isNone && Date.parse(lease.start) <= instant && instant < Date.parse(lease.end);
}
