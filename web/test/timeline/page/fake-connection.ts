import { ProblemError } from '../../../src/server/connection.js';
import type { Problem } from '../../../src/server/records.js';
import type { TimelineLease } from '../../../src/timeline/core/records.js';
import type { TimelineConnection } from '../../../src/timeline/feed.js';
import type { Scene } from './scenes.js';

type Handler = {
  snapshot(items: unknown[]): void;
  put?(item: unknown): void;
  remove?(key: string): void;
};

/** A server that lives in the page: it answers as the real one does, from a scene. For tests only. */
export class FakeConnection implements TimelineConnection {
  readonly asked: { method: string; path: string; options: Record<string, any> }[] = [];
  readonly intentions: unknown[] = [];
  refuseNext: Problem | null = null;
  private readonly handlers = new Map<string, Handler[]>();
  private nextId = 10_000;

  constructor(private readonly scene: Scene) {}

  onState = (listener: (state: 'open') => void) => {
    listener('open');
    return () => undefined;
  };

  onMe = (listener: (me: any) => void) => {
    const account = { name: 'ada', displayName: 'Ada', administrator: false };
    listener({ account, slices: this.scene.slices.map((name) => ({ name, mine: true })) });
    return () => undefined;
  };

  serverNow = () => this.scene.now;

  intend = (intention: unknown) => {
    this.intentions.push(intention);
  };

  subscribe = (channel: string, _window: unknown, handler: any) => {
    const followers = this.handlers.get(channel) ?? [];
    followers.push(handler);
    this.handlers.set(channel, followers);
    queueMicrotask(() => handler.snapshot(channel.startsWith('leases:') ? this.current() : []));
    return () => followers.splice(followers.indexOf(handler), 1);
  };

  /** Says a change to all who follow a channel. */
  push(channel: string, change: { put?: unknown; remove?: string }): void {
    for (const handler of this.handlers.get(channel) ?? []) {
      if (change.remove !== undefined) {
        handler.remove?.(change.remove);
      } else {
        handler.put?.(change.put);
      }
    }
  }

  request = async (method: string, path: string, options: Record<string, any> = {}): Promise<any> => {
    this.asked.push({ method, path, options });
    return { status: 200, headers: new Headers(), body: this.answer(method, path, options) };
  };

  private answer(method: string, path: string, { body, query }: Record<string, any>): unknown {
    if (method === 'GET') {
      return this.read(path, query ?? {});
    }
    if (this.refuseNext) {
      const problem = this.refuseNext;
      if (!query?.preview) {
        this.refuseNext = null;
      }
      if (query?.preview) {
        return { lease: null, refusals: [problem] };
      }
      throw new ProblemError(problem);
    }
    const id = Number(path.split('/')[2] ?? 0);
    const before = this.scene.leases.find((lease) => lease.id === id);
    const lease: TimelineLease = before
      ? { ...before, ...body, revision: (before.revision ?? 0) + 1 }
      : { ...body, id: this.nextId++, revision: 1, state: 'OPEN' };
    if (query?.preview) {
      return { lease, refusals: [] };
    }
    return method === 'DELETE' ? this.drop(id) : this.keep(lease);
  }

  private read(path: string, query: Record<string, any>): unknown {
    if (path.startsWith('/facilities/')) {
      return {
        name: 'lab',
        title: 'Lab',
        timeZone: this.scene.zone,
        granularitySeconds: this.scene.granularity,
      };
    }
    if (path === '/resources') {
      return { items: this.scene.resources, next: null };
    }
    if (path === '/blackouts') {
      return { items: this.scene.blackouts };
    }
    const { from, until } = query;
    const items = this.scene.leases.filter(
      (lease) => +from < Date.parse(lease.end) && Date.parse(lease.start) < +until,
    );
    return { items, next: null };
  }

  private current(): TimelineLease[] {
    return this.scene.leases.filter((lease) => Date.parse(lease.end) > this.scene.now - 86_400_000);
  }

  private keep(lease: TimelineLease): TimelineLease {
    this.scene.leases = [...this.scene.leases.filter((each) => each.id !== lease.id), lease];
    this.push('leases:lab', { put: lease });
    return lease;
  }

  private drop(id: number): null {
    const lease = this.scene.leases.find((each) => each.id === id)!;
    this.scene.leases = this.scene.leases.filter((each) => each.id !== id);
    this.push('leases:lab', { put: { ...lease, revision: (lease.revision ?? 0) + 1, state: 'CANCELLED' } });
    return null;
  }
}
