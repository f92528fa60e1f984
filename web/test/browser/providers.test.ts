import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings } from '../support/browser.js';
import { Site } from '../support/site.js';

const site = new Site();

const LOOKS = [
  { name: 'wide and light', colorScheme: 'light', viewport: { width: 1400, height: 900 } },
  { name: 'narrow and dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

const PROVIDERS = [
  { name: 'institute', title: 'The Institute' },
  { name: 'away', title: 'The Away' },
];
const NEWCOMER = {
  provider: 'institute',
  title: 'The Institute',
  displayName: 'Grace Hopper',
  name: 'grace-hopper',
  email: 'grace@example.org',
  trial: false,
  next: '/plan',
};
const SIDE = { name: 'anon-1', displayName: 'Guest 1', createdAt: '2026-11-22T08:00:00Z' };
const MERGE = {
  id: 7,
  state: 'OFFERED',
  trial: SIDE,
  account: { ...SIDE, name: 'ada', displayName: 'Ada Member' },
  work: { leases: ['1'], preferences: ['theme'] },
  offeredAt: '2026-11-22T09:00:00Z',
  endsAt: '2026-11-29T09:00:00Z',
};
const IDENTITY = {
  id: 3,
  provider: 'institute',
  title: 'The Institute',
  subject: '4711',
  displayName: 'Ada',
  email: null,
  linkedAt: '2026-11-22T08:00:00Z',
  lastUsedAt: '2026-11-22T08:00:00Z',
};

/** Pictures to look at, where somebody wants them. */
async function look(page: import('playwright-core').Page, name: string): Promise<void> {
  assert.deepEqual(await axeFindings(page), []);
  const folder = process.env['LEASEHOLD_PICTURES'];
  if (folder) {
    await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` });
  }
}

for (const { name, ...looks } of LOOKS) {
  test(`somebody new logs in by a provider, by keyboard, ${name}`, async () => {
    const server = await site.serve({ more: { providers: PROVIDERS, newcomer: NEWCOMER } });
    const { page, errors } = await site.visit(server, '/login?next=/plan', looks);
    await page.getByRole('button', { name: 'Log in with The Away' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Log in another way' }).waitFor();
    await look(page, `login ${name}`);
    await page.getByRole('button', { name: 'Log in with The Institute' }).press('Enter');

    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByLabel('Account name').fill('ada');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'is taken' }).waitFor();
    await look(page, `welcome ${name}`);
    await page.getByLabel('Account name').fill('grace');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/plan');
    await page.getByText('Grace Hopper').waitFor();
    assert.deepEqual(
      errors.filter((error) => !error.includes('status of 503')),
      [],
    );
  });

  test(`who tried and has an account moves the work, and takes it back, ${name}`, async () => {
    const server = await site.serve({ more: { merge: MERGE } });
    const { page, errors } = await site.visit(server, '/login?next=/plan', looks);
    await page.getByLabel('Name or email').fill('ada');
    await page.getByLabel('Password').fill('ada-secret');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your trial and your account' }).waitFor();
    await page.getByText('a lease of').waitFor();
    await look(page, `merge ${name}`);
    await page.getByRole('button', { name: 'Move it to my account' }).click();
    await page.getByRole('status').filter({ hasText: 'is in your account' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Go on' }).getAttribute('href'), '/plan');
    await look(page, `moved ${name}`);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('status').filter({ hasText: 'It is taken back.' }).waitFor();
    assert.deepEqual(errors, []);
  });

  test(`all ways in are shown, one is added and one taken away, ${name}`, async () => {
    const more = { providers: PROVIDERS, identities: [IDENTITY], newcomer: NEWCOMER };
    const { page, errors } = await site.visit(await site.serve({ more }), '/account', {
      ...looks,
      as: 'ada',
    });
    await page.getByRole('button', { name: 'Take away The Institute, Ada' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
    await page.keyboard.type('ada-secret');
    await look(page, `identities ${name}`);
    await page.keyboard.press('Enter');
    await page.getByText('It no longer logs in to your account.').waitFor();
    await page.getByRole('button', { name: 'Add The Institute' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
    await page.keyboard.type('ada-secret');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Add The Institute?' }).waitFor();
    await page.getByLabel('Present password').fill('ada-secret');
    await look(page, `add ${name}`);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/plan');
    assert.deepEqual(errors, []);
  });
}

test('what went wrong at a provider is said in our words, and in nobody else’s', async () => {
  const server = await site.serve({ more: { providers: PROVIDERS } });
  const { page } = await site.visit(server, '/login?provider=institute&failed=unreachable');
  await page.getByRole('alert').filter({ hasText: 'The Institute does not answer.' }).waitFor();
  const forged = await site.visit(server, '/login?provider=evil&failed=Call+this+number');
  await forged.page.getByRole('button', { name: 'Log in with The Institute' }).waitFor();
  assert.equal(await forged.page.getByRole('alert').count(), 0);
});
