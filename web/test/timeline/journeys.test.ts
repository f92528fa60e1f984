import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { TestPage } from './browser.js';

let site: TestPage;
before(async () => (site = await TestPage.start()));
after(() => site.stop());

/** The chamber, live, with the slice that was booked for last. */
async function open(query = '', options = {}): Promise<Page> {
  const page = await site.open(`scene=chamber&connected${query}`, options);
  await page.evaluate(() => localStorage.setItem('leasehold.slice', 'oai_ours'));
  return page;
}

/** Puts the keyboard on a row at an hour of Monday, local time. */
const stand = (page: Page, row: string, hour: number): Promise<void> =>
  page.evaluate(
    ([name, at]) => {
      const { controller } = element;
      const instant = Date.parse('2026-11-22T23:00:00Z') + (at as number) * 3_600_000;
      controller.grid.setCursor(controller.model.tree.indexOf(name as string), instant);
      controller.grid.focusCursor();
    },
    [row, hour],
  );

/** Where on the screen a row and an hour of Monday are. */
const spot = (page: Page, row: string, hour: number): Promise<{ x: number; y: number }> =>
  page.evaluate(
    ([name, at]) => {
      const { grid, model } = element.controller;
      const box = grid.scroller.getBoundingClientRect();
      const instant = Date.parse('2026-11-22T23:00:00Z') + (at as number) * 3_600_000;
      const y =
        46 + (model.tree.indexOf(name as string) + 0.5) * grid.measures.rowHeight - grid.scroller.scrollTop;
      return { x: box.left + grid.measures.nameWidth + grid.scale.x(instant), y: box.top + y };
    },
    [row, hour],
  );

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
}

const writes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    connection.asked
      .filter(({ method, options }) => method !== 'GET' && !options['query']?.preview)
      .map(({ method, path, options }) => {
        const { resources, slice, start, end } = options['body'] ?? {};
        return [method, path, resources?.join('+'), slice, start, end].filter(Boolean).join(' ');
      }),
  );

const cell = (page: Page, words: string | RegExp) => page.getByRole('gridcell', { name: words });
const said = (page: Page, how: string): Promise<string> =>
  page.locator(`live-leases [aria-live=${how}]`).evaluate((region) => region.textContent ?? '');

describe('by keyboard one', () => {
  test('finds a gap, selects a block over two rows, reads what will happen, and books it', async () => {
    const page = await open();
    await stand(page, 'node04', 9.5);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    assert.match(await said(page, 'polite'), /^node04, Mon 23 Nov 12:30 to 15:30, 3 h, taken by slice_031$/);
    await page.keyboard.press('Control+Shift+ArrowLeft');
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('Control+Shift+ArrowLeft');
    }
    await page.keyboard.press('Shift+ArrowDown');
    assert.match(await said(page, 'polite'), /^node04, node05, Mon 23 Nov 12:30 to 14:00, 1 h 30 min, free$/);
    await page.keyboard.press('Enter');
    await page
      .getByText('Will be booked: node04, node05, Mon 23 Nov 12:30 to 14:00, for oai_ours.')
      .waitFor();
    await page.keyboard.press('Enter');
    await cell(page, 'node05: oai_ours, yours, booked, Mon 23 Nov 12:30 to 14:00').waitFor();
    assert.deepEqual(await writes(page), [
      'POST /leases node04+node05 oai_ours 2026-11-23T11:30:00Z 2026-11-23T13:00:00Z',
    ]);
    assert.equal(
      await page.evaluate(() => element.shadowRoot!.activeElement?.getAttribute('role')),
      'gridcell',
    );
    await page.close();
  });

  test('moves, extends and cancels a lease', async () => {
    const page = await open();
    await stand(page, 'phone1', 12);
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('Will become: phone1, Mon 23 Nov 15:00 to 21:00').waitFor();
    await page.keyboard.press('Enter');
    await cell(page, 'phone1: oai_ours, yours, booked, Mon 23 Nov 15:00 to 21:00').waitFor();
    // the keyboard's place has gone along
    await page.keyboard.press('r');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('r');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save change' }).click();
    await cell(page, 'phone1: oai_ours, yours, booked, Mon 23 Nov 15:10 to 21:00').waitFor();

    await page.keyboard.press('Delete');
    await page.getByText('It has not begun: it will be gone').waitFor();
    await page.keyboard.press('Enter');
    await cell(page, /phone1: oai_ours/).waitFor({ state: 'detached' });
    assert.deepEqual(await writes(page), [
      'PATCH /leases/7 2026-11-23T14:00:00Z 2026-11-23T20:00:00Z',
      'PATCH /leases/7 2026-11-23T14:10:00Z',
      'DELETE /leases/7',
    ]);
    await page.close();
  });

  test('is told what cannot be done, and why', async () => {
    const page = await open();
    await stand(page, 'chamber', 12);
    await page.keyboard.press('m');
    assert.match(await said(page, 'polite'), /Only members of slice_027/);
    await stand(page, 'chamber', 8);
    await page.keyboard.press('Delete');
    assert.match(await said(page, 'polite'), /the past does not change/);
    await stand(page, 'chamber', 10);
    await page.keyboard.press('Delete');
    await page.getByText('It is running: it will end at 10:20').waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(await writes(page), []);
    await page.close();
  });

  test('hears at once when what is being selected is taken, and keeps selection and focus', async () => {
    const page = await open();
    await stand(page, 'node20', 16);
    await page.keyboard.press('Shift+ArrowRight');
    const focus = () => page.evaluate(() => element.shadowRoot!.activeElement?.getAttribute('aria-label'));
    const before = await focus();
    await page.evaluate(() =>
      connection.push('leases:lab', {
        put: {
          id: 500,
          revision: 1,
          resources: ['node20'],
          slice: 'slice_090',
          state: 'OPEN',
          start: '2026-11-23T17:00:00Z',
          end: '2026-11-23T17:30:00Z',
        },
      }),
    );
    await page.locator('.plan.blocked').waitFor();
    assert.match(await said(page, 'assertive'), /slice_090 has node20 Mon 23 Nov 18:00 to 18:30/);
    assert.match((await focus()) ?? '', /^node20: free Mon 23 Nov 15:00 to/);
    assert.notEqual(before, null);
    await page.keyboard.press('Escape');
    await page.locator('.plan').waitFor({ state: 'hidden' });
    await page.close();
  });

  test('hears the changes of others summed up', async () => {
    const page = await open();
    await page.evaluate(() => {
      for (let i = 0; i < 3; i++) {
        connection.push('leases:lab', {
          put: {
            id: 600 + i,
            revision: 1,
            resources: ['node30'],
            slice: 'x',
            state: 'OPEN',
            start: `2026-11-24T1${i}:00:00Z`,
            end: `2026-11-24T1${i}:30:00Z`,
          },
        });
      }
    });
    await page.waitForFunction(() =>
      element.shadowRoot!.querySelector('[aria-live=polite]')!.textContent!.includes('3 leases new in view'),
    );
    await page.close();
  });
});

