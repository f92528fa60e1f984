import assert from 'node:assert/strict';
import { scenario } from './support/stage.mjs';
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

  await page.getByRole('link', { name: 'Register and keep it' }).click();
  const address = `grace-${Date.now()}@example.org`;
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password, at least').fill('correct horse battery');
  await page.getByLabel('Your name').fill('Grace');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();
  const letter = await stage.demo.letterTo(address);
  await page.getByLabel('Code').fill(letter.match(/^\s*(\d{6})\s*$/m)[1]);
  await page.getByRole('button', { name: 'Confirm' }).click();

  await page.waitForURL('**/plan**');
  await timeline.lease('anon-\\w+, yours', `${from} to ${until}`).waitFor();
  await page.getByText('Grace').waitFor();
  assert.equal(await page.locator('lh-trial').count(), 0);

  const later = await stage.visit('/login');
  await later.page.getByLabel('Name').fill(address);
  await later.page.getByLabel('Password').fill('correct horse battery');
  await later.page.getByRole('button', { name: 'Log in' }).click();
  await later.page.getByText('Grace').waitFor();
});
