import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { WebSocket as WsClient, WebSocketServer, type WebSocket as WsSocket } from 'ws';
import { ServerConnection } from '../../src/server/connection.js';
import type { SocketMaker } from '../../src/server/socket.js';

/** A server that the test speaks for, frame by frame. */
class ScriptedServer {
  readonly heard: Record<string, unknown>[] = [];
  private server!: WebSocketServer;
  private wakers: (() => void)[] = [];
  port = 0;
  silent = false;

  async listen(port = 0): Promise<void> {
    this.server = new WebSocketServer({ port, host: '127.0.0.1' });
    await new Promise((resolve) => this.server.once('listening', resolve));
    this.port = (this.server.address() as { port: number }).port;
    this.server.on('connection', (socket) => this.greet(socket));
  }

  private greet(socket: WsSocket): void {
    socket.send(JSON.stringify({ hello: { version: '1', time: new Date().toISOString(), account: null } }));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Record<string, unknown>;
      this.heard.push(message);
      if (message['ping'] && !this.silent) {
        socket.send(JSON.stringify({ id: message['id'], pong: true, time: new Date().toISOString() }));
      }
      this.wakers.splice(0).forEach((wake) => wake());
    });
  }

  send(message: unknown): void {
    for (const socket of this.server.clients) {
      socket.send(JSON.stringify(message));
    }
  }

  /** The first message heard, from now or before, that fits; it is taken off. */
  async next(fits: (message: any) => boolean): Promise<any> {
    for (;;) {
      const index = this.heard.findIndex(fits);
      if (index >= 0) {
        return this.heard.splice(index, 1)[0];
      }
      await new Promise<void>((resolve) => this.wakers.push(resolve));
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.server.clients) {
      socket.terminate();
    }
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const makeSocket: SocketMaker = (url) => new WsClient(url) as unknown as WebSocket;
const quick = { pingEvery: 30, pongWithin: 60, helloWithin: 500, retryFirst: 10, retryAtMost: 40 };
const fetcher = async () => new Response('{"code":"not-logged-in"}', { status: 401 });

function connect(port: number): ServerConnection {
  return new ServerConnection(`http://127.0.0.1:${port}`, { makeSocket, fetcher, patience: quick });
}

/** Collects what a channel tells, and waits for the n-th item of it. */
function follower() {
  const told: [string, any][] = [];
  const wakers: (() => void)[] = [];
  const tell = (kind: string) => (value: unknown) => {
    told.push([kind, value]);
    wakers.splice(0).forEach((wake) => wake());
  };
  return {
    told,
    handler: { snapshot: tell('snapshot'), put: tell('put'), patch: tell('patch'), remove: tell('remove') },
    async reaches(count: number) {
      while (told.length < count) {
        await new Promise<void>((resolve) => wakers.push(resolve));
      }
    },
  };
}

function becomes(connection: ServerConnection, state: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = connection.onState((now) => {
      if (now === state) {
        queueMicrotask(() => stop());
        resolve();
      }
    });
  });
}

const isSubscribe = (message: any) => message.subscribe !== undefined;

test('after a reconnect it goes on from the position it had', async () => {
  const server = new ScriptedServer();
  await server.listen();
  const connection = connect(server.port);
  after(() => connection.close());
  const follow = follower();
  connection.subscribe('status:lab', {}, follow.handler);

  const first = await server.next(isSubscribe);
  assert.equal(first.position, undefined);
  server.send({
    id: first.id,
    channel: 'status:lab',
    position: 'a:1',
    snapshot: [{ resource: 'n1', attributes: {} }],
  });
  server.send({ channel: 'status:lab', position: 'a:2', patch: { resource: 'n1', attributes: { x: 1 } } });
  await follow.reaches(2);

  const down = becomes(connection, 'down');
  await server.stop();
  await down;
  await server.listen(server.port);
  const second = await server.next(isSubscribe);
  assert.equal(second.position, 'a:2');
  server.send({ id: second.id, channel: 'status:lab', position: 'a:2', recovered: true });
  server.send({ channel: 'status:lab', position: 'a:3', patch: { resource: 'n1', attributes: { x: 2 } } });
  await follow.reaches(3);
  assert.deepEqual(
    follow.told.map(([kind]) => kind),
    ['snapshot', 'patch', 'patch'],
  );
  await server.stop();
});
