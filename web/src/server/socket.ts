export type ConnectionState = 'connecting' | 'open' | 'down';

/** One JSON message of the live protocol, either way. */
export type Message = Record<string, unknown>;

export interface SocketEvents {
  onState(state: ConnectionState): void;
  onMessage(message: Message): void;
}

/** How patient the socket is, in milliseconds. */
export interface Patience {
  pingEvery: number;
  pongWithin: number;
  helloWithin: number;
  retryFirst: number;
  retryAtMost: number;
}

export const PATIENCE: Patience = {
  pingEvery: 15_000,
  pongWithin: 5_000,
  helloWithin: 10_000,
  retryFirst: 500,
  retryAtMost: 15_000,
};

/** The part of a browser's WebSocket that is used here; tests give that of another library. */
export type SocketMaker = (url: string) => WebSocket;

/**
 * A WebSocket that comes back by itself. It is open once the server has greeted, asks for a sign of life
 * every so often, and takes silence for death. Between attempts it waits longer each time, at random, so that
 * a thousand browsers do not knock at once; when the browser regains its network it knocks at once.
 */
export class LiveSocket {
  state: ConnectionState = 'connecting';
  private socket: WebSocket | null = null;
  private started = false;
  private attempts = 0;
  private retryTimer: Timer;
  private pingTimer: Timer;
  private deathTimer: Timer;
  private readonly wake = () => this.retryNow();
  private readonly wakeIfSeen = () => {
    if (document.visibilityState === 'visible') {
      this.retryNow();
    }
  };

  constructor(
    private readonly url: string,
    private readonly events: SocketEvents,
    private readonly patience: Patience = PATIENCE,
    private readonly make: SocketMaker = (address) => new WebSocket(address),
  ) {}

  start(): void {
    if (this.started) {
      return;
    }
    this.started = true;
    globalThis.addEventListener?.('online', this.wake);
    globalThis.document?.addEventListener('visibilitychange', this.wakeIfSeen);
    this.connect();
  }

  /** Ends for good. */
  stop(): void {
    this.started = false;
    globalThis.removeEventListener?.('online', this.wake);
    globalThis.document?.removeEventListener('visibilitychange', this.wakeIfSeen);
    clearTimeout(this.retryTimer);
    this.abandon();
    this.become('down');
  }

  /** Drops the line and opens a new one at once, for instance because who is logged in has changed. */
  restart(): void {
    if (this.started) {
      this.attempts = 0;
      this.abandon();
      this.become('connecting');
      this.connect();
    }
  }

  /** Sends when open; says whether it did. */
  send(message: Message): boolean {
    if (this.state !== 'open' || !this.socket) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Knocks at once if the line is down, and asks for a sign of life if it seems to be up. */
  private retryNow(): void {
    if (this.state === 'open') {
      this.ping();
    } else if (this.started && !this.socket) {
      this.attempts = 0;
      this.connect();
    }
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    const socket = this.make(this.url);
    this.socket = socket;
    socket.onmessage = (event) => this.receive(socket, String(event.data));
    socket.onclose = () => this.lost(socket);
    socket.onerror = () => undefined; // a close always follows
    this.expectLifeWithin(this.patience.helloWithin);
  }

  private receive(socket: WebSocket, frame: string): void {
    if (socket !== this.socket) {
      return;
    }
    this.seemsAlive();
    for (const line of frame.split('\n')) {
      const message = parse(line);
      if (message) {
        if (message['hello'] && this.state !== 'open') {
          this.attempts = 0;
          this.become('open');
          this.schedulePing();
        }
        this.events.onMessage(message);
      }
    }
  }

  private schedulePing(): void {
    clearTimeout(this.pingTimer);
    this.pingTimer = setTimeout(() => {
      this.ping();
      this.schedulePing();
    }, this.patience.pingEvery);
  }

  private ping(): void {
    this.send({ id: 0, ping: true });
    this.expectLifeWithin(this.patience.pongWithin);
  }

  /** Takes the line for dead unless something is heard in time; asking again meanwhile gains it no time. */
  private expectLifeWithin(milliseconds: number): void {
    const socket = this.socket;
    this.deathTimer ??= setTimeout(() => socket && this.lost(socket), milliseconds);
  }

  private seemsAlive(): void {
    clearTimeout(this.deathTimer);
    this.deathTimer = undefined;
  }

  private lost(socket: WebSocket): void {
    if (socket !== this.socket) {
      return;
    }
    this.abandon();
    this.become('down');
    if (this.started) {
      this.retryTimer = setTimeout(() => this.connect(), this.nextDelay());
    }
  }

  private nextDelay(): number {
    const ceiling = Math.min(this.patience.retryAtMost, this.patience.retryFirst * 2 ** this.attempts);
    this.attempts += 1;
    return ceiling * (0.5 + Math.random() / 2);
  }

  /** Lets go of the present line without waiting for its close. */
  private abandon(): void {
    clearTimeout(this.pingTimer);
    this.seemsAlive();
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
  }

  private become(state: ConnectionState): void {
    if (state !== this.state) {
      this.state = state;
      this.events.onState(state);
    }
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;

function parse(line: string): Message | null {
  if (line.trim() === '') {
    return null;
  }
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Message) : null;
  } catch {
    return null;
  }
}
