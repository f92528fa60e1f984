import { scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

/** Presses Tab until what has the focus has such a name. */
async function tabTo(page, role, name) {
  const wanted = page.getByRole(role, { name }).and(page.locator(':focus'));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await wanted.count()) > 0) {
      return;
    }
  }
  throw new Error(`The Tab key does not lead to the ${role} ${name}.`);
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

scenario(
  'by keyboard alone somebody logs in, finds a free hour, books it, moves it and cancels it',
  async (stage) => {
    const day = await stage.freeDay();
    const visitor = await stage.visit(planOf(day));
    const { page } = visitor;
    const timeline = new Timeline(visitor, day);
    await tabTo(page, 'link', 'Log in');
    await press(page, 'Enter');
    const { name, password } = stage.demo.account('ada');
    await page.getByLabel('Password').waitFor();
    await tabTo(page, 'textbox', 'Name');
    await page.keyboard.type(name);
    await tabTo(page, 'textbox', 'Password');
    await page.keyboard.type(password);
    await press(page, 'Enter');

    await timeline.drawn();
    await tabTo(page, 'gridcell', /^chamber: /);
    await press(page, ...Array(9 * 6).fill('.'), ...Array(6).fill('Control+Shift+ArrowRight'), 'Enter');
    await timeline.told('Choose the slice to book for.');
    await page.keyboard.type('mesh'); // the choice of the slice has the focus
    await timeline.told(`Will be booked: chamber, ${timeline.dayName} 09:00 to 10:00, for mesh`);
    await tabTo(page, 'button', 'Book');
    await press(page, 'Enter');
    await timeline.sheet.waitFor({ state: 'hidden' });
    await timeline.lease('mesh, yours, booked', '09:00 to 10:00').waitFor();

    await press(page, 'm', 'Control+ArrowRight', 'Control+ArrowRight', 'Enter');
    await timeline.told('Will become: chamber');
    await press(page, 'Enter');
    await timeline.lease('mesh, yours, booked', '09:20 to 10:20').waitFor();

    await press(page, 'Delete');
    await timeline.told('It has not begun: it will be gone');
    await press(page, 'Enter');
    await timeline.lease('mesh', '').waitFor({ state: 'detached' });
  },
);
