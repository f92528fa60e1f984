import type { ServerConnection } from '../server/connection.js';
import type { Blackout, Facility, Intention, Lease, Me, Page, Resource } from '../server/records.js';
import type { TimelineController } from './controller.js';
import { Grain } from './core/grain.js';
import type { Span } from './core/records.js';
import { DAY, SECOND, Zone } from './core/zone.js';

/** The part of a server connection that the timeline uses. Tests give another. */
export type TimelineConnection = Pick<
  ServerConnection,
  'request' | 'subscribe' | 'onState' | 'onMe' | 'intend' | 'serverNow'
>;

/** What the element is told. */
export interface FeedListener {
  facilityKnown(facility: Facility): void;
  meKnown(me: Me | null): void;
  connectionState(state: 'connecting' | 'open' | 'down'): void;
  failed(message: string): void;
}

const PAGE = 1000;
const SNAPSHOT_BEFORE = DAY;
const REACH = 0.5;

/**
 * Keeps the timeline's model in step with one facility of one server: what there is, what is leased, what is
 * closed, and what others are about to book. What happens arrives by itself; spans that lie before the live
 * snapshot are fetched when somebody looks there.
 */
export class TimelineFeed {
  private readonly ends: (() => void)[] = [];
  private endIntentions: (() => void) | null = null;
  private covered: Span[] = [];
  private fetching: AbortController | null = null;
  private heardSince = new Set<number>();
  private lastBlackouts: Span | null = null;
  private stopped = false;

  constructor(
    private readonly connection: TimelineConnection,
    private readonly facility: string,
    private readonly controller: TimelineController,
    private readonly listener: FeedListener,
  ) {}

  async start(): Promise<void> {
    this.ends.push(
      this.connection.onState((state) => this.listener.connectionState(state)),
      this.connection.onMe((me) => this.meChanged(me)),
    );
    try {
      await this.loadFacility();
    } catch (error) {
      this.listener.failed(messageOf(error));
      return;
    }
    if (!this.stopped) {
      this.subscribe();
    }
  }

  stop(): void {
    this.stopped = true;
    this.fetching?.abort();
    this.endIntentions?.();
    this.ends.splice(0).forEach((end) => end());
    this.connection.intend(null);
  }

  /** Makes sure that everything in the window is known, fetching what is not. */
  look(window: Span): void {
    const isKnown = this.covered.some((span) => span.start <= window.start && window.end <= span.end);
    if (!isKnown && this.covered.length > 0) {
      const reach = REACH * (window.end - window.start);
      void this.fetch({ start: window.start - reach, end: window.end + reach });
    }
    void this.loadBlackouts(window);
  }

  // ---- what there is

  private async loadFacility(): Promise<void> {
    const facility = await this.connection.request<Facility>(
      'GET',
      `/facilities/${encodeURIComponent(this.facility)}`,
    );
    this.takeFacility(facility.body);
    const resources: Resource[] = [];
    let cursor: string | null = null;
    do {
      const query = { facility: this.facility, limit: PAGE, cursor };
      const page: { body: Page<Resource> } = await this.connection.request<Page<Resource>>(
        'GET',
        '/resources',
        { query },
      );
      resources.push(...page.body.items);
      cursor = page.body.next ?? null;
    } while (cursor !== null);
    this.controller.model.tree.setResources(resources);
    this.controller.refresh();
  }

  private takeFacility(facility: Facility): void {
    const { model } = this.controller;
    model.grain = new Grain(facility.granularitySeconds * SECOND, Zone.of(facility.timeZone));
    this.listener.facilityKnown(facility);
    this.controller.refresh();
  }

  private subscribe(): void {
    this.ends.push(
      this.connection.subscribe<Lease>(
        `leases:${this.facility}`,
        {},
        {
          snapshot: (leases) => this.takeSnapshot(leases),
          put: (lease) => {
            this.heardSince.add(lease.id);
            this.controller.put(lease);
          },
        },
      ),
      this.connection.subscribe<{ facility?: Facility; resource?: Resource }>(
        `facility:${this.facility}`,
        {},
        {
          snapshot: (items) => items.forEach((item) => this.takePart(item)),
          put: (item) => this.takePart(item),
        },
      ),
    );
  }

