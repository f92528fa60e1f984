import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { WebSocketServer } from 'ws';
import { demoWith, scenario } from './support/stage.mjs';
import { dayAndTime } from './support/time.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

const MINUTE = 60_000;

/** A notebook that knows nothing of Leasehold: a page with a WebSocket, and the name that the gateway tells it. */
const notebook = createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end(`<!doctype html><html lang="en"><title>Notebook</title><link rel="icon" href="data:," />
    <h1>Notebook of ${request.headers['x-forwarded-user']}</h1><p id="line">connecting</p>
    <script>
      const socket = new WebSocket('ws://' + location.host + '/socket');
      socket.onmessage = ({ data }) => (line.textContent = data);
      socket.onclose = () => (line.textContent = 'shut');
    </script></html>`);
});
const sockets = new WebSocketServer({ server: notebook });
sockets.on('connection', (socket) => socket.send('open'));

await new Promise((resolve) => notebook.listen(0, '127.0.0.1', resolve));
after(() => notebook.close());

demoWith(
  (port) => `tool.notebook.kind = gateway
tool.notebook.title = Notebook
tool.notebook.url = http://notebook.localhost:${port}
tool.notebook.upstream = http://127.0.0.1:${notebook.address().port}
tool.notebook.facility = r2lab
`,
);

scenario(
  'somebody tries, registers, books, opens a tool, and is locked out of it when the lease ends',
  async (stage) => {
    const [day, from, until] = await stage.freeHourSoon();
    const wasBusy = await clear(stage);

    const visitor = await stage.visit('/');
    const { page } = visitor;
    visitor.expects(/403/);
    await page.getByRole('button', { name: 'Give it a try' }).click();
    await page.waitForURL('**/plan');
    await stage.register(page, 'Grace');
    await page.waitForURL('**/plan**');
    await page.goto(planOf(day));
    const timeline = new Timeline(visitor, day);
    await timeline.drawn();
    await timeline.drag(from, until);
    const start = Math.floor(Date.now() / MINUTE) * MINUTE + (wasBusy ? MINUTE : 0);
    // The hour is to come: in this order the end never lies before the start.
    await timeline.sheet.getByLabel('Start').fill(local(start));
    await timeline.sheet.getByLabel('End').fill(local(start + 30 * MINUTE));
    await timeline.told('Will be booked: chamber');
    await timeline.confirm('Book');

    const run = await page.context().newPage();
    await run.goto('/run');
    await run.getByRole('button', { name: 'End now' }).waitFor({ timeout: 90_000 });
    await page.locator('lh-shell summary').click();
    await page.getByRole('link', { name: 'Open Notebook' }).click();
    await page.getByRole('heading', { name: /^Notebook of anon-/ }).waitFor();
    await page.locator('#line', { hasText: 'open' }).waitFor();
    assert.equal(new URL(page.url()).hostname, 'notebook.localhost');

    await grain(stage, 1);
    await run.reload();
    await run.getByRole('button', { name: 'End now' }).click();
    await run.getByRole('dialog').getByRole('button', { name: 'End it' }).click();

    await page.locator('#line', { hasText: 'shut' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Notebook does not open' }).waitFor();
    await page.getByText('opens for whoever holds a lease of').waitFor();
  },
);

/** Ends what the sample has in the chamber for the next hour; whether something ran. Leases take minutes from now on. */
async function clear(stage) {
  await grain(stage, 1);
  const api = stage.api('admin');
  const [from, until] = [0, 60].map((minutes) => new Date(Date.now() + minutes * MINUTE).toISOString());
  const { items } = await api.call(
    'GET',
    `/leases?${new URLSearchParams({ facility: 'r2lab', from, until })}`,
  );
  for (const { id } of items) {
    await api.call('DELETE', `/leases/${id}`);
  }
  await grain(stage, 60);
  return items.some(({ start }) => start < from);
}

async function grain(stage, granularitySeconds) {
  const api = stage.api('admin');
  const { policy } = await api.call('GET', '/facilities/r2lab');
  await api.call('PUT', '/facilities/r2lab/policy', { ...policy, granularitySeconds });
}

/** An instant as fields for times hold it, on the facility's clocks. */
function local(instant) {
  return dayAndTime(new Date(instant).toISOString()).join('T');
}
