import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { TestPage } from './browser.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: TestPage;
before(async () => (site = await TestPage.start()));
after(() => site.stop());

/** Elements of the whole document, those in shadow trees too. */
const countElements = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const count = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, each) => sum + 1 + (each.shadowRoot ? count(each.shadowRoot) : 0),
        0,
      );
    return count(document);
  });

const focusedLabel = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const active = element.shadowRoot!.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent ?? null;
  });

const scrollTo = (page: Page, share: number): Promise<void> =>
  page.evaluate(async (to) => {
    const { scroller } = element.controller.grid;
    scroller.scrollTop = to * (scroller.scrollHeight - scroller.clientHeight);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, share);

describe('the grid', () => {
  test('needs fewer elements than 403 for 5,000 rows with 20,000 leases, and no more when it is scrolled', async () => {
    const page = await site.open('scene=month&rows=5000');
    await scrollTo(page, 0.5); // every row has had nine runs once
    await scrollTo(page, 0);
    const first = await countElements(page);
    assert.ok(first < 403, `${first}`);
    for (const share of [0.013, 0.2, 0.4, 0.777, 1]) {
      await scrollTo(page, share);
      assert.ok(Math.abs((await countElements(page)) - first) <= 6, `${share}`);
    }
    assert.equal(await page.getByRole('rowheader', { name: 'Node 5000' }).count(), 1);
    await page.close();
  });

  test('tells its size, and each cell its place, by the grain', async () => {
    const page = await site.open('scene=month&rows=5000');
    const grid = page.getByRole('grid');
    assert.equal(await grid.getAttribute('aria-rowcount'), '5002');
    assert.equal(await grid.getAttribute('aria-colcount'), String(30 * 144 + 1));
    const bar = page.getByRole('gridcell', { name: 'Node 1: slice_001' });
    assert.equal(await bar.getAttribute('aria-colindex'), String(2 + 8 * 144));
    assert.equal(await bar.getAttribute('aria-colspan'), String(2 * 144));
    await scrollTo(page, 1);
    const last = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Node 5000' }) });
    assert.equal(await last.getAttribute('aria-rowindex'), '5002');
    await page.close();
  });

  test('keeps its rows in reading order however it is scrolled', async () => {
    const page = await site.open('scene=month&rows=500');
    for (const share of [0.01, 0.03, 0.02, 0.9, 0.88, 0, 0.5]) {
      await scrollTo(page, share);
      const indexes = await page
        .locator('live-leases .row')
        .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
      assert.deepEqual(
        indexes,
        [...indexes].sort((a, b) => a - b),
        `${share}`,
      );
    }
    await page.close();
  });

  test('keeps the focus where it is while its row is scrolled away and leases come and go in it', async () => {
    const page = await site.open('scene=month&rows=2000');
    await page.evaluate(() => {
      const { grid } = element.controller;
      grid.setCursor(2, Date.parse('2026-11-20T12:00:00Z'));
      grid.focusCursor();
    });
    const before = await focusedLabel(page);
    assert.match(before ?? '', /^Node 3: free/);
    await scrollTo(page, 0.7);
    assert.equal(await focusedLabel(page), before);
    await page.evaluate(async () => {
      for (const [id, day] of [
        [90_001, 12],
        [90_002, 25],
        [90_003, 14],
      ] as const) {
        const at = (hour: number) => new Date(Date.UTC(2026, 10, day, hour)).toISOString();
        element.put({ id, revision: 1, resources: ['Node 3'], slice: 'new', start: at(0), end: at(6) });
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
    });
    assert.match((await focusedLabel(page)) ?? '', /^Node 3: free .*Wed 18|^Node 3: free/);
    const focusedInstant = await page.evaluate(() => {
      const active = element.shadowRoot!.activeElement!;
      const column = Number(active.getAttribute('aria-colindex')) - 2;
      const span = Number(active.getAttribute('aria-colspan'));
      const wanted = (Date.parse('2026-11-20T12:00:00Z') - Date.parse('2026-11-01T00:00:00Z')) / 600_000;
      return column <= wanted && wanted < column + span;
    });
    assert.ok(focusedInstant);
    assert.equal(await page.locator('live-leases [tabindex="0"]').count(), 1);
    await page.keyboard.press('ArrowUp');
    assert.match((await focusedLabel(page)) ?? '', /^Node 2: /);
    await page.close();
  });

  test('shows changes of a burst in one frame, the last of each lease', async () => {
    const page = await site.open('scene=month&rows=100');
    await page.evaluate(async () => {
      const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
      for (let i = 1; i <= 500; i++) {
        const state = i === 500 ? 'CANCELLED' : 'OPEN';
        element.put({
          id: 1,
          revision: 1 + i,
          resources: ['Node 1'],
          slice: `try_${i}`,
          state,
          start: at(5),
          end: at(6),
        });
        element.put({
          id: 90_000,
          revision: i,
          resources: ['Node 2'],
          slice: `other_${i}`,
          start: at(20),
          end: at(22),
        });
      }
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    assert.equal(await page.getByRole('gridcell', { name: /try_|slice_000/ }).count(), 0);
    assert.equal(await page.getByRole('gridcell', { name: 'Node 2: other_500' }).count(), 1);
    await page.close();
  });

  test('draws and says days of 23 and 25 hours', async () => {
    const page = await site.open('scene=chamber&from=2026-10-24&days=3');
    assert.equal(
      await page.getByRole('columnheader', { name: 'Sunday 25 October 2026, a day of 25 hours' }).count(),
      1,
    );
    assert.equal(await page.getByRole('grid').getAttribute('aria-colcount'), String(73 * 6 + 1));
    await page.close();
  });

  test('shows other zones, and opens and closes branches', async () => {
    const page = await site.open('scene=chamber&timezone=viewer');
    assert.match(await page.locator('.toolbar').innerText(), /America\/New_York/);
    await page
      .getByRole('gridcell', { name: 'chamber: slice_004, over, Mon 23 Nov 01:00 to 03:00' })
      .waitFor();
    await page.getByRole('rowheader', { name: 'Anechoic chamber', expanded: true }).click();
    await page.getByRole('rowheader', { name: 'Anechoic chamber', expanded: false }).waitFor();
    assert.equal(await page.getByRole('rowheader').count(), 3);
    await page.close();
  });

  test('zooms and pans by wheel and buttons, and tells where it is', async () => {
    const page = await site.open('scene=chamber');
    await page.evaluate(() => {
      Object.assign(globalThis, { told: [] });
      element.addEventListener('view-change', (event) => told.push((event as CustomEvent).detail));
    });
    await page.mouse.move(800, 300);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => told.length === 1);
    await page.mouse.wheel(400, 0);
    await page.waitForFunction(() => told.length === 2);
    await page.getByLabel('Span of time').selectOption('7');
    await page.waitForFunction(() => told.length === 3);
    const [zoomed, panned, week] = await page.evaluate(() => told);
    assert.ok(zoomed!.days < 3 && panned!.days === zoomed!.days);
    assert.ok(Date.parse(panned!.from) > Date.parse(zoomed!.from));
    assert.deepEqual([week!.days, week!.zoom, week!.zone, week!.filter], [7, 'week', 'facility', '']);
    await page.close();
  });

  test('filters its rows', async () => {
    const page = await site.open('scene=chamber');
    await page.keyboard.press('Tab');
    await page.keyboard.press('/');
    await page.keyboard.type('sdr:b210 node0');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'node12' }).waitFor({ state: 'hidden' });
    assert.deepEqual(await page.getByRole('rowheader').allInnerTexts(), [
      'Anechoic chamber',
      'node03',
      'node06',
      'node09',
    ]);
    assert.match((await focusedLabel(page)) ?? '', /^chamber: /);
    await page.close();
  });
});

describe('the table', () => {
  test('tells the same facts, sorted and filtered', async () => {
    const page = await site.open('scene=chamber');
    await page.getByRole('button', { name: 'Table' }).click();
    const rows = page.locator('live-leases-table tbody tr');
    await rows.first().waitFor();
    assert.equal(await rows.count(), 18);
    assert.match(await rows.first().innerText(), /Mon 23 Nov 03:00/);
    await page.getByRole('button', { name: 'Start' }).click();
    assert.match(await rows.first().innerText(), /Wed 25 Nov 16:00/);
    assert.equal(await page.locator('th[aria-sort=descending]').count(), 1);
    await page.getByLabel('Only mine').check();
    await page.getByLabel('Also what is over').uncheck();
    assert.equal(await rows.count(), 4);
    await page.keyboard.press('Tab');
    await page.keyboard.press('t');
    await page.getByRole('grid').waitFor();
    await page.close();
  });

  test('comes by itself where there is no room for a timeline', async () => {
    const page = await site.open('scene=chamber', { viewport: { width: 320, height: 256 } });
    assert.equal(await page.getByRole('grid').count(), 0);
    assert.ok((await page.locator('live-leases-table tbody tr').count()) > 0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0);
    await page.close();
  });
});

describe('axe finds nothing', () => {
  const scenes: [
    name: string,
    query: string,
    options?: BrowserContextOptions,
    act?: (page: Page) => Promise<unknown>,
  ][] = [
    ['in the grid', 'scene=chamber'],
    ['in the grid in the dark', 'scene=chamber&theme=dark'],
    ['in a busy month', 'scene=month&rows=300'],
    ['in a busy month in the dark', 'scene=month&rows=300&theme=dark'],
    ['in the day strip', 'scene=chamber&mode=run', { viewport: { width: 900, height: 420 } }],
    ['on a phone', 'scene=chamber', { viewport: { width: 390, height: 760 }, hasTouch: true }],
    ['in the table', 'scene=chamber&view=table'],
    ['in the narrow table', 'scene=chamber', { viewport: { width: 320, height: 500 } }],
    [
      'in the list of keys',
      'scene=chamber',
      {},
      (page) => page.getByRole('button', { name: 'Keys' }).click(),
    ],
    [
      'in the sheet of a lease',
      'scene=chamber',
      {},
      (page) => page.getByRole('gridcell', { name: 'chamber: slice_012' }).click(),
    ],
    [
      'in the sheet of a change',
      'scene=chamber&theme=dark',
      {},
      (page) => page.getByRole('gridcell', { name: 'chamber: oai_ours, yours, booked' }).click(),
    ],
  ];
  for (const [name, query, options, act] of scenes) {
    test(name, async () => {
      const page = await site.open(query, options);
      await act?.(page);
      await page.evaluate(axeSource);
      const result = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      const found = result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
      );
      assert.deepEqual(found, []);
      await page.close();
    });
  }
});