describe('by pointer one', () => {
  test('drags over free time, sees the others told of it, and books', async () => {
    const page = await open();
    await drag(page, await spot(page, 'node10', 15.6), await spot(page, 'node11', 17.3));
    const intention = await page.evaluate(() => connection.intentions.at(-1));
    assert.deepEqual(intention, {
      facility: 'lab',
      resources: ['node10', 'node11'],
      slice: 'oai_ours',
      start: '2026-11-23T14:30:00Z',
      end: '2026-11-23T16:20:00Z',
    });
    await page.mouse.up();
    await page.getByText('Will be booked').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await cell(page, 'node11: oai_ours, yours, booked, Mon 23 Nov 15:30 to 17:20').waitFor();
    assert.equal(await page.evaluate(() => connection.intentions.at(-1)), null);
    await page.close();
  });

  test('pulls a start out of the past to now', async () => {
    const page = await open();
    await stand(page, 'phone2', 6);
    await drag(page, await spot(page, 'phone2', 6), await spot(page, 'phone2', 11.9));
    await page.mouse.up();
    await page.getByText('Will be booked: phone2, Mon 23 Nov 10:10 to 12:00').waitFor();
    await page.close();
  });

  test('moves a lease to another row and resizes it by its handle', async () => {
    const page = await open();
    await stand(page, 'phone2', 6);
    await drag(page, await spot(page, 'phone1', 13), await spot(page, 'phone2', 14));
    await page.mouse.up();
    await page.getByText('Will become: phone2, Mon 23 Nov 13:00 to 19:00').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await cell(page, 'phone1: oai_ours, yours, booked, Mon 23 Nov 12:00 to 18:00').waitFor();
    const middle = await spot(page, 'phone1', 15);
    await page.mouse.move(middle.x, middle.y);
    const handle = (await page.locator('.handles .handle.end').boundingBox())!;
    await drag(page, { x: handle.x + handle.width / 2, y: middle.y }, await spot(page, 'phone1', 20));
    await page.mouse.up();
    await page.getByText(/Will become: phone1, Mon 23 Nov 12:00 to (19:50|20:00|20:10)/).waitFor();
    await page.close();
  });

  test('reads why it is refused, and books the nearest free span instead', async () => {
    const page = await open();
    await page.evaluate(() => {
      connection.refuseNext = {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        code: 'conflict',
        detail: 'taken',
        conflicts: [
          {
            start: '2026-11-23T15:00:00Z',
            end: '2026-11-23T16:00:00Z',
            resource: 'node09',
            slice: 'slice_077',
          },
        ],
        nearestFree: [{ start: '2026-11-24T16:20:00Z', end: '2026-11-24T17:20:00Z' }],
      };
    });
    await drag(page, await spot(page, 'node09', 16), await spot(page, 'node09', 17));
    await page.mouse.up();
    await page.getByText('slice_077 has node09, Mon 23 Nov 16:00 to 17:00.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Book', exact: true }).isDisabled());
    await page.evaluate(() => (connection.refuseNext = null));
    await page.getByRole('button', { name: 'Book Tue 24 Nov 17:20 to 18:20 instead' }).click();
    await page.getByText('Will be booked: node09, Tue 24 Nov 17:20 to 18:20').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await cell(page, 'node09: oai_ours, yours, booked, Tue 24 Nov 17:20 to 18:20').waitFor();
    await page.close();
  });

  test('sees a booking pending until the server has spoken, and refused when it says no', async () => {
    const page = await open();
    await page.evaluate(() => {
      const { request } = connection;
      connection.request = async (method, path, options) => {
        if (method === 'POST' && !options?.['query']?.preview) {
          await new Promise((go) => Object.assign(globalThis, { go }));
          connection.refuseNext = {
            type: '',
            title: '',
            status: 422,
            code: 'refused-by-policy',
            rule: 'maximum-length',
            detail: 'No longer than 2 h.',
            allowed: '2 h',
          };
        }
        return request(method, path, options);
      };
    });
    await drag(page, await spot(page, 'node17', 15.5), await spot(page, 'node17', 18));
    await page.mouse.up();
    await page.getByText('Will be booked').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await cell(page, 'node17: oai_ours, yours, pending').waitFor();
    await page.evaluate('go()');
    await page.getByText('Too long').waitFor();
    await page.locator('.plan.blocked', { hasText: 'refused' }).waitFor();
    assert.equal(await cell(page, /node17: oai_ours, yours, pending/).count(), 0);
    await page.keyboard.press('Escape');
    await page.locator('.plan').waitFor({ state: 'hidden' });
    await page.close();
  });

  test('sees what others are about to book, with their names, until they stop', async () => {
    const page = await open();
    await page.evaluate(() =>
      connection.push('intentions:lab', {
        put: {
          key: 'c1',
          person: 'Ada',
          slice: 's',
          resources: ['node01', 'node02'],
          start: '2026-11-23T15:00:00Z',
          end: '2026-11-23T17:00:00Z',
        },
      }),
    );
    await page.locator('.ghost', { hasText: 'Ada' }).first().waitFor();
    assert.equal(await page.locator('.ghost').count(), 2);
    await page.evaluate(() => connection.push('intentions:lab', { remove: 'c1' }));
    await page.locator('.ghost').first().waitFor({ state: 'detached' });
    await page.close();
  });

  test('can only look where the page only shows', async () => {
    const page = await open('&mode=status&days=1');
    await drag(page, await spot(page, 'phone2', 12), await spot(page, 'phone2', 14));
    await page.mouse.up();
    assert.equal(await page.getByRole('dialog').count(), 0);
    await cell(page, 'phone1: oai_ours').click();
    await page.getByRole('button', { name: 'Close', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Save change' }).count(), 0);
    await page.close();
  });
});

