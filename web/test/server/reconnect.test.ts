import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { ServerConnection } from '../../src/server/connection.js';
import { becomes, connectTo, Notes, ScriptedServer } from '../support/scripted-server.js';

let server: ScriptedServer;
let connection: ServerConnection;

beforeEach(async () => {
  server = await new ScriptedServer().listen();
  connection = connectTo(server);
});

afterEach(async () => {
  connection.close();
  await server.stop();
});

const status = (resource: string, attributes: Record<string, unknown>) => ({ resource, attributes });

/** Subscribes and is answered with a snapshot at position e:1. */
async function subscribed(notes: Notes, channel = 'status:lab', items: unknown[] = [status('n1', { x: 0 })]) {
  connection.subscribe(channel, {}, notes.handler);
  const { id } = await server.nextSubscribe();
  server.send({ id, channel, position: 'e:1', snapshot: items });
  await notes.reaches(1);
}

async function restart(): Promise<void> {
  const down = becomes(connection, 'down');
  await server.stop();
  await down;
  await server.listen(server.port);
}

test('after a lost line it goes on from the position it had', async () => {
  const notes = new Notes();
  await subscribed(notes);
  server.send({ channel: 'status:lab', position: 'e:2', patch: status('n1', { x: 1 }) });
  await notes.reaches(2);
  await restart();
  const again = await server.nextSubscribe();
  assert.equal(again['position'], 'e:2');
  server.send(
    { id: again['id'], channel: 'status:lab', position: 'e:2', recovered: true },
    { channel: 'status:lab', position: 'e:3', patch: status('n1', { x: 2 }) },
  );
  await notes.reaches(3);
  assert.deepEqual(notes.kinds, ['snapshot', 'patch', 'patch']);
});

test('a server that cannot go on gives a snapshot instead, also unasked', async () => {
  const notes = new Notes();
  await subscribed(notes);
  server.send({ channel: 'status:lab', position: 'e:90', snapshot: [status('n2', {})] });
  await notes.reaches(2);
  await restart();
  const again = await server.nextSubscribe();
  assert.equal(again['position'], 'e:90');
  server.send({ id: again['id'], channel: 'status:lab', position: 'f:1', snapshot: [] });
  await notes.reaches(3);
  assert.deepEqual(notes.kinds, ['snapshot', 'snapshot', 'snapshot']);
});

test('a server that falls silent is taken for dead and left', async () => {
  await becomes(connection, 'open');
  server.isSilent = true;
  await becomes(connection, 'down');
  server.isSilent = false;
  await becomes(connection, 'open');
  assert.ok(server.connections >= 2);
});

test('a second follower is told what the first one knows, without asking the server', async () => {
  const first = new Notes();
  await subscribed(first);
  server.send({ channel: 'status:lab', position: 'e:2', patch: status('n1', { y: 5 }) });
  await first.reaches(2);
  const second = new Notes();
  connection.subscribe('status:lab', {}, second.handler);
  await second.reaches(1);
  assert.deepEqual(second.told[0], ['snapshot', [status('n1', { x: 0, y: 5 })]]);
  assert.equal(server.heard.filter((message) => message['subscribe']).length, 0);
});

test('a follower who wants to see further back makes the server be asked for more', async () => {
  const near = new Notes();
  await subscribed(near, 'leases:lab', []);
  const far = new Notes();
  connection.subscribe('leases:lab', { from: '2016-01-01T00:00:00Z' }, far.handler);
  const wish = await server.nextSubscribe();
  assert.equal(wish['from'], '2016-01-01T00:00:00.000Z');
  assert.equal(wish['position'], undefined);
  server.send({
    id: wish['id'],
    channel: 'leases:lab',
    position: 'e:2',
    snapshot: [{ id: 1, state: 'EXPIRED' }],
  });
  await Promise.all([far.reaches(1), near.reaches(2)]);
  assert.deepEqual(near.told.at(-1), ['snapshot', [{ id: 1, state: 'EXPIRED' }]]);
});

test('a cancelled lease is told as a put, and is not told to who comes later', async () => {
  const notes = new Notes();
  await subscribed(notes, 'leases:lab', [{ id: 7, state: 'OPEN' }]);
  server.send({ channel: 'leases:lab', position: 'e:2', put: { id: 7, state: 'CANCELLED' } });
  await notes.reaches(2);
  const later = new Notes();
  connection.subscribe('leases:lab', {}, later.handler);
  await later.reaches(1);
  assert.deepEqual(later.told[0], ['snapshot', []]);
});

test('a refused subscription tells its follower why', async () => {
  const notes = new Notes();
  connection.subscribe('intentions:lab', {}, notes.handler);
  const { id } = await server.nextSubscribe();
  server.send({ id, error: { code: 'not-logged-in', message: 'Please log in.' } });
  await notes.reaches(1);
  assert.deepEqual(notes.told[0], ['refused', { code: 'not-logged-in', message: 'Please log in.' }]);
});

test('one follower that throws does not keep the news from the others', async () => {
  const faults: unknown[] = [];
  globalThis.reportError = (fault) => faults.push(fault);
  connection.subscribe(
    'status:lab',
    {},
    {
      snapshot() {
        throw new Error('broken on purpose');
      },
    },
  );
  const notes = new Notes();
  connection.subscribe('status:lab', {}, notes.handler);
  const { id } = await server.nextSubscribe();
  server.send({ id, channel: 'status:lab', position: 'e:1', snapshot: [] });
  await notes.reaches(1);
  assert.match(String(faults), /broken on purpose/);
});

test('what is about to be booked is told again to a server that came back', async () => {
  await becomes(connection, 'open');
  const wish = {
    facility: 'lab',
    resources: ['n1'],
    slice: 's',
    start: '2026-01-01T00:00:00Z',
    end: '2026-01-01T01:00:00Z',
  };
  connection.intend(wish);
  await server.next((message) => message['intend'] !== undefined);
  await restart();
  const told = await server.next((message) => message['intend'] !== undefined);
  assert.deepEqual(told['intend'], wish);
});

test('dragging quickly sends the last intention only', async () => {
  await becomes(connection, 'open');
  const wish = (slice: string) => ({ facility: 'lab', resources: [], slice, start: '', end: '' });
  ['a', 'b', 'c'].forEach((slice) => connection.intend(wish(slice)));
  const told = await server.next((message) => message['intend'] !== undefined);
  assert.equal(told['intend'].slice, 'c');
  assert.equal(server.heard.filter((message) => 'intend' in message).length, 0);
});
