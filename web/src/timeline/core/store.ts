import { type Span, type TimelineLease, overlaps } from './records.js';

/** A lease with its instants read, as it is drawn. */
export interface Held extends Span {
  lease: TimelineLease;
  /** What this browser is doing to it, when it is doing something. */
  phase: Phase | null;
}

export type Phase = 'pending' | 'removing';

/** What this browser has asked for and the server has not confirmed. */
export interface LocalChange {
  /** The lease as it would be. A new one has an id below zero. */
  lease: TimelineLease;
  phase: Phase;
}

/** Lists shorter than this are made anew when they grow, because growing leaves room for a dozen more. */
const SMALL = 12;

interface Lane {
  /** Sorted by start. */
  held: Held[];
  longest: number;
}

/**
 * The leases that are known, by resource and time. Whoever brings a lease later but with a lower revision is
 * late and is not listened to. Instants are read, and rows sorted, when a row is first asked for.
 */
export class LeaseStore {
  private readonly byId = new Map<number, TimelineLease>();
  private readonly byResource = new Map<string, TimelineLease[]>();
  private readonly lanes = new Map<string, Lane>();
  private readonly gone = new Map<number, number>();
  private readonly changes = new Map<number, LocalChange>();

  get size(): number {
    return this.byId.size;
  }

  find(id: number): TimelineLease | undefined {
    return this.byId.get(id);
  }

  /** Forgets everything and takes these. */
  replaceAll(leases: Iterable<TimelineLease>): void {
    this.byId.clear();
    this.byResource.clear();
    this.lanes.clear();
    this.gone.clear();
    for (const lease of leases) {
      this.put(lease);
    }
  }

  /** Takes a lease; says whether that changed anything. A cancelled lease goes. */
  put(lease: TimelineLease): boolean {
    const revision = lease.revision ?? 0;
    const before = this.byId.get(lease.id);
    if (before && !isLater(lease, before)) {
      return false;
    }
    const goneAt = this.gone.get(lease.id);
    if (goneAt !== undefined && goneAt >= revision) {
      return false;
    }
    if (before) {
      this.unlink(before);
    }
    if (lease.state === 'CANCELLED') {
      this.byId.delete(lease.id);
      this.gone.set(lease.id, revision);
      return before !== undefined;
    }
    this.byId.set(lease.id, lease);
    this.link(lease);
    return true;
  }

  remove(id: number): boolean {
    const before = this.byId.get(id);
    if (!before) {
      return false;
    }
    this.unlink(before);
    this.byId.delete(id);
    this.gone.set(id, before.revision ?? 0);
    return true;
  }

  /**
   * Takes the whole truth about a span of time: leases in it that the list does not name are gone, except
   * those that `isNewer` knows to have come after the list was made.
   */
  replaceWithin(
    span: Span,
    leases: readonly TimelineLease[],
    isNewer = (_id: number): boolean => false,
  ): void {
    const named = new Set(leases.map((lease) => lease.id));
    for (const lease of [...this.byId.values()]) {
      if (!named.has(lease.id) && !isNewer(lease.id) && overlaps(span, spanOf(lease))) {
        this.remove(lease.id);
      }
    }
    leases.forEach((lease) => this.put(lease));
  }

  // ---- what this browser is doing

  setChange(change: LocalChange): void {
    this.changes.set(change.lease.id, change);
  }

  dropChange(id: number): void {
    this.changes.delete(id);
  }

  get localChanges(): LocalChange[] {
    return [...this.changes.values()];
  }

  // ---- questions

  /** What lies on one resource (not on those above or below it) in a span, in order of start. */
  on(resource: string, span: Span): Held[] {
    const lane = this.lane(resource);
    const found = lane ? within(lane, span) : [];
    return this.changes.size === 0 ? found : this.withChanges(resource, span, found);
  }

  /** All leases in a span, in order of start. */
  within(span: Span): Held[] {
    const found: Held[] = [];
    for (const lease of this.byId.values()) {
      const held = heldOf(lease);
      if (overlaps(held, span)) {
        found.push(held);
      }
    }
    return found.sort((a, b) => a.start - b.start || a.lease.id - b.lease.id);
  }

  private withChanges(resource: string, span: Span, found: Held[]): Held[] {
    const mixed = found.filter((held) => !this.changes.has(held.lease.id));
    for (const { lease, phase } of this.changes.values()) {
      const held: Held = { ...heldOf(lease), phase };
      if (lease.resources.includes(resource) && overlaps(held, span)) {
        mixed.push(held);
      }
    }
    return mixed.sort((a, b) => a.start - b.start);
  }

  private link(lease: TimelineLease): void {
    for (const resource of lease.resources) {
      const lane = this.lanes.get(resource);
      if (lane) {
        insert(lane, heldOf(lease));
      }
      const leases = this.byResource.get(resource);
      if (leases && leases.length >= SMALL) {
        leases.push(lease);
      } else {
        this.byResource.set(resource, leases ? [...leases, lease] : [lease]);
      }
    }
  }

  private unlink(lease: TimelineLease): void {
    for (const resource of lease.resources) {
      const leases = this.byResource.get(resource);
      const index = leases ? leases.indexOf(lease) : -1;
      if (leases && index >= 0) {
        leases.splice(index, 1);
      }
      const lane = this.lanes.get(resource);
      const place = lane ? lane.held.findIndex((held) => held.lease === lease) : -1;
      if (lane && place >= 0) {
        lane.held.splice(place, 1);
      }
    }
  }

  private lane(resource: string): Lane | undefined {
    let lane = this.lanes.get(resource);
    const leases = lane ? undefined : this.byResource.get(resource);
    if (leases) {
      const held = leases.map(heldOf).sort((a, b) => a.start - b.start);
      lane = { held, longest: held.reduce((most, each) => Math.max(most, each.end - each.start), 0) };
      this.lanes.set(resource, lane);
    }
    return lane;
  }
}

/** Leases without a revision are taken as they come. */
function isLater(lease: TimelineLease, before: TimelineLease): boolean {
  if (lease.revision === undefined || before.revision === undefined) {
    return lease !== before;
  }
  return lease.revision > before.revision;
}

export function spanOf(lease: TimelineLease): Span {
  return { start: Date.parse(lease.start), end: Date.parse(lease.end) };
}

function heldOf(lease: TimelineLease): Held {
  return { start: Date.parse(lease.start), end: Date.parse(lease.end), lease, phase: null };
}

/** The first place at which a lease starts at or after the instant. */
function firstFrom(held: readonly Held[], instant: number): number {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (held[middle]!.start < instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function within(lane: Lane, span: Span): Held[] {
  const found: Held[] = [];
  for (let i = firstFrom(lane.held, span.start - lane.longest); i < lane.held.length; i++) {
    const held = lane.held[i]!;
    if (held.start >= span.end) {
      break;
    }
    if (held.end > span.start) {
      found.push(held);
    }
  }
  return found;
}

function insert(lane: Lane, held: Held): void {
  lane.held.splice(firstFrom(lane.held, held.start), 0, held);
  lane.longest = Math.max(lane.longest, held.end - held.start);
}
