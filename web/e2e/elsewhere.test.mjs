import { once } from 'node:events';
import { createServer } from 'node:http';
import { scenario } from './support/stage.mjs';

/** Somebody else's page on another origin: one script and the tags. */
async function foreignPage(server) {
  const body = `<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>
    <script src="${server}/leasehold-elements.js"></script>
    <live-leases server="${server}" facility="r2lab" mode="status"></live-leases>
    <live-map server="${server}" facility="r2lab"></live-map>
    <live-table server="${server}" facility="r2lab"></live-table>`;
  const host = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(body));
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  return { host, address: `http://localhost:${host.address().port}/` };
}

scenario('each element lives on a page of another origin', async (stage) => {
  const { host, address } = await foreignPage(stage.demo.url);
  try {
    const { page } = await stage.visit(address);
    await page.locator('live-leases [role=gridcell].lease').first().waitFor();
    await page.locator('live-map [data-name=fit01]').waitFor();
    await page.locator('live-table tbody tr').first().waitFor();
  } finally {
    host.close();
  }
});
