import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { Site } from '../support/site.js';

const site = new Site();

/** The widgets that are shown, in the order in which they are read. */
function order(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('lh-widget:not([hidden])')].map((one) => one.getAttribute('key')).join(' '),
  );
}

async function ordered(page: Page, wanted: string): Promise<void> {
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('lh-widget:not([hidden])')]
        .map((one) => one.getAttribute('key'))
        .join(' ') === text,
    wanted,
  );
}

async function opened(page: Page): Promise<void> {
  await page.locator('live-table tbody tr').first().waitFor({ state: 'visible' });
}

test('widgets are moved and resized by keyboard, and what happens is said', async () => {
  const { page } = await site.visit(await site.serve(), '/status');
  await opened(page);
  const move = page.getByRole('button', { name: 'Move Map with the arrow keys' });
  await move.focus();
  await page.keyboard.press('ArrowRight');
  await ordered(page, 'leases table map');
  await page.getByText('Map: number 3 of 3').waitFor();
  assert.equal(
    await move.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button),
    true,
  );
  const width = () => page.locator('lh-widget[key=map]').evaluate((widget) => widget.clientWidth);
  const before = await width();
  await page.getByRole('button', { name: 'Resize Map with the arrow keys' }).press('ArrowRight');
  await page.getByText('6 of 12 columns').waitFor();
  assert.ok((await width()) > before);
});

test('a widget is dragged to another place by its title', async () => {
  const { page } = await site.visit(await site.serve(), '/status', {
    viewport: { width: 1300, height: 1100 },
  });
  await opened(page);
  const title = await page.getByRole('heading', { name: 'Resources' }).boundingBox();
  const target = await page.locator('lh-widget[key=map]').boundingBox();
  await page.mouse.move(title!.x + 20, title!.y + 8);
  await page.mouse.down();
  await page.mouse.move(target!.x + 200, target!.y + 60, { steps: 4 });
  await page.mouse.move(target!.x + 30, target!.y + 60, { steps: 2 });
  await page.mouse.up();
  await ordered(page, 'leases table map');
});

test('a widget is stretched by its corner, and Escape lets a drag go', async () => {
  const { page } = await site.visit(await site.serve(), '/status', {
    viewport: { width: 1300, height: 1100 },
  });
  await opened(page);
  const corner = await page.getByRole('button', { name: 'Resize Map' }).boundingBox();
  await page.mouse.move(corner!.x + 10, corner!.y + 10);
  await page.mouse.down();
  await page.mouse.move(corner!.x + 230, corner!.y - 90, { steps: 5 });
  await page.mouse.up();
  await page.getByText('Map: number 2 of 3, 7 of 12 columns wide, 11 rows high').waitFor();
  const title = await page.getByRole('heading', { name: 'Leases today' }).boundingBox();
  await page.mouse.move(title!.x + 20, title!.y + 8);
  await page.mouse.down();
  await page.mouse.move(title!.x + 60, title!.y + 600, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.equal(await order(page), 'leases map table');
});

test('what an account arranged is found again on another machine, and can be undone', async () => {
  const server = await site.serve();
  const first = await site.visit(server, '/status', { as: 'ada' });
  await opened(first.page);
  await first.page.locator('lh-widget[key=map]').getByLabel('Arrange Map').click();
  assert.deepEqual(await axeFindings(first.page), []);
  const saved = first.page.waitForResponse(
    (response) => response.url().endsWith('/layout.status') && response.request().method() === 'PUT',
  );
  await first.page.getByRole('button', { name: 'Hide', exact: true }).click();
  await ordered(first.page, 'leases table');
  await saved;

  const second = await site.visit(server, '/status', { as: 'ada' });
  await opened(second.page);
  await ordered(second.page, 'leases table');
  await second.page.getByText('Widgets', { exact: true }).click();
  assert.deepEqual(await axeFindings(second.page), []);
  await second.page.getByRole('checkbox', { name: 'Map' }).check();
  await ordered(second.page, 'leases map table');
  await second.page.getByRole('button', { name: 'Usual arrangement' }).click();
  await ordered(second.page, 'leases map table');

  const anonymous = await site.visit(server, '/status');
  await opened(anonymous.page);
  assert.equal(await order(anonymous.page), 'leases map table');
});

test('without an account the browser remembers', async () => {
  const { page } = await site.visit(await site.serve(), '/status');
  await opened(page);
  await page
    .getByRole('button', { name: 'Move Table' })
    .or(page.getByRole('button', { name: 'Move Resources' }))
    .press('ArrowUp');
  await ordered(page, 'leases table map');
  await page.waitForFunction(() => localStorage.getItem('leasehold.layout.status') !== null);
  await page.reload();
  await ordered(page, 'leases table map');
});

test('on a phone the widgets stand one under the other', async () => {
  const { page } = await site.visit(await site.serve(), '/status', { viewport: { width: 390, height: 844 } });
  await opened(page);
  const lefts = await page
    .locator('lh-widget')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.equal(new Set(lefts).size, 1);
});
