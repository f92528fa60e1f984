import { scenario } from './support/stage.mjs';

scenario(
  'an administrator finds somebody, changes the level, sets a limit, and finds both in the history',
  async (stage) => {
    const trudy = await stage.newAccount('trudy');
    const { page } = await stage.visit('/', { as: 'admin' });
    await page.locator('lh-shell details.account summary').click();
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByLabel('Part of a name or address').fill('TRUD');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Look at ${trudy.name}` }).click();

    await page.getByRole('button', { name: `Change: ${trudy.name}` }).click();
    await page.getByLabel('Level, 1 to 99').fill('2');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText(`${trudy.name} is changed.`).waitFor();
    await page.locator('lh-accounts-section').getByText('level 2').first().waitFor();

    await page.getByRole('button', { name: `Set a limit: ${trudy.name}` }).click();
    await page.getByLabel('What is limited').selectOption('leases');
    await page.getByLabel('At most; empty: any number').fill('7');
    await page.getByLabel('Why? It is recorded.').fill('A long survey');
    await page.keyboard.press('Enter');
    await page.getByText('leases: at most 7').waitFor();

    const history = page.locator('lh-everybodys-history-section');
    await history.getByLabel('Kind, such as account').fill('limit');
    await history.getByRole('button', { name: 'Show' }).click();
    await history.getByText('Set a limit').first().waitFor();
    await history.getByLabel('Kind, such as account').fill('account.changed');
    await history.getByRole('button', { name: 'Show' }).click();
    await history.getByText(`The account ${trudy.name} was changed`).first().waitFor();
  },
);

scenario(
  'an administrator makes a slice with somebody in it, and takes a rule of a level away',
  async (stage) => {
    const nora = await stage.newAccount('nora');
    const { page } = await stage.visit('/admin', { as: 'admin' });
    const slices = page.locator('lh-slices-section');
    await slices.getByRole('button', { name: 'New slice' }).press('Enter');
    await slices.getByLabel('Name, which stays').fill('aurora-watch');
    await slices.getByLabel('Title', { exact: true }).fill('Northern lights');
    await page.keyboard.press('Enter');
    await slices.getByText('aurora-watch is made.').waitFor();
    await slices.getByRole('button', { name: 'Add somebody to aurora-watch' }).press('Enter');
    await page.keyboard.type(nora.name);
    await page.keyboard.press('Enter');
    await slices.getByText('nora books for aurora-watch.').waitFor();
    await slices.getByRole('button', { name: 'Title and end of aurora-watch' }).press('Enter');
    await slices.getByLabel('Books until').fill('2100-01-31');
    await slices.getByLabel('Books until').press('Enter');
    await slices.getByText('aurora-watch is changed.').waitFor();
    await slices.getByText('2100').first().waitFor();
    await slices.getByRole('button', { name: 'Remove nora from aurora-watch' }).press('Enter');
    await slices.getByText('Nobody is in it').waitFor();

    const levels = page.locator('lh-levels-section');
    await levels.getByRole('button', { name: 'Limit a new level' }).press('Enter');
    await levels.getByLabel('What is limited').selectOption('leases');
    await levels.getByLabel('At most; empty: any number').fill('7');
    await levels.getByLabel('Why? It is recorded.').fill('A long survey');
    await page.keyboard.press('Enter');
    await levels.getByRole('button', { name: 'Take away the rule about leases of level 3' }).press('Enter');
    await levels.getByText('The next lower level says what holds for level 3').waitFor();
  },
);

scenario('a form is sent even while the list beside it has not come', async (stage) => {
  const { page } = await stage.visit('/status', { as: 'admin' });
  let list;
  const listed = new Promise((resolve) => (list = resolve));
  await page.route('**/api/v1/slices?*', (route) => listed.then(() => route.continue()), { times: 1 });
  await page.goto('/admin');
  const slices = page.locator('lh-slices-section');
  await slices.getByRole('button', { name: 'New slice' }).press('Enter');
  await slices.getByLabel('Name, which stays').fill('early-bird');
  await slices.getByLabel('Name, which stays').press('Enter');
  await slices.getByText('early-bird is made.').waitFor();
  list();
});

scenario('the owner of a group invites, the other reads the terms and accepts', async (stage) => {
  const [olga, max] = [await stage.newAccount('olga'), await stage.newAccount('wendy')];
  const owner = await stage.visit('/account#groups', { as: olga });
  const groups = owner.page.locator('lh-groups-section');
  await groups.getByRole('button', { name: 'Make a group' }).click();
  await groups.getByLabel('Name: small letters').fill('stars');
  await groups.getByLabel('Title').fill('Variable stars');
  await groups.getByLabel('What members agree to').fill('Be kind.');
  await groups.getByRole('button', { name: 'Make it' }).click();
  await groups.getByRole('button', { name: 'Members: stars' }).click();
  await groups.getByRole('button', { name: 'Invite somebody to stars' }).click();
  await groups.getByLabel('Name of their account').fill(max.name);
  await owner.page.keyboard.press('Enter');
  await groups.getByText('wendy is invited.').waitFor();

  const guest = await stage.visit('/account#groups', { as: max });
  const theirs = guest.page.locator('lh-groups-section');
  await theirs.getByText('you are invited').waitFor();
  await theirs.getByRole('button', { name: 'Look and accept: stars' }).click();
  await theirs.getByText('Be kind.').waitFor();
  await theirs.getByLabel('I agree to these terms').check();
  await theirs.getByRole('button', { name: 'Accept', exact: true }).click();
  await theirs.getByText('has no end').waitFor();

  await owner.page.reload();
  await groups.getByRole('button', { name: 'Members: stars' }).click();
  await groups.getByRole('button', { name: 'Make an owner: wendy in stars' }).click();
  await groups.getByText('wendy is an owner.').waitFor();
});

scenario('somebody who is no administrator is told so, and has no link to the page', async (stage) => {
  const { page } = await stage.visit('/admin', { as: 'ada' });
  await page.getByRole('heading', { name: 'This page is for administrators' }).waitFor();
  await page.locator('lh-shell details.account summary').click();
  await page.getByRole('link', { name: 'Your account', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Administration' }).waitFor({ state: 'hidden' });
});
