/** The records that the server speaks of, as they travel in JSON. */

/** An ISO-8601 instant in UTC, such as "2026-11-22T09:00:00Z". */
export type InstantText = string;

export interface Policy {
  granularitySeconds: number;
  maximumLengthSeconds: number | null;
  minimumNoticeSeconds: number | null;
  horizonSeconds: number | null;
  futureHoursPerSlice: number | null;
  bufferBeforeSeconds: number;
  bufferAfterSeconds: number;
  pastBookingAllowed: boolean;
}

export interface Cell {
  x: number;
  y: number;
}

/** The floor plan of a facility: a grid of cells, some of them taken by pillars. */
export interface FloorPlan {
  columns: number;
  rows: number;
  pillars: Cell[];
}

export interface Facility {
  name: string;
  title: string;
  timeZone: string;
  granularitySeconds: number;
  policy: Policy;
  map: FloorPlan | null;
  revision: number;
}

export type Scalar = string | number | boolean | null;

export interface Resource {
  id: number;
  facility: string;
  name: string;
  type: string;
  title: string | null;
  parent: string | null;
  position: Cell | null;
  properties: Record<string, Scalar>;
  bookable: boolean;
}

export type LeaseState =
  'REQUESTED' | 'OPEN' | 'STARTING' | 'FULFILLED' | 'ENDING' | 'EXPIRED' | 'CANCELLED' | 'ERROR';

export interface Lease {
  id: number;
  revision: number;
  facility: string;
  resources: string[];
  slice: string;
  state: LeaseState;
  start: InstantText;
  end: InstantText;
  note: string | null;
  problem: string | null;
  createdAt: InstantText;
  createdBy: string;
}

export interface Slice {
  name: string;
  title: string | null;
  family: string;
  country: string;
  members?: string[];
  expiresAt: InstantText | null;
  mine: boolean;
}

export interface Account {
  name: string;
  displayName: string;
  email: string | null;
  administrator: boolean;
  disabled: boolean;
  createdAt: InstantText;
}

/** Who is logged in, and the slices that he may book for. */
export interface Me {
  account: Account;
  slices: Slice[];
}

/** What a monitor last said about a resource. The attributes are an open map. */
export interface Status {
  resource: string;
  attributes: Record<string, Scalar>;
  seenAt: InstantText;
}

/** What somebody else is about to book and has not. */
export interface Intention {
  key: string;
  person: string;
  facility?: string;
  slice: string;
  resources: string[];
  start: InstantText;
  end: InstantText;
}

/** What this browser is about to book. */
export interface OwnIntention {
  facility: string;
  resources: string[];
  slice: string;
  start: InstantText;
  end: InstantText;
}

export interface Blackout {
  id: number;
  facility: string;
  resources: string[];
  start: InstantText;
  end: InstantText;
  reason: string;
  leasesInTheWay: 'keep' | 'cut' | 'cancel';
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface UsageRow {
  slice?: string;
  family?: string;
  month?: string;
  leases: number;
  hours: number;
}

export interface Usage {
  from: InstantText;
  until: InstantText;
  items: UsageRow[];
  hours: number;
  leases: number;
}

/** An RFC 9457 problem, as the server words it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  field?: string;
  rule?: string;
  allowed?: string | Record<string, unknown>;
  conflicts?: { start: InstantText; end: InstantText; resource: string; slice?: string; leaseId?: number }[];
  nearestFree?: { start: InstantText; end: InstantText }[];
}
