import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings } from '../support/browser.js';
import { Site } from '../support/site.js';

const site = new Site();

const LOOKS = [
  { name: 'wide and light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'narrow and dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

for (const { name, ...look } of LOOKS) {
  test(`one signs up by keyboard and is in, ${name}`, async () => {
    const { page, errors } = await site.visit(await site.serve(), '/login', look);
    await page.getByRole('link', { name: 'Sign up' }).click();
    await page.getByLabel('Email address').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
    await page.keyboard.type('grace@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a good password');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Grace Hopper');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ada');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'The name "ada" is taken' }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'name');
    await page.getByLabel('Account name').fill('grace');
    await page.keyboard.press('Enter');

    await page.getByText('Please check your email for a confirmation code.').waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'code');
    await page.reload();
    await page.getByLabel('Code from the mail').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '4 more attempts' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'code');
    assert.equal(await page.getByLabel('Code from the mail').getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.getByRole('status').filter({ hasText: 'on its way' }).waitFor();
    await page.getByLabel('Code from the mail').fill('123 456');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/status');
    await page.getByText('Grace Hopper').waitFor();
    // The wrong code was refused.
    assert.deepEqual(
      errors.filter((error) => !error.includes('status of 422')),
      [],
    );
  });
}

test('the link of a mail confirms when the button is pressed and not before, and only once', async () => {
  const server = await site.serve();
  const { page } = await site.visit(server, '/sign-up');
  await page.getByLabel('Email address').fill('grace@example.org');
  await page.getByLabel(/^Password/).fill('a good password');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();

  for (const outcome of ['Confirmed', 'Already confirmed']) {
    const other = await site.visit(server, '/confirm#secret=good');
    await other.page.getByText('Nothing has happened yet').waitFor();
    const before = server.requests.filter((request: string) => request.startsWith('POST')).length;
    await other.page.getByRole('button', { name: 'Confirm the address' }).click();
    if (outcome === 'Confirmed') {
      await other.page.getByRole('heading', { name: 'Choose a password' }).waitFor();
      assert.deepEqual(await axeFindings(other.page), []);
      await other.page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
      await other.page.keyboard.type('a password of her own');
      await other.page.getByLabel('The new one again').fill('a password of her owm');
      await other.page.keyboard.press('Enter');
      await other.page.getByRole('alert').filter({ hasText: 'differ' }).waitFor();
      await other.page.getByLabel('The new one again').fill('a password of her own');
      await other.page.keyboard.press('Enter');
    }
    await other.page.getByRole('heading', { name: outcome, exact: true }).waitFor();
    const after = server.requests.filter((request: string) => request.startsWith('POST')).length;
    assert.equal(after, before + (outcome === 'Confirmed' ? 2 : 1));
    assert.equal(new URL(other.page.url()).hash, '');
    assert.deepEqual(await axeFindings(other.page), []);
  }
  assert.ok(!server.requests.some((request: string) => request.includes('good')));
});

test('whoever did not sign up says so, and the link is good no more', async () => {
  const server = await site.serve();
  const { page } = await site.visit(server, '/confirm#secret=good');
  await page.getByRole('button', { name: 'This was not me' }).click();
  await page.getByRole('heading', { name: 'This was not you' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(new URL(page.url()).hash, '');
});

test('another address is confirmed by the code that went there', async () => {
  const { page, errors } = await site.visit(await site.serve(), '/status', { as: 'ada' });
  await page.getByText('Ada Member').click();
  await page.getByRole('link', { name: 'Your account' }).click();
  await page.getByRole('link', { name: 'Change email address' }).click();
  await page.getByLabel('New email address').fill('ada@new.example.org');
  await page.getByLabel('Present password').fill('ada-secret');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'code');
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.type('123456');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'goes to ada@new.example.org from now on' }).waitFor();
  assert.deepEqual(errors, []);
});

test('a link that is no longer good says so', async () => {
  const { page } = await site.visit(await site.serve(), '/confirm#secret=bad');
  await page.getByRole('button', { name: 'Confirm the address' }).click();
  await page.getByRole('alert').filter({ hasText: 'This confirms nothing.' }).waitFor();
});

test('who forgot the password sets a new one by the code, or by the link, and then logs in', async () => {
  const server = await site.serve();
  const { page, errors } = await site.visit(server, '/login');
  await page.getByRole('link', { name: 'Forgot the password?' }).click();
  await page.getByLabel('Email address').fill('ada@example.org');
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await page.getByLabel('Code from the mail').fill('123456');
  await page.getByLabel(/^New password/).fill('a new secret');
  await page.getByLabel('The new one again').fill('a new secrte');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('alert').filter({ hasText: 'The two new passwords differ.' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('The new one again').fill('a new secret');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('The new password is set.').waitFor();
  await page.getByRole('link', { name: 'Log in' }).last().click();
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill('a new secret');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/status');
  assert.deepEqual(errors, []);

  const byLink = await site.visit(server, '/recover');
  await byLink.page.getByLabel('Email address').waitFor();
  await byLink.page.evaluate(() => (location.hash = '#secret=good'));
  await byLink.page.getByLabel(/^New password/).fill('another secret');
  await byLink.page.getByLabel('The new one again').fill('another secret');
  await byLink.page.getByRole('button', { name: 'Set the password' }).click();
  await byLink.page.getByText('The new password is set.').waitFor();
});
