import { scenario } from './support/stage.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

/** The longest page has so many places for the focus. */
const MOST_PRESSES = 250;

/** Presses Tab until what has the focus has such a name. */
function tabTo(page, role, name) {
  return tabToElement(page, page.getByRole(role, { name }));
}

async function tabToElement(page, wanted) {
  const reached = wanted.and(page.locator(':focus'));
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await reached.count()) > 0) {
      return;
    }
  }
  throw new Error(`The Tab key does not lead to ${wanted}.`);
}

/** Goes to a page by the menu of one's account. */
async function chooseInMenu(page, link) {
  await tabToElement(page, page.locator('lh-shell details.account summary'));
  await press(page, 'Enter');
  await tabTo(page, 'link', link);
  await press(page, 'Enter');
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

scenario(
  'by keyboard alone somebody makes a token on the page of their account, and revokes it',
  async (stage) => {
    const { page } = await stage.visit('/status', { as: 'ada' });
    await chooseInMenu(page, 'Your account');
    await tabTo(page, 'button', 'Make a token');
    await press(page, 'Enter');
    await page.keyboard.type('night watch'); // the field has the focus
    await press(page, 'Enter');
    await page.getByText('The token night watch is shown only now').waitFor();
    await tabTo(page, 'button', 'Revoke night watch');
    await press(page, 'Enter');
    await page.getByText('night watch is revoked.').waitFor();
  },
);

scenario('by keyboard alone an administrator finds somebody and changes the level', async (stage) => {
  const { name } = await stage.newAccount('kit');
  const { page } = await stage.visit('/status', { as: 'admin' });
  await chooseInMenu(page, 'Administration');
  await page.getByLabel('Part of a name or address').waitFor();
  await tabTo(page, 'searchbox', 'Part of a name or address');
  await page.keyboard.type(name);
  await press(page, 'Enter');
  await page.getByRole('button', { name: `Look at ${name}` }).waitFor();
  await tabTo(page, 'button', `Look at ${name}`);
  await press(page, 'Enter');
  await tabTo(page, 'button', `Change: ${name}`);
  await press(page, 'Enter');
  await tabTo(page, 'spinbutton', 'Level, 1 to 99');
  await press(page, 'Control+a');
  await page.keyboard.type('2');
  await press(page, 'Enter');
  await page.getByText(`${name} is changed.`).waitFor();
});
