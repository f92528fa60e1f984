/** What the timeline needs to know of a resource; the server's records know more. */
export interface TimelineResource {
  name: string;
  type?: string;
  title?: string | null;
  parent?: string | null;
  bookable?: boolean;
  properties?: Record<string, unknown>;
}

/** What the timeline needs to know of a lease; the server's records know more. */
export interface TimelineLease {
  id: number;
  revision?: number;
  resources: readonly string[];
  slice: string;
  state?: string;
  /** ISO-8601 instants. */
  start: string;
  end: string;
  note?: string | null;
  problem?: string | null;
  createdBy?: string;
}

/** A half-open span of instants in milliseconds since 1970. */
export interface Span {
  start: number;
  end: number;
}

/** Maintenance: nothing can be booked. No resources means all of them. */
export interface TimelineBlackout {
  id: number;
  resources: readonly string[];
  start: string;
  end: string;
  reason: string;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
