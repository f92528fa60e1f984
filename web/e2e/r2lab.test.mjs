import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import io from 'socket.io-client';
import { WebSocket } from 'ws';
import { Api } from './support/api.mjs';
import { Demo } from './support/demo.mjs';
import { dayFromToday, instant } from './support/time.mjs';

// R2lab's programs of each generation, by the libraries that they use, beside each other on one server.

const WAYS = {
  polling: { transports: ['polling'] },
  'polling, then a WebSocket': {},
  'a WebSocket': { transports: ['websocket'] },
};

let demo;

before(async () => {
  demo = await Demo.start();
});
after(() => demo.remove());

/** A program that speaks socket.io; says who it is if that is given. */
function channels(t, options, account) {
  const extraHeaders = account && { Authorization: `Bearer ${demo.account(account).token}` };
  const socket = io(demo.url, { forceNew: true, extraHeaders, ...options });
  t.after(() => socket.close());
  return socket;
}

/** A program on the bus of today: its frames, one after the other. */
async function bus(t, account) {
  const headers = account && { Authorization: `Bearer ${demo.account(account).token}` };
  const socket = new WebSocket(`${demo.url.replace('http', 'ws')}/r2lab/bus`, { headers });
  t.after(() => socket.close());
  const frames = [];
  socket.on('message', (data) => frames.push(JSON.parse(data)));
  await once(socket, 'open');
  return { say: (umbrella) => socket.send(JSON.stringify(umbrella)), frames };
}

/** The first event that holds a text. */
function heard(socket, channel, text) {
  return new Promise((resolve) => {
    socket.on(channel, (payload) => payload.includes(text) && resolve(payload));
  });
}

async function until(condition) {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

for (const [way, options] of Object.entries(WAYS)) {
  test(`channels over ${way}: nodes, phones and leases, from whoever changes them`, async (t) => {
    const monitor = channels(t, options, 'monitor');
    const browser = channels(t, options);
    await Promise.all([once(monitor, 'connect'), once(browser, 'connect')]);
    const mark = `${way} ${Date.now()}`;

    browser.emit('chan-status-request', 'INIT');
    const nodes = JSON.parse(await heard(browser, 'chan-status', '"id":37'));
    assert.ok(nodes.length > 30, 'the whole state has all nodes');

    const string = JSON.stringify([{ id: 4, note: mark }], null, 1);
    const told = Promise.all([
      heard(browser, 'chan-status', mark),
      heard(monitor, 'chan-status', mark),
      heard(browser, 'info:nodes', mark),
    ]);
    monitor.emit('chan-status', string);
    assert.deepEqual((await told).slice(0, 2), [string, string], 'to the letter, to the sender too');

    const phone = heard(browser, 'info:phones', mark);
    monitor.emit('info:phones', JSON.stringify([{ id: 1, note: mark }]));
    assert.deepEqual(JSON.parse(await phone), [{ id: 1, note: mark }]);

    const fused = heard(monitor, 'chan-leases-request', 'INIT');
    const leases = heard(browser, 'chan-leases', '[[');
    browser.emit('chan-leases-request', 'INIT');
    await Promise.all([fused, leases]);

    const day = dayFromToday(60 + Object.keys(WAYS).indexOf(way));
    const until = instant(day, '13:30').replace('.000Z', 'Z');
    const list = heard(browser, 'info:leases', until);
    await new Api(demo.url, demo.account('ada').token).book('mesh', day, '12:00', '13:30');
    assert.ok(JSON.parse(await list).some((lease) => lease.valid_until === until));
  });
}

test('what one generation says reaches the others', async (t) => {
  const old = channels(t, {}, 'monitor');
  await once(old, 'connect');
  const today = await bus(t);
  const mark = `across ${Date.now()}`;
  old.emit('chan-status', JSON.stringify([{ id: 5, note: mark }]));
  const isIt = ({ category, message, incremental }) =>
    category === 'nodes' && incremental && message.some((record) => record.note === mark);
  await until(() => today.frames.some(isIt));

  const monitor = await bus(t, 'monitor');
  const back = heard(old, 'info:nodes', `${mark} and back`);
  monitor.say({ category: 'nodes', action: 'info', message: [{ id: 5, note: `${mark} and back` }] });
  assert.deepEqual(JSON.parse(await back), [{ id: 5, note: `${mark} and back` }]);
});