  private takePart(item: { facility?: Facility; resource?: Resource }): void {
    if (item.facility) {
      this.takeFacility(item.facility);
      this.lastBlackouts = null;
      void this.loadBlackouts(this.controller.model.window);
    }
    if (item.resource) {
      this.controller.model.tree.put(item.resource);
      this.controller.refresh();
    }
  }

  // ---- what is leased

  private takeSnapshot(leases: Lease[]): void {
    const { model } = this.controller;
    const span = { start: this.connection.serverNow() - SNAPSHOT_BEFORE, end: Infinity };
    model.store.replaceWithin(span, leases);
    this.covered = [span];
    this.controller.refresh();
    this.look(model.window);
  }

  private async fetch(span: Span): Promise<void> {
    this.fetching?.abort();
    const abort = new AbortController();
    this.fetching = abort;
    this.heardSince.clear();
    try {
      const leases = await this.fetchAll(span, abort.signal);
      this.controller.model.store.replaceWithin(span, leases, (id) => this.heardSince.has(id));
      this.cover(span);
      this.controller.refresh();
    } catch (error) {
      if (!abort.signal.aborted) {
        this.listener.failed(messageOf(error));
      }
    }
  }

  private async fetchAll(span: Span, signal: AbortSignal): Promise<Lease[]> {
    const found: Lease[] = [];
    let cursor: string | null = null;
    do {
      const query = {
        facility: this.facility,
        from: new Date(span.start),
        until: new Date(span.end),
        limit: PAGE,
        cursor,
      };
      const page: { body: Page<Lease> } = await this.connection.request<Page<Lease>>('GET', '/leases', {
        query,
        signal,
      });
      found.push(...page.body.items);
      cursor = page.body.next ?? null;
    } while (cursor !== null);
    return found;
  }

  private cover(span: Span): void {
    const apart = this.covered.filter((each) => each.end < span.start || span.end < each.start);
    const joined = this.covered.filter((each) => !apart.includes(each));
    const start = Math.min(span.start, ...joined.map((each) => each.start));
    const end = Math.max(span.end, ...joined.map((each) => each.end));
    this.covered = [...apart, { start, end }];
  }

  // ---- what is closed, and what others are about to book

  private async loadBlackouts(window: Span): Promise<void> {
    const last = this.lastBlackouts;
    if (last && last.start <= window.start && window.end <= last.end) {
      return;
    }
    const length = window.end - window.start;
    const span = { start: window.start - length, end: window.end + length };
    this.lastBlackouts = span;
    try {
      const query = { facility: this.facility, from: new Date(span.start), until: new Date(span.end) };
      const answer = await this.connection.request<{ items: Blackout[] }>('GET', '/blackouts', { query });
      this.controller.model.setBlackouts(answer.body.items);
      this.controller.refresh();
    } catch {
      this.lastBlackouts = null;
    }
  }

  private meChanged(me: Me | null): void {
    const { model } = this.controller;
    model.administrator = me?.account.administrator ?? false;
    model.slices = new Set(
      (me?.slices ?? []).filter((slice) => slice.mine !== false).map((slice) => slice.name),
    );
    this.listener.meKnown(me);
    this.controller.refresh();
    if (me === null) {
      this.endIntentions?.();
      this.endIntentions = null;
      this.controller.news.dropAllGhosts();
    } else {
      this.endIntentions ??= this.followIntentions();
    }
  }

  private followIntentions(): () => void {
    return this.connection.subscribe<Intention>(
      `intentions:${this.facility}`,
      {},
      {
        snapshot: (items) => {
          this.controller.news.dropAllGhosts();
          items.forEach((item) => this.takeIntention(item));
        },
        put: (item) => this.takeIntention(item),
        remove: (key) => this.controller.news.dropGhost(key),
      },
    );
  }

  private takeIntention({ key, person, slice, resources, start, end }: Intention): void {
    this.controller.news.setGhost({
      key,
      person,
      slice,
      resources,
      start: Date.parse(start),
      end: Date.parse(end),
    });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
