import {
  type ConnectionState,
  connectionFor,
  ProblemError,
  type ServerConnection,
} from '../server/connection.js';
import type { Facility, Lease, Page, Resource, Status } from '../server/records.js';
import { LeaseBook } from './lease-book.js';

/** How far the store has come with what does not change by the minute. */
export type Loading = 'loading' | 'ready' | 'none' | 'failed';

const LINGER_MS = 2_000;
const LAST_SEEN_EVERY_MS = 60_000;
const PAGE_SIZE = 1000;

/**
 * What one page knows of one facility: its resources, their live status, the leases of about now, and which
 * resource is selected. All elements of the page that show the facility share it.
 */
export class FacilityStore {
  loading: Loading = 'loading';
  problem = '';
  facility: Facility | null = null;
  /** The resources: those that are whole first, then those that are part of one, each by name. */
  resources: Resource[] = [];
  readonly statuses = new Map<string, Status>();
  state: ConnectionState = 'connecting';
  /** When the line was lost, while it is. */
  lostAt: number | null = null;
  selected: string | null = null;

  private readonly leases = new LeaseBook();
  private readonly byName = new Map<string, Resource>();
  private readonly listeners = new Set<() => void>();
  private endings: (() => void)[] = [];
  private announced = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly connection: ServerConnection,
    readonly wantedName: string | null,
  ) {}

  /** Follows the facility while anybody listens; what is returned ends it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    if (this.endings.length === 0) {
      this.begin();
    }
    return () => {
      this.listeners.delete(listener);
      setTimeout(() => this.endIfLeft(), LINGER_MS);
    };
  }

  select(resource: string | null): void {
    this.selected = resource;
    this.announce();
  }

  resource(name: string): Resource | undefined {
    return this.byName.get(name);
  }

  now(): number {
    return this.connection.serverNow();
  }

  /** The lease that holds the resource, or what it is part of, at this instant. */
  leaseNow(resourceName: string): Lease | null {
    return this.leases.holding(this.lineage(resourceName), this.now());
  }

  /** The next lease of the resource, or of what it is part of, that has not begun. */
  leaseNext(resourceName: string): Lease | null {
    return this.leases.after(this.lineage(resourceName), this.now());
  }

  /** The resources that are not part of another: a chamber, or single machines. */
  get roots(): Resource[] {
    return this.resources.filter((resource) => resource.parent === null);
  }

  private lineage(resourceName: string): Set<string> {
    const names = new Set<string>();
    for (let name: string | null = resourceName; name !== null && !names.has(name);) {
      names.add(name);
      name = this.byName.get(name)?.parent ?? null;
    }
    return names;
  }

  private begin(): void {
    this.endings.push(
      this.connection.onState((state) => {
        this.lostAt = state === 'down' ? (this.lostAt ?? Date.now()) : null;
        this.state = state;
        if (state === 'open' && this.loading === 'failed') {
          void this.load();
        }
        this.announce();
      }),
    );
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const facility = await this.findFacility();
      if (!facility) {
        this.loading = 'none';
        this.announce();
        return;
      }
      this.facility = facility;
      this.setResources(await this.fetchResources(facility.name));
      this.loading = 'ready';
      this.follow(facility.name);
    } catch (error) {
      this.loading = error instanceof ProblemError && error.status === 404 ? 'none' : 'failed';
      this.problem = (error as Error).message;
    }
    this.announce();
  }

  private async findFacility(): Promise<Facility | null> {
    if (this.wantedName) {
      const path = `/facilities/${encodeURIComponent(this.wantedName)}`;
      return (await this.connection.request<Facility>('GET', path)).body;
    }
    const all = await this.connection.request<Page<Facility>>('GET', '/facilities');
    return all.body.items[0] ?? null;
  }

  private async fetchResources(facility: string): Promise<Resource[]> {
    const found: Resource[] = [];
    let cursor: string | null = null;
    do {
      const query = { facility, limit: PAGE_SIZE, cursor };
      const page: Page<Resource> = (
        await this.connection.request<Page<Resource>>('GET', '/resources', { query })
      ).body;
      found.push(...page.items);
      cursor = page.next ?? null;
    } while (cursor);
    return found;
  }

  private follow(name: string): void {
    if (this.endings.length === 0 || this.endings.length > 1) {
      return; // everybody left while it loaded, or it is followed already
    }
    const lastSeen = setInterval(() => void this.refreshLastSeen(name), LAST_SEEN_EVERY_MS);
    this.endings.push(
      () => clearInterval(lastSeen),
      this.connection.subscribe<Status>(
        `status:${name}`,
        {},
        {
          snapshot: (items) => this.replaceStatuses(items),
          put: (item) => this.changed(() => this.statuses.set(item.resource, item)),
          patch: (patch: Status) => this.changed(() => this.patchStatus(patch)),
          remove: (key) => this.changed(() => this.statuses.delete(key)),
        },
      ),
      this.connection.subscribe<Lease>(
        `leases:${name}`,
        {},
        {
          snapshot: (items) => this.changed(() => this.leases.replaceAll(items)),
          put: (item) => this.changed(() => this.leases.put(item)),
        },
      ),
      this.connection.subscribe<{ facility?: Facility; resource?: Resource }>(
        `facility:${name}`,
        {},
        {
          snapshot: (items) => items.forEach((item) => this.putPart(item)),
          put: (item) => this.putPart(item),
        },
      ),
    );
  }

  private replaceStatuses(items: Status[]): void {
    this.statuses.clear();
    items.forEach((item) => this.statuses.set(item.resource, item));
    this.announce();
  }

  private patchStatus(patch: Status): void {
    const before = this.statuses.get(patch.resource);
    this.statuses.set(patch.resource, {
      ...patch,
      attributes: { ...before?.attributes, ...patch.attributes },
    });
  }

  /** Only what changed comes by itself; that a monitor still sees the same is asked for now and then. */
  private async refreshLastSeen(name: string): Promise<void> {
    if (document.visibilityState !== 'visible' || this.state !== 'open') {
      return;
    }
    try {
      const path = `/facilities/${encodeURIComponent(name)}/status`;
      for (const { resource, seenAt } of (await this.connection.request<Page<Status>>('GET', path)).body
        .items) {
        const known = this.statuses.get(resource);
        if (known && known.seenAt < seenAt) {
          this.statuses.set(resource, { ...known, seenAt });
        }
      }
      this.announce();
    } catch {
      // the next one may succeed; until then the old times stand
    }
  }

  private putPart(item: { facility?: Facility; resource?: Resource }): void {
    if (item.facility) {
      this.facility = item.facility;
    }
    if (item.resource) {
      const changed = item.resource;
      this.setResources([...this.resources.filter((one) => one.name !== changed.name), changed]);
    }
    this.announce();
  }

  private setResources(found: Resource[]): void {
    this.byName.clear();
    found.forEach((resource) => this.byName.set(resource.name, resource));
    const place = (resource: Resource) => (resource.parent && this.byName.has(resource.parent) ? 1 : 0);
    this.resources = [...found].sort((a, b) => place(a) - place(b) || compareNames(a, b));
  }

  private changed(change: () => void): void {
    change();
    this.announce();
  }

  /** Tells the listeners once for all changes that arrive together. */
  private announce(): void {
    if (this.announced) {
      return;
    }
    this.announced = true;
    queueMicrotask(() => {
      this.announced = false;
      this.wakeAtNextBoundary();
      for (const listener of [...this.listeners]) {
        listener();
      }
    });
  }

  /** Leases begin and end without a message when the line is down: look again at the next such moment. */
  private wakeAtNextBoundary(): void {
    clearTimeout(this.timer);
    if (this.endings.length === 0) {
      return;
    }
    const now = this.now();
    const wait = Math.min(60_000, this.leases.nextBoundary(now) - now + 20);
    this.timer = setTimeout(() => this.announce(), wait);
  }

  private endIfLeft(): void {
    if (this.listeners.size === 0) {
      clearTimeout(this.timer);
      this.endings.splice(0).forEach((end) => end());
    }
  }
}

const byNumber = new Intl.Collator('en', { numeric: true });

function compareNames(a: Resource, b: Resource): number {
  return byNumber.compare(a.name, b.name);
}

const stores = new Map<ServerConnection, Map<string, FacilityStore>>();

/** The one store of this page for a facility of a server; without a name, for the server's first facility. */
export function facilityStore(server: string, facility: string | null): FacilityStore {
  const connection = connectionFor(server);
  const ofServer = stores.get(connection) ?? new Map<string, FacilityStore>();
  stores.set(connection, ofServer);
  const store = ofServer.get(facility ?? '') ?? new FacilityStore(connection, facility || null);
  ofServer.set(facility ?? '', store);
  return store;
}
