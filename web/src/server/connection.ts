import { Channel, type ChannelHandler, type Window } from './channels.js';
import { ServerClock } from './clock.js';
import type { Me, OwnIntention } from './records.js';
import { type Answer, ProblemError, type RequestOptions, RestClient } from './rest.js';
import { Session } from './session.js';
import {
  type ConnectionState,
  LiveSocket,
  type Message,
  PATIENCE,
  type Patience,
  type SocketMaker,
} from './socket.js';

export type { ChannelHandler, Window } from './channels.js';
export type { Answer, QueryValue, RequestOptions } from './rest.js';
export { ProblemError } from './rest.js';
export type { ConnectionState } from './socket.js';

/** Tests give other parts; pages need none of this. */
export interface ConnectionParts {
  makeSocket?: SocketMaker;
  fetcher?: typeof fetch;
  patience?: Patience;
}

interface Waiting {
  resolve(message: Message): void;
  reject(error: Error): void;
}

const INTENTION_EVERY_MS = 80;
const LINGER_MS = 1_000;

/**
 * All that this page says to, and hears from, one server. Elements share it, so that ten of them on a page
 * cost one WebSocket and one subscription per channel.
 */
export class ServerConnection {
  private readonly rest: RestClient;
  private readonly socket: LiveSocket;
  private readonly channels = new Map<string, Channel>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly stateListeners = new Set<(state: ConnectionState) => void>();
  private readonly session: Session;
  private readonly clock = new ServerClock();
  private readonly isOurs: boolean;
  private nextId = 1;
  private intention: OwnIntention | null = null;
  private intentionTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly server: string,
    parts: ConnectionParts = {},
  ) {
    this.isOurs = typeof location !== 'undefined' && server === location.origin;
    this.rest = new RestClient(server, this.isOurs, parts.fetcher);
    this.session = new Session(this.rest, () => this.socket.restart());
    if (!this.isOurs) {
      this.session.heard(null); // no cookie goes to another site
    }
    const events = {
      onState: (state: ConnectionState) => this.stateChanged(state),
      onMessage: (message: Message) => this.heard(message),
    };
    const address = `${server.replace(/^http/, 'ws')}/live`;
    this.socket = new LiveSocket(address, events, parts.patience ?? PATIENCE, parts.makeSocket);
  }

  // ---- the live line

  get state(): ConnectionState {
    return this.socket.state;
  }

  /** Tells the state now and whenever it changes. */
  onState(listener: (state: ConnectionState) => void): () => void {
    this.socket.start();
    this.stateListeners.add(listener);
    listener(this.state);
    return () => this.stateListeners.delete(listener);
  }

  /**
   * Follows a channel: a snapshot, then every change, without gap or repeat, across lost lines too.
   * Returns what ends it.
   */
  subscribe<T = any>(channelName: string, window: Window, handler: ChannelHandler<T>): () => void {
    this.socket.start();
    let channel = this.channels.get(channelName);
    if (!channel) {
      channel = new Channel(channelName);
      this.channels.set(channelName, channel);
    }
    const followed = channel;
    if (followed.follow(handler, window)) {
      void this.askFor(followed);
    }
    return () => {
      followed.unfollow(handler);
      setTimeout(() => this.dropIfLeft(followed), LINGER_MS);
    };
  }

  /** Shows the others what is about to be booked here (null: nothing any more). Best effort, never an error. */
  intend(intention: OwnIntention | null): void {
    this.intention = intention;
    this.intentionTimer ??= setTimeout(() => {
      this.intentionTimer = undefined;
      this.sendIntention();
    }, INTENTION_EVERY_MS);
  }

  /** Publishes records on a channel; needs the right to. */
  async publish(channel: string, records: unknown[]): Promise<void> {
    await this.ask({ publish: channel, records });
  }

  /** Now, in milliseconds since 1970, by the server's clock. */
  serverNow(): number {
    return this.clock.now();
  }

  /** Ends the connection; only tests and pages that replace it need to. */
  close(): void {
    clearTimeout(this.intentionTimer);
    this.socket.stop();
  }

  // ---- the REST API

  request<T = any>(method: string, path: string, options?: RequestOptions): Promise<Answer<T>> {
    return this.rest.request<T>(method, path, options);
  }

  /** The absolute address of an API path, for links and downloads. */
  address(path: string, query?: RequestOptions['query']): string {
    return this.rest.address(path, query);
  }

  // ---- who is logged in

  /** Who is logged in, or null. Asked once, then remembered. */
  me(): Promise<Me | null> {
    this.socket.start();
    return this.session.me();
  }

  /** Tells who is logged in, now (once known) and whenever it changes. */
  onMe(listener: (me: Me | null) => void): () => void {
    this.socket.start();
    return this.session.onMe(listener);
  }

  /** @param code of the second step, once it was asked for */
  login(login: string, password: string, code?: string): Promise<Me> {
    return this.session.login(login, password, code);
  }

  loginByPasskey(credential: unknown): Promise<Me> {
    return this.session.loginByPasskey(credential);
  }

  /** What somebody may do has changed: asks who they are anew. */
  refreshMe(): Promise<void> {
    return this.session.refresh();
  }

  tryIt(): Promise<Me> {
    return this.session.tryIt();
  }

  /** When the server was last asked for something, in milliseconds since 1970: that counts as using a session. */
  get lastUse(): number {
    return this.rest.lastUse;
  }

  logout(): Promise<void> {
    return this.session.logout();
  }

  // ---- inside

  private stateChanged(state: ConnectionState): void {
    if (state === 'open') {
      for (const channel of this.channels.values()) {
        void this.askFor(channel);
      }
      if (this.intention) {
        this.sendIntention();
      }
      void this.measureClock();
    } else {
      this.failWaiting();
    }
    if (state === 'down') {
      this.session.heardNothing();
    }
    for (const listener of [...this.stateListeners]) {
      listener(state);
    }
  }

  private heard(message: Message): void {
    const hello = message['hello'] as { time?: string; account?: string | null } | undefined;
    if (hello) {
      this.greeted(hello);
      return;
    }
    const channel = this.channels.get(String(message['channel']));
    channel?.take(message);
    const id = message['id'] as number | undefined;
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (waiting && id !== undefined) {
      this.waiting.delete(id);
      waiting.resolve(message);
    }
  }

  private greeted(hello: { time?: string; account?: string | null }): void {
    if (hello.time) {
      this.clock.heard(hello.time);
    }
    if (this.isOurs) {
      this.session.heard(hello.account ?? null);
    }
  }

  private async measureClock(): Promise<void> {
    const askedAt = Date.now();
    try {
      const pong = await this.ask({ ping: true });
      if (typeof pong['time'] === 'string') {
        this.clock.answered(pong['time'], askedAt);
      }
    } catch {
      // the line went away: the next one measures anew
    }
  }

  private async askFor(channel: Channel): Promise<void> {
    if (this.state !== 'open') {
      return;
    }
    const request = channel.subscription();
    try {
      await this.ask(request);
    } catch (error) {
      if (error instanceof ProblemError) {
        channel.refuse({ code: error.code, message: error.message });
      }
    }
  }

  private dropIfLeft(channel: Channel): void {
    if (!channel.isFollowed && this.channels.get(channel.name) === channel) {
      this.channels.delete(channel.name);
      this.socket.send({ id: this.nextId++, unsubscribe: channel.name });
    }
  }

  private sendIntention(): void {
    this.socket.send({ id: this.nextId++, intend: this.intention });
  }

  /** Sends a message and waits for the reply with its id. */
  private async ask(message: Message): Promise<Message> {
    const id = this.nextId++;
    const reply = await new Promise<Message>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (!this.socket.send({ id, ...message })) {
        this.waiting.delete(id);
        reject(new LineDown());
      }
    });
    const error = reply['error'] as { code: string; message: string } | undefined;
    if (error) {
      const { code, message: detail } = error;
      throw new ProblemError({ type: 'about:blank', title: code, status: 0, detail, code });
    }
    return reply;
  }

  private failWaiting(): void {
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const waiting of lost) {
      waiting.reject(new LineDown());
    }
  }
}

/** The line went away before the reply came. */
export class LineDown extends Error {
  constructor() {
    super('The live connection is down.');
    this.name = 'LineDown';
  }
}

const SHARED = Symbol.for('leasehold.connections.1');

/** The one connection to a server that all elements of this page share. An empty address is the page's own server. */
export function connectionFor(serverUrl: string | null | undefined): ServerConnection {
  const shared = globalThis as unknown as { [SHARED]?: Map<string, ServerConnection> };
  const connections = (shared[SHARED] ??= new Map());
  const server = new URL(serverUrl || '/', location.href).href.replace(/\/+$/, '');
  let connection = connections.get(server);
  if (!connection) {
    connection = new ServerConnection(server);
    connections.set(server, connection);
  }
  return connection;
}
