import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings } from '../support/browser.js';
import { Site } from '../support/site.js';

const site = new Site();

test('what a monitor reports is on the map and in the table as it arrives', async () => {
  const server = await site.serve();
  const { page } = await site.visit(server, '/status');
  const onMap = page.locator('live-map').getByRole('button', { name: /^fit01/ });
  await onMap.waitFor();
  server.setStatus('lab', 'fit01', {
    available: 'ok',
    cmc_on_off: 'on',
    control_ping: 'on',
    control_ssh: 'on',
    os_release: 'debian-13',
  });
  await page
    .locator('live-map')
    .getByRole('button', { name: 'fit01 D13: on, answers ssh, Debian 13' })
    .waitFor();
  await page.locator('live-table tr[data-name=fit01]').getByText('Debian 13').waitFor();
  server.setStatus('lab', 'fit01', { available: 'ko' });
  await page.locator('live-map [data-name=fit01] .forbidden').waitFor();
});

test('an unreachable server is shown, what was known stays, and what was missed comes', async () => {
  const server = await site.serve();
  const { page } = await site.visit(server, '/status');
  await page.getByText('Live', { exact: true }).waitFor();
  const { port } = server;
  await server.stop();
  await page.getByText('No connection', { exact: true }).first().waitFor();
  await page.locator('live-map').getByText('What you see is from then').waitFor();
  assert.equal(await page.locator('live-map [data-name]').count(), 39);
  assert.deepEqual(await axeFindings(page), []);
  server.setStatus('lab', 'fit02', { cmc_on_off: 'off', available: 'ok' });
  await server.listen(port);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('Live', { exact: true }).waitFor();
  await page
    .locator('live-map')
    .getByRole('button', { name: /^fit02: off/ })
    .waitFor();
});

test('the map is walked with the arrow keys, and Enter opens all that is known', async () => {
  const { page } = await site.visit(await site.serve(), '/status');
  const map = page.locator('live-map');
  const first = map.getByRole('button', { name: /^fit01/ });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const at = () =>
    page.evaluate(() =>
      document.querySelector('live-map')!.shadowRoot!.activeElement?.getAttribute('data-name'),
    );
  const name = await at();
  assert.notEqual(name, 'fit01');
  await page.keyboard.press('Enter');
  const dialog = map.getByRole('dialog');
  await dialog.getByRole('heading', { name: name! }).waitFor();
  await dialog.getByText('cmc_on_off').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await at(), name, 'the focus is back where it was');
  assert.equal(await page.locator('live-table tr.selected').getAttribute('data-name'), name);
});

test('a view of the table is in the address: sorted, filtered, with rows hidden', async () => {
  const { page } = await site.visit(await site.serve(), '/status');
  const table = page.locator('live-table');
  const rows = table.locator('tbody tr');
  await rows.first().waitFor();
  await table.getByRole('combobox', { name: 'Filter by power' }).selectOption('on');
  await table.getByRole('button', { name: 'Name' }).click();
  await table
    .getByRole('button', { name: /^Hide pc0/ })
    .first()
    .click();
  const seen = await rows.allInnerTexts();
  await page.reload();
  await rows.first().waitFor();
  assert.deepEqual(await rows.allInnerTexts(), seen);
  await table.getByLabel('Show 1 hidden').check();
  assert.equal(await rows.count(), seen.length + 1);
  assert.match(await table.locator('th[aria-sort=descending]').innerText(), /^Name/);
});

test('whoever holds the lease extends it, after seeing what will happen', async () => {
  const server = await site.serve();
  server.world.leases = server.world.leases.filter((lease) => lease.id !== 4);
  const { page } = await site.visit(server, '/run', { as: 'ada' });
  const before = server.world.leases.find((lease) => lease.id === 3)!;
  await page.getByRole('button', { name: 'Extend by 30 min' }).click();
  await page.getByRole('dialog').getByText('It would end at').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(
    server.world.leases.find((lease) => lease.id === 3),
    before,
    'nothing is sent before it is confirmed',
  );
  await page.getByRole('button', { name: 'Extend it' }).click();
  await page.getByText('The lease is extended.').waitFor();
  const extended = server.world.leases.find((lease) => lease.id === 3)!;
  assert.equal(Date.parse(extended.end) - Date.parse(before.end), 30 * 60_000);
});

test('an extension into somebody else’s time is refused before it is sent', async () => {
  const { page } = await site.visit(await site.serve(), '/run', { as: 'ada' });
  await page.getByRole('button', { name: 'Extend by 10 min' }).click();
  await page.getByRole('dialog').getByText('Somebody else holds it then.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Extend it' }).count(), 0);
});

test('whoever holds the lease ends it, and all who look see it', async () => {
  const server = await site.serve();
  const other = await site.visit(server, '/status');
  const { page } = await site.visit(server, '/run', { as: 'ada' });
  await page.getByRole('button', { name: 'End now' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByText('The lease ends now.').waitFor();
  const { end } = server.world.leases.find((lease) => lease.id === 3)!;
  const clock = new Date(end).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  });
  await other.page.locator('live-map').getByText(`leased by slice_001 until ${clock}`).waitFor();
});

test('where the planner looks is in the address, and back goes back there', async () => {
  const { page } = await site.visit(await site.serve(), '/plan', { as: 'ada' });
  const timeline = page.locator('live-leases');
  const from = () =>
    timeline.evaluate((element) => (element as unknown as { viewState: { from: string } }).viewState.from);
  await timeline.getByRole('grid').waitFor();
  const first = await from();
  await timeline
    .getByRole('button', { name: /next|later/i })
    .first()
    .click();
  await page.waitForURL(/\/plan\?.*from=/);
  const second = await from();
  assert.notEqual(second, first);
  await page.reload();
  await timeline.getByRole('grid').waitFor();
  assert.equal(await from(), second);
  await page.goBack();
  await page.waitForFunction(
    (wanted) =>
      (document.querySelector('live-leases') as unknown as { viewState: { from: string } }).viewState.from ===
      wanted,
    first,
  );
});
