import assert from 'node:assert/strict';
import { scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

scenario('one click, a drag and a word are enough for a lease, and leaving leaves nothing', async (stage) => {
  const [day, from, until] = await stage.freeHourSoon();
  const guest = await stage.visit('/');
  await guest.page.getByRole('button', { name: 'Give it a try' }).click();
  await guest.page.waitForURL('**/plan');
  await guest.page.getByRole('timer').getByText('left').waitFor();

  await guest.page.goto(planOf(day));
  const timeline = new Timeline(guest, day);
  await timeline.drawn();
  await timeline.drag(from, until);
  await timeline.told('Will be booked: chamber');
  await timeline.confirm('Book');
  await timeline.lease('anon-\\w+, yours', `${from} to ${until}`).waitFor();

  const looker = await stage.visit(planOf(day), { as: 'ada' });
  const seen = new Timeline(looker, day);
  await seen.lease('anon-\\w+', `${from} to ${until}`).waitFor();

  await guest.page.getByRole('button', { name: 'Leave' }).click();
  await guest.page.getByText('Your notebooks and data will be deleted').waitFor();
  await guest.page.getByRole('button', { name: 'Cancel' }).click();
  await guest.page.getByRole('button', { name: 'Leave' }).click();
  await guest.page.getByRole('button', { name: 'OK, delete and leave' }).click();
  await guest.page.getByRole('heading', { name: 'Log in to' }).waitFor();
  await seen.lease('anon-\\w+', `${from} to ${until}`).waitFor({ state: 'detached' });
  assert.deepEqual(await guest.page.context().cookies(), []);
});
