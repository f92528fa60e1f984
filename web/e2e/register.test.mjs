import assert from 'node:assert/strict';
import { PASSWORD, scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

scenario('who tries and registers keeps the lease, and can log in from then on', async (stage) => {
  const [day, from, until] = await stage.freeHourSoon();
  const { page, ...visitor } = await stage.visit('/');
  await page.getByRole('button', { name: 'Give it a try' }).click();
  await page.waitForURL('**/plan');
  await page.goto(planOf(day));
  const timeline = new Timeline({ page, ...visitor }, day);
  await timeline.drawn();
  await timeline.drag(from, until);
  await timeline.told('Will be booked: chamber');
  await timeline.confirm('Book');

  const address = await stage.register(page, 'Grace');
  await page.waitForURL('**/plan**');
  await timeline.lease('anon-\\w+, yours', `${from} to ${until}`).waitFor();
  await page.getByText('Account: Grace').waitFor();
  assert.equal(await page.locator('lh-trial').count(), 0);

  const later = await stage.visit('/login');
  await later.page.getByLabel('Name').fill(address);
  await later.page.getByLabel('Password').fill(PASSWORD);
  await later.page.getByRole('button', { name: 'Log in' }).click();
  await later.page.getByText('Account: Grace').waitFor();
});
