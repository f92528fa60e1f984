import { ProblemError, type ServerConnection } from '../server/connection.js';
import type { Lease, LeasePreview } from '../server/records.js';

/** A change to a running lease that is yet to be confirmed. */
export interface Change {
  kind: 'extend' | 'end';
  lease: Lease;
  /** When the lease would end, in milliseconds since 1970. */
  end: number;
  /** Why the server would refuse it, if it would. */
  refusal: string | null;
  send(connection: ServerConnection): Promise<void>;
}

export function extend(lease: Lease, byMilliseconds: number): Change {
  const end = Date.parse(lease.end) + byMilliseconds;
  return {
    kind: 'extend',
    lease,
    end,
    refusal: null,
    async send(connection) {
      await connection.request('PATCH', `/leases/${lease.id}`, {
        body: { end: new Date(end).toISOString() },
        headers: { 'If-Match': `"${lease.revision}"` },
      });
    },
  };
}

/** Cut at the next full grain, as the server does with a lease that runs. */
export function endNow(lease: Lease, now: number, grain: number): Change {
  return {
    kind: 'end',
    lease,
    end: Math.min(
      Date.parse(lease.end),
      Math.max(Math.ceil(now / grain) * grain, Date.parse(lease.start) + grain),
    ),
    refusal: null,
    async send(connection) {
      await connection.request('DELETE', `/leases/${lease.id}`);
    },
  };
}

/** Asks the server what it would say to the change, so that a refusal is seen before anything is sent. */
export async function preview(connection: ServerConnection, change: Change): Promise<Change> {
  if (change.kind === 'end') {
    return change;
  }
  try {
    const answer = await connection.request<LeasePreview>('PATCH', `/leases/${change.lease.id}`, {
      query: { preview: true },
      body: { end: new Date(change.end).toISOString() },
      headers: { 'If-Match': `"${change.lease.revision}"` },
    });
    const [refusal] = answer.body.refusals;
    return refusal ? { ...change, refusal: refusal.detail } : change;
  } catch (error) {
    if (error instanceof ProblemError) {
      return { ...change, refusal: error.message };
    }
    throw error;
  }
}
