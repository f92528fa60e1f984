import { scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

/** Ada and Ben, each with the scheduler open at the same day. */
async function adaAndBen(stage) {
  const day = await stage.freeDay();
  const visitors = await Promise.all([
    stage.visit(planOf(day), { as: 'ada' }),
    stage.visit(planOf(day), { as: 'ben' }),
  ]);
  const [ada, ben] = visitors.map((visitor) => new Timeline(visitor, day));
  await Promise.all([ada.drawn(), ben.drawn()]);
  return { ada, ben };
}

scenario(
  'what Ada is about to book shows as her ghost to Ben, until she thinks better of it',
  async (stage) => {
    const { ada, ben } = await adaAndBen(stage);
    await ada.pull('09:00', '11:00');
    await ben.ghost('Ada').waitFor();
    await ada.page.keyboard.press('Escape');
    await ben.ghost('Ada').waitFor({ state: 'hidden' });
    await ada.page.mouse.up();
    await ada.sheet.waitFor({ state: 'hidden' });
    await ada.pull('13:00', '15:00');
    await ben.ghost('Ada').waitFor();
    await ada.page.close();
    await ben.ghost('Ada').waitFor({ state: 'hidden' });
  },
);

scenario('they book, collide, move and cancel, and each sees at once what the other did', async (stage) => {
  const { ada, ben } = await adaAndBen(stage);
  const date = ada.dayName;
  await ben.drag('09:00', '11:00');
  await ben.sheet.getByLabel('Slice').selectOption('lora');
  await ben.told(`Will be booked: chamber, ${date} 09:00 to 11:00, for lora`);

  await ada.drag('09:00', '11:00');
  await ada.book('mesh');
  await ada.lease('mesh, yours, booked', '09:00 to 11:00').waitFor();

  await ben.told('Already taken');
  await ben.told(`mesh has chamber, ${date} 09:00 to 11:00.`);
  await ben.sheet.getByRole('button', { name: `Book ${date} 11:00 to 13:00 instead` }).click();
  await ben.told(`Will be booked: chamber, ${date} 11:00 to 13:00, for lora`);
  await ben.confirm('Book');
  await ben.lease('mesh, booked', '09:00 to 11:00').waitFor();
  await ada.lease('lora, booked', '11:00 to 13:00').waitFor();

  await ada.drag('10:00', '15:00');
  await ada.told(`Will become: chamber, ${date} 14:00 to 16:00, for mesh`);
  await ada.confirm('Save change');
  await ben.lease('mesh, booked', '14:00 to 16:00').waitFor();
  await ben.lease('mesh', '09:00 to 11:00').waitFor({ state: 'detached' });

  await ada.lease('mesh, yours, booked', '14:00 to 16:00').click();
  await ada.sheet.getByRole('button', { name: 'Cancel this lease …' }).click();
  await ada.told('It has not begun: it will be gone');
  await ada.confirm('Cancel lease');
  await ben.lease('mesh', '14:00 to 16:00').waitFor({ state: 'detached' });
  await ada.lease('lora, booked', '11:00 to 13:00').waitFor();
});
