import { WebSocket as WsClient, WebSocketServer, type WebSocket as WsSocket } from 'ws';
import { ServerConnection } from '../../src/server/connection.js';
import type { SocketMaker } from '../../src/server/socket.js';

type Heard = Record<string, any>;

/** A live server that the test speaks for, frame by frame. */
export class ScriptedServer {
  readonly heard: Heard[] = [];
  port = 0;
  /** Whether it leaves pings unanswered, as a dead server does. */
  isSilent = false;
  connections = 0;
  private server!: WebSocketServer;
  private wakers: (() => void)[] = [];

  async listen(port = 0): Promise<this> {
    this.server = new WebSocketServer({ port, host: '127.0.0.1' });
    await new Promise((resolve) => this.server.once('listening', resolve));
    this.port = (this.server.address() as { port: number }).port;
    this.server.on('connection', (socket) => this.greet(socket));
    return this;
  }

  /** Cuts every line and stops listening; it may listen again. */
  async stop(): Promise<void> {
    for (const socket of this.server.clients) {
      socket.terminate();
    }
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Sends messages in one frame to everybody. */
  send(...messages: unknown[]): void {
    for (const socket of this.server.clients) {
      socket.send(messages.map((message) => JSON.stringify(message)).join('\n'));
    }
  }

  /** The first message that fits, heard before or from now on; it is taken off. */
  async next(fits: (message: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const index = this.heard.findIndex(fits);
      if (index >= 0) {
        return this.heard.splice(index, 1)[0]!;
      }
      await new Promise<void>((resolve) => this.wakers.push(resolve));
    }
  }

  nextSubscribe(): Promise<Heard> {
    return this.next((message) => message['subscribe'] !== undefined);
  }

  private greet(socket: WsSocket): void {
    this.connections += 1;
    socket.send(
      JSON.stringify({ hello: { version: 'test', time: new Date().toISOString(), account: null } }),
    );
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Heard;
      this.heard.push(message);
      if (message['ping'] && !this.isSilent) {
        socket.send(JSON.stringify({ id: message['id'], pong: true, time: new Date().toISOString() }));
      }
      this.wakers.splice(0).forEach((wake) => wake());
    });
  }
}

const makeSocket: SocketMaker = (url) => new WsClient(url) as unknown as WebSocket;
const hasty = { pingEvery: 30, pongWithin: 60, helloWithin: 2_000, retryFirst: 10, retryAtMost: 40 };
const anonymous = async () => new Response('{"code":"not-logged-in"}', { status: 401 });

/** A connection to it that is in a hurry. */
export function connectTo(server: ScriptedServer): ServerConnection {
  const parts = { makeSocket, fetcher: anonymous, patience: hasty };
  return new ServerConnection(`http://127.0.0.1:${server.port}`, parts);
}

/** A follower of a channel that writes down what it is told. */
export class Notes {
  readonly told: [kind: string, what: any][] = [];
  private wakers: (() => void)[] = [];
  readonly handler = {
    snapshot: (items: unknown[]) => this.note('snapshot', items),
    put: (item: unknown) => this.note('put', item),
    patch: (change: unknown) => this.note('patch', change),
    remove: (key: string) => this.note('remove', key),
    refused: (error: unknown) => this.note('refused', error),
  };

  get kinds(): string[] {
    return this.told.map(([kind]) => kind);
  }

  async reaches(count: number): Promise<void> {
    while (this.told.length < count) {
      await new Promise<void>((resolve) => this.wakers.push(resolve));
    }
  }

  private note(kind: string, what: unknown): void {
    this.told.push([kind, what]);
    this.wakers.splice(0).forEach((wake) => wake());
  }
}

/** Waits until the connection is in a state. */
export function becomes(connection: ServerConnection, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    const end = connection.onState((state) => {
      if (state === wanted) {
        queueMicrotask(() => end());
        resolve();
      }
    });
  });
}
