import type { Lease, Page, Problem, Slice } from '../server/records.js';
import type { TimelineController } from './controller.js';
import { type Backend, type Draft, type Preview, changesOf, leaseOf } from './core/draft.js';
import { obstacles } from './core/edits.js';
import { type TimelineLease, iso } from './core/records.js';
import type { TimelineConnection } from './feed.js';

/** Wishes answered by a Leasehold server. */
export class ServerBackend implements Backend {
  constructor(
    private readonly connection: TimelineConnection,
    private readonly facility: string,
  ) {}

  async preview(draft: Draft, signal: AbortSignal): Promise<Preview> {
    const { method, path, headers } = this.wish(draft);
    const body = this.body(draft);
    const answer = await this.connection.request<Preview>(method, path, {
      body,
      headers,
      query: { preview: true },
      signal,
    });
    return answer.body;
  }

  async commit(draft: Draft, key: string): Promise<TimelineLease | null> {
    if (draft.kind === 'cancel') {
      const gone = await this.connection.request<Lease | null>('DELETE', `/leases/${draft.lease!.id}`);
      return gone.status === 204 ? null : gone.body;
    }
    const { method, path, headers } = this.wish(draft);
    const body = this.body(draft);
    const answer = await this.connection.request<Lease>(method, path, {
      body,
      headers: draft.kind === 'book' ? { ...headers, 'Idempotency-Key': key } : headers,
    });
    return answer.body;
  }

  async reload(id: number): Promise<TimelineLease> {
    return (await this.connection.request<Lease>('GET', `/leases/${id}`)).body;
  }

  async allSlices(): Promise<string[]> {
    const page = await this.connection.request<Page<Slice>>('GET', '/slices', { query: { limit: 1000 } });
    return page.body.items.map((slice) => slice.name);
  }

  private wish(draft: Draft): { method: string; path: string; headers: Record<string, string> } {
    return draft.kind === 'book'
      ? { method: 'POST', path: '/leases', headers: {} }
      : {
          method: 'PATCH',
          path: `/leases/${draft.lease!.id}`,
          headers: { 'If-Match': `"${draft.lease!.revision}"` },
        };
  }

  private body(draft: Draft): unknown {
    if (draft.kind !== 'book') {
      return changesOf(draft);
    }
    const { resources, slice, note } = draft;
    return {
      facility: this.facility,
      resources,
      slice,
      start: iso(draft.start),
      end: iso(draft.end),
      ...(note ? { note } : {}),
    };
  }
}

/** Wishes answered from the page's own data, for pages that show a timeline without a server. */
export class PageBackend implements Backend {
  private nextId = -1_000_000;

  constructor(private readonly controller: TimelineController) {}

  async preview(draft: Draft): Promise<Preview> {
    const [first] = obstacles(this.controller.model, draft.resources, draft, draft.lease?.id);
    const refusals: Problem[] = first
      ? [
          {
            type: 'about:blank',
            title: 'Already taken',
            status: 409,
            detail: `${first.resource} is taken ${this.controller.model.labels.span(first.start, first.end)}.`,
            code: 'conflict',
          },
        ]
      : [];
    return { lease: leaseOf(draft, 0), refusals };
  }

  async commit(draft: Draft): Promise<TimelineLease | null> {
    if (draft.kind === 'cancel') {
      return null;
    }
    const lease = leaseOf(draft, this.nextId--);
    return { ...lease, revision: (draft.lease?.revision ?? 0) + 1 };
  }

  async reload(id: number): Promise<TimelineLease> {
    return this.controller.model.store.find(id)!;
  }

  async allSlices(): Promise<string[]> {
    return [...this.controller.model.slices];
  }
}
