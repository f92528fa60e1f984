import { scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

const WAYS = [
  { title: 'the server is stopped', end: (demo) => demo.stop() },
  { title: 'the server is killed', end: (demo) => demo.kill() },
];

for (const { title, end } of WAYS) {
  scenario(`${title} and started again: pages say so, come back, and miss nothing`, async (stage) => {
    const day = await stage.freeDay();
    const plan = await stage.visit(planOf(day), { as: 'ada' });
    const status = await stage.visit('/status?facility=r2lab');
    const ada = new Timeline(plan, day);
    await ada.drawn();
    await status.page.locator('live-map [data-name=fit01]').waitFor();
    await stage.api('ada').book('beams', day, '08:00', '09:00');
    await ada.lease('beams, yours, booked', '08:00 to 09:00').waitFor();

    plan.expects(/ERR_CONNECTION|WebSocket connection/);
    status.expects(/ERR_CONNECTION|WebSocket connection/);
    await end(stage.demo);
    for (const { page } of [plan, status]) {
      await page.getByText('No connection', { exact: true }).first().waitFor();
    }
    await status.page.getByText('What you see is from then; trying again…').first().waitFor();

    await stage.demo.startAgain();
    await stage.api('ada').book('mesh', day, '10:00', '12:00');
    for (const { page } of [plan, status]) {
      await page.getByText('Live', { exact: true }).waitFor();
    }
    await ada.lease('mesh, yours, booked', '10:00 to 12:00').waitFor();
    await ada.lease('beams, yours, booked', '08:00 to 09:00').waitFor();
    await stage.api('ada').book('openran', day, '13:00', '14:00');
    await ada.lease('openran, yours, booked', '13:00 to 14:00').waitFor();
    await status.page.getByText('What you see is from then').first().waitFor({ state: 'detached' });
    await ada.drag('15:00', '16:00');
    await ada.book('mesh');
    await ada.lease('mesh, yours, booked', '15:00 to 16:00').waitFor();
  });
}
