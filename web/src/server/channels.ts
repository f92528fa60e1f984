import type { Message } from './socket.js';

/** What a subscriber is told. A snapshot replaces everything told before. */
export interface ChannelHandler<T = any> {
  snapshot(items: T[]): void;
  put?(item: T): void;
  patch?(change: any): void;
  remove?(key: string): void;
  /** The server would not subscribe us, for instance because nobody is logged in. */
  refused?(error: { code: string; message: string }): void;
}

/** Bounds of the snapshot; a side left out is the server's default. */
export interface Window {
  from?: string | Date;
  until?: string | Date;
}

type Record_ = Record<string, any>;

/** The key that tells the records of a channel apart. */
export function keyOf(channel: string, record: Record_): string {
  if (record['facility'] && typeof record['facility'] === 'object') {
    return 'facility';
  }
  if (record['resource'] && typeof record['resource'] === 'object') {
    return `resource:${record['resource'].name}`;
  }
  const kind = channel.slice(0, channel.indexOf(':'));
  return String(kind === 'status' ? record['resource'] : (record['key'] ?? record['id']));
}

/**
 * One channel of one server: its records as last told, and all on this page who follow it. The newest comer is
 * told from here; the server is asked again only when somebody wants to see further than the snapshot reached.
 */
export class Channel {
  private readonly records = new Map<string, Record_>();
  private readonly followers = new Map<ChannelHandler, Window>();
  private position: string | null = null;
  private filled = false;
  private asked: { from: number; until: number } | null = null;

  constructor(readonly name: string) {}

  get isFollowed(): boolean {
    return this.followers.size > 0;
  }

  /** Adds a follower; says whether the server must be asked (again). */
  follow(handler: ChannelHandler, window: Window): boolean {
    this.followers.set(handler, window);
    const wanted = this.wantedWindow();
    const covered = this.asked !== null && this.asked.from <= wanted.from && this.asked.until >= wanted.until;
    if (!covered) {
      this.position = null;
    } else if (this.filled) {
      queueMicrotask(() => {
        if (this.followers.has(handler)) {
          handler.snapshot([...this.records.values()]);
        }
      });
    }
    return !covered;
  }

  unfollow(handler: ChannelHandler): void {
    this.followers.delete(handler);
  }

  /** The wish to send to the server: with a position to go on from, or for a whole snapshot. */
  subscription(): Message {
    this.asked = this.wantedWindow();
    const message: Message = { subscribe: this.name };
    if (this.position !== null) {
      message['position'] = this.position;
    }
    if ([...this.followers.values()].some((window) => window.from !== undefined)) {
      message['from'] = new Date(this.asked.from).toISOString();
    }
    if (this.asked.until !== Infinity) {
      message['until'] = new Date(this.asked.until).toISOString();
    }
    return message;
  }

  /** Takes a snapshot or a change, whether asked for or not. */
  take(message: Message): void {
    if (typeof message['position'] === 'string') {
      this.position = message['position'];
    }
    if (Array.isArray(message['snapshot'])) {
      this.takeSnapshot(message['snapshot'] as Record_[]);
    } else if (message['put'] !== undefined) {
      this.takePut(message['put'] as Record_);
    } else if (message['patch'] !== undefined) {
      this.takePatch(message['patch'] as Record_);
    } else if (message['remove'] !== undefined) {
      const key = String(message['remove']);
      this.records.delete(key);
      this.tell((handler) => handler.remove?.(key));
    }
  }

  refuse(error: { code: string; message: string }): void {
    this.position = null;
    this.asked = null;
    this.tell((handler) => handler.refused?.(error));
  }

  private takeSnapshot(items: Record_[]): void {
    this.records.clear();
    for (const item of items) {
      this.records.set(keyOf(this.name, item), item);
    }
    this.filled = true;
    this.tell((handler) => handler.snapshot(items));
  }

  private takePut(item: Record_): void {
    const key = keyOf(this.name, item);
    if (item['state'] === 'CANCELLED') {
      this.records.delete(key);
    } else {
      this.records.set(key, item);
    }
    this.tell((handler) => handler.put?.(item));
  }

  private takePatch(change: Record_): void {
    const key = keyOf(this.name, change);
    const before = this.records.get(key);
    const attributes = { ...before?.['attributes'], ...change['attributes'] };
    this.records.set(key, { ...before, ...change, attributes });
    this.tell((handler) => handler.patch?.(change));
  }

  private tell(what: (handler: ChannelHandler) => void): void {
    for (const handler of [...this.followers.keys()]) {
      try {
        what(handler);
      } catch (error) {
        reportFault(error);
      }
    }
  }

  private wantedWindow(): { from: number; until: number } {
    const dayBefore = Date.now() - 24 * 3_600_000;
    let from = this.asked?.from ?? dayBefore;
    let until = this.asked?.until ?? -Infinity;
    for (const window of this.followers.values()) {
      from = Math.min(from, window.from === undefined ? dayBefore : +new Date(window.from));
      until = Math.max(until, window.until === undefined ? Infinity : +new Date(window.until));
    }
    return { from, until };
  }
}

/** One follower's mistake must not keep the news from the others. */
function reportFault(error: unknown): void {
  if (typeof globalThis.reportError === 'function') {
    globalThis.reportError(error);
  } else {
    console.error(error);
  }
}
