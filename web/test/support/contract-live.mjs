/** The live side of the contract server: channels with positions, snapshots, recovery, intentions. */

import { iso } from './sample-lab.mjs';

const DAY = 24 * 3_600_000;

export class LiveDesk {
  constructor(world) {
    this.world = world;
    this.lines = new Set();
    this.logs = new Map();
    this.intentions = new Map();
    this.nextKey = 1;
  }

  greet(line, account) {
    const client = { line, account, channels: new Set(), key: `c${this.nextKey++}` };
    this.lines.add(client);
    this.send(client, { hello: { version: 'test', time: iso(Date.now()), account: account?.name ?? null } });
    line.on('message', (data) => {
      for (const text of String(data).split('\n')) {
        this.hear(client, JSON.parse(text));
      }
    });
    line.on('close', () => {
      this.lines.delete(client);
      this.intend(client, null);
    });
  }

  hear(client, message) {
    const { id } = message;
    if (message.ping) {
      this.send(client, { id, pong: true, time: new Date().toISOString() });
    } else if (message.subscribe) {
      this.subscribe(client, message);
    } else if (message.unsubscribe) {
      client.channels.delete(message.unsubscribe);
      this.send(client, { id, ok: true });
    } else if (message.publish) {
      this.publishStatus(message.publish.split(':')[1], message.records);
      this.send(client, { id, ok: true });
    } else if ('intend' in message) {
      this.intend(client, message.intend);
      this.send(client, { id, ok: true });
    } else {
      this.send(client, { id, error: { code: 'bad-request', message: 'Unknown message.' } });
    }
  }

  subscribe(client, { id, subscribe: channel, position, from }) {
    const [kind, facility] = channel.split(':');
    if (kind === 'intentions' && !client.account) {
      this.send(client, { id, error: { code: 'not-logged-in', message: 'Log in to see intentions.' } });
      return;
    }
    client.channels.add(channel);
    const log = this.log(channel);
    const missed = position === undefined ? null : this.after(log, position);
    if (missed) {
      this.send(client, { id, channel, position, recovered: true });
      missed.forEach((change) => this.send(client, change));
    } else {
      const snapshot = this.snapshot(kind, facility, client, from);
      this.send(client, { id, channel, position: this.position(log), snapshot });
    }
  }

  snapshot(kind, facility, client, from) {
    const { world } = this;
    const since = from ? Date.parse(from) : Date.now() - DAY;
    switch (kind) {
      case 'leases':
        return world.leases.filter(
          (l) => l.facility === facility && l.state !== 'CANCELLED' && Date.parse(l.end) > since,
        );
      case 'status':
        return world.statuses.get(facility) ?? [];
      case 'intentions':
        return [...this.intentions.values()]
          .filter((one) => one.facility === facility && one.key !== client.key)
          .map(({ facility: _, ...record }) => record);
      default:
        return [
          ...world.facilities.filter((f) => f.name === facility).map((f) => ({ facility: f })),
          ...world.resources.filter((r) => r.facility === facility).map((r) => ({ resource: r })),
        ];
    }
  }

  /** Tells a change to all who follow the channel, but not to the client left out. */
  push(channel, change, leftOut = null) {
    const log = this.log(channel);
    log.changes.push({ channel, position: `e:${log.changes.length + 1}`, ...change });
    for (const client of this.lines) {
      if (client.channels.has(channel) && client !== leftOut) {
        this.send(client, log.changes.at(-1));
      }
    }
  }

  publishStatus(facility, records) {
    const statuses = this.world.statuses.get(facility) ?? [];
    for (const { resource, attributes } of records) {
      const status = statuses.find((one) => one.resource === resource);
      const seenAt = iso(Date.now());
      if (status) {
        Object.assign(status.attributes, attributes);
        status.seenAt = seenAt;
        this.push(`status:${facility}`, { patch: { resource, attributes, seenAt } });
      }
    }
  }

  intend(client, intention) {
    const before = this.intentions.get(client.key);
    if (intention) {
      const { facility, ...span } = intention;
      const record = { key: client.key, person: client.account?.displayName ?? 'Somebody', ...span };
      this.intentions.set(client.key, { facility, ...record });
      this.push(`intentions:${facility}`, { put: record }, client);
    } else if (before) {
      this.intentions.delete(client.key);
      this.push(`intentions:${before.facility}`, { remove: client.key }, client);
    }
  }

  log(channel) {
    if (!this.logs.has(channel)) {
      this.logs.set(channel, { changes: [] });
    }
    return this.logs.get(channel);
  }

  position(log) {
    return `e:${log.changes.length}`;
  }

  after(log, position) {
    const seen = Number(position.replace('e:', ''));
    return Number.isInteger(seen) && seen <= log.changes.length ? log.changes.slice(seen) : null;
  }

  send(client, message) {
    client.line.send(JSON.stringify(message));
  }
}
