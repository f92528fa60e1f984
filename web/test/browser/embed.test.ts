import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { Site } from '../support/site.js';

const site = new Site();

/** Somebody else's page, on another origin, with nothing but one script and the tags. */
async function foreignPage(body: string): Promise<string> {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(`<!doctype html><title>Elsewhere</title>${body}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  after(() => server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
}

test('one script and one tag show live data on somebody else’s page', async () => {
  const server = await site.serve();
  const address = await foreignPage(
    `<script src="${server.url}/leasehold-elements.js"></script>
     <live-map server="${server.url}" facility="lab"></live-map>
     <live-table server="${server.url}" columns="power"></live-table>`,
  );
  const { page, errors } = await site.visit(server, address);
  await page.locator('live-table tbody tr').first().waitFor();
  server.setStatus('lab', 'fit01', { available: 'ok', cmc_on_off: 'off' });
  await page
    .locator('live-map')
    .getByRole('button', { name: /^fit01: off/ })
    .waitFor();
  const fill = await page.locator('live-map .floor').evaluate((floor) => getComputedStyle(floor).fill);
  assert.equal(fill, 'rgb(255, 255, 255)', 'the design tokens come with the element');
  assert.deepEqual(errors, []);
});

test('an element follows the page’s colour scheme, and its own theme before that', async () => {
  const server = await site.serve();
  const address = await foreignPage(
    `<meta name="color-scheme" content="dark"><script src="${server.url}/leasehold-elements.js"></script>
     <live-table id="page" server="${server.url}"></live-table>
     <live-table id="own" theme="light" server="${server.url}"></live-table>`,
  );
  const { page } = await site.visit(server, address);
  const colour = (id: string) =>
    page.locator(`#${id}`).evaluate((element) => getComputedStyle(element).color);
  await page.locator('#own tbody tr').first().waitFor();
  assert.equal(await colour('page'), 'rgb(231, 235, 239)');
  assert.equal(await colour('own'), 'rgb(21, 25, 30)');
});

test('elements that name the same server share one line to it', async () => {
  const server = await site.serve();
  const { page } = await site.visit(server, '/status');
  await page.locator('live-table tbody tr').first().waitFor();
  assert.equal(server.desk.lines.size, 1);
});

test('an element for a facility that is not there says so', async () => {
  const server = await site.serve();
  const address = await foreignPage(
    `<script src="${server.url}/leasehold-elements.js"></script><live-map server="${server.url}" facility="nowhere"></live-map>`,
  );
  const { page } = await site.visit(server, address);
  await page.getByText('There is no facility named “nowhere” on this server.').waitFor();
});
