import assert from 'node:assert/strict';
import { scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

scenario('who tries and has an account moves the lease there, and goes on', async (stage) => {
  const person = await stage.newAccount(`mary-${Date.now()}`, 'correct horse battery');
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
  await timeline.lease('anon-\\w+, yours', `${from} to ${until}`).waitFor();

  await page.goto(`/login?next=${encodeURIComponent(planOf(day))}`);
  await page.getByLabel('Name or email').fill(person.name);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('heading', { name: 'Your trial and your account' }).waitFor();
  await page.getByText('a lease of chamber').waitFor();
  await page.getByRole('button', { name: 'Move it to my account' }).click();
  await page.getByText('What you had in the trial is in your account.').waitFor();
  await page.getByRole('link', { name: 'Go on' }).click();

  await timeline.lease(`${person.name}, yours`, `${from} to ${until}`).waitFor();
  assert.equal(await page.locator('lh-trial').count(), 0);
});