describe('by finger one', () => {
  const PHONE = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true };

  test('holds to select, sees the plan with buttons, and books', async () => {
    const page = await open('&days=1', PHONE);
    const touch = await page.context().newCDPSession(page);
    const { x, y } = await spot(page, 'node02', 16);
    const point = (at: number) => ({ touchPoints: [{ x: at, y }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...point(x) });
    await page.locator('.plan:not([hidden])').waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...point(x + 6) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...point(x + 22) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.getByRole('button', { name: 'Book …' }).click();
    await page.getByText('Will be booked: node02').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await cell(page, /node02: oai_ours, yours, booked, Mon 23 Nov 1[67]:/).waitFor();
    await page.close();
  });

  test('pulls sideways to go in time', async () => {
    const page = await open('&days=1', PHONE);
    const touch = await page.context().newCDPSession(page);
    const { x, y } = await spot(page, 'node02', 16);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (const by of [12, 40, 80]) {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - by, y }] });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForFunction(() => element.controller.model.from > Date.parse('2026-11-23T01:00:00Z'));
    await page.close();
  });
});

describe('the past', () => {
  test('is fetched when somebody looks there', async () => {
    const page = await open('&from=2026-11-23&days=3');
    await page.getByRole('button', { name: 'Earlier' }).click();
    await page.waitForFunction(() => connection.asked.some(({ path }) => path === '/leases'));
    const asked = await page.evaluate(() => {
      const { options } = connection.asked.find(({ path }) => path === '/leases')!;
      const { from, until, facility, limit } = options['query'];
      return [
        facility,
        limit,
        from <= new Date('2026-11-19T23:00:00Z'),
        until >= new Date('2026-11-22T23:00:00Z'),
      ];
    });
    assert.deepEqual(asked, ['lab', 1000, true, true]);
    await page.close();
  });
});
