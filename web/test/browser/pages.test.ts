import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContractServer } from '../support/contract-server.mjs';
import { axeFindings } from '../support/browser.js';
import { Site } from '../support/site.js';

const site = new Site();

/** Each page and what is on it once it is drawn. */
const PAGES = [
  { path: '/status', sign: 'live-table tbody tr', as: undefined },
  { path: '/plan', sign: 'text=Log in to plan', as: undefined },
  { path: '/plan', sign: 'live-leases', as: 'ada' },
  { path: '/run', sign: 'text=Log in to run', as: undefined },
  { path: '/run', sign: 'lease-now >> text=End now', as: 'ada' },
  { path: '/statistics', sign: 'stacked-bars rect.part', as: undefined },
  { path: '/login', sign: 'text=Password', as: undefined },
  { path: '/login', sign: 'text=New password', as: 'ada' },
  { path: '/sign-up', sign: 'text=Email address', as: undefined },
  { path: '/sign-up', sign: 'text=You are logged in', as: 'ada' },
  { path: '/confirm', sign: 'text=where the link in our mail leads', as: undefined },
  { path: '/confirm#secret=good', sign: 'text=Nothing has happened yet', as: undefined },
  { path: '/recover', sign: 'text=Email address', as: undefined },
  { path: '/recover#secret=good', sign: 'text=The new one again', as: undefined },
  { path: '/email', sign: 'text=Log in to change', as: undefined },
  { path: '/email', sign: 'text=New email address', as: 'ada' },
  { path: '/docs/api?find=lease+check', sign: '.operation', as: undefined },
  { path: '/embed', sign: 'live-map svg.map', as: undefined },
];

const LOOKS = [
  { name: 'wide and light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'narrow and dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

let shared: Promise<ContractServer> | null = null;
const busy = () => (shared ??= site.serve());

for (const { path, sign, as } of PAGES) {
  for (const { name, ...look } of LOOKS) {
    test(`${path} ${as ? `as ${as}` : 'for anybody'}, ${name}: axe finds nothing, nothing overflows, no script fails`, async () => {
      const { page, errors } = await site.visit(await busy(), path, { ...look, as });
      await page.locator(sign).first().waitFor({ state: 'visible' });
      assert.deepEqual(await axeFindings(page), []);
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(inner! <= outer!, `the page is ${inner} wide in a window of ${outer}`);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
}

for (const path of ['/status', '/plan', '/run', '/statistics']) {
  test(`${path} of a server without a facility says what to do`, async () => {
    const { page, errors } = await site.visit(await site.serve({ empty: true }), path, { as: 'ada' });
    await page.getByRole('heading', { name: 'No facility yet' }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    assert.deepEqual(errors, []);
  });
}

test('a log-in brings one back to where one was', async () => {
  const { page } = await site.visit(await busy(), '/run?zone=facility');
  await page.locator('.page-notice').getByRole('link', { name: 'Log in' }).click();
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
  await page.getByLabel('Password').fill('ada-secret');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/run?zone=facility');
  await page.locator('lease-now').getByText('yours').waitFor();
});

test('logging out takes effect at once, on the page that is open', async () => {
  const { page } = await site.visit(await busy(), '/run', { as: 'ada' });
  await page.getByText('Ada Member').click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in to run an experiment' }).waitFor();
});

test('a password is changed, and a wrong one says so', async () => {
  const { page } = await site.visit(await site.serve(), '/login', { as: 'ada' });
  await page.getByLabel('Present password').fill('no');
  await page.getByLabel(/^New password/).fill('a new secret');
  await page.getByLabel('The new one again').fill('a new secret');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('The current password is wrong.').waitFor();
  await page.getByLabel('Present password').fill('ada-secret');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('The password is changed.').waitFor();
});

test('of several facilities one chooses, and the address says which', async () => {
  const { page } = await site.visit(await site.serve({ two: true }), '/status');
  await page.getByLabel('Facility').selectOption('annex');
  await page.waitForURL('**/status?facility=annex');
  await page.getByRole('heading', { name: 'Status of Annex' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Status of Sample chamber' }).waitFor();
});

test('the theme that was chosen holds before anything is drawn, also after a reload', async () => {
  const { page } = await site.visit(await busy(), '/status', { colorScheme: 'dark' });
  await page.getByRole('button', { name: /^Theme: as the system/ }).click();
  await page.reload();
  await page.getByRole('button', { name: /^Theme: light/ }).waitFor();
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await background(), 'rgb(244, 246, 248)');
});

test('the view of the statistics is in the address, and back goes back', async () => {
  const { page } = await site.visit(await busy(), '/statistics?per=year');
  await page.getByRole('heading', { name: 'Hours per year' }).waitFor();
  const total = await page.locator('.totals').innerText();
  await page.getByRole('combobox', { name: 'Family' }).selectOption('industry');
  await page.waitForURL('**/statistics?per=year&family=industry');
  assert.notEqual(await page.locator('.totals').innerText(), total);
  await page.goBack();
  await page.waitForFunction(
    (text) => document.querySelector<HTMLElement>('.totals')?.innerText === text,
    total,
  );
});

test('the sums of the statistics are right, on the page and in the CSV', async () => {
  const { page } = await site.visit(await busy(), '/statistics');
  const expected = await page.request
    .get('/api/v1/statistics?facility=lab&by=slice')
    .then((one) => one.json());
  const totals = page.locator('.card').filter({ hasText: 'By family' }).locator('tfoot .number');
  await totals.first().waitFor();
  const all = await totals.allInnerTexts();
  assert.equal(Number(all[0]!.replace(',', '')), expected.leases);
  assert.equal(Number(all[1]!.replace(',', '')), Math.round(expected.hours * 10) / 10);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk as Buffer);
  }
  const lines = Buffer.concat(chunks).toString().trim().split('\n').slice(1);
  const leases = lines.reduce((sum, line) => sum + Number(line.split(',')[3]), 0);
  assert.equal(leases, expected.leases);
});
