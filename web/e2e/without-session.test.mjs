import assert from 'node:assert/strict';
import { scenario } from './support/stage.mjs';

const PAGES = [
  { path: '/plan?days=1&facility=r2lab', wanted: 'Log in to plan', sign: 'live-leases [role=grid]' },
  { path: '/run?facility=r2lab', wanted: 'Log in to run an experiment', sign: 'lease-now' },
];

for (const { path, wanted, sign } of PAGES) {
  scenario(`${path} asks strangers to log in, and is what they come back to`, async (stage) => {
    const { page } = await stage.visit(path);
    await page.getByRole('heading', { name: wanted }).waitFor();
    await page.locator('.page-notice').getByRole('link', { name: 'Log in' }).click();
    const { name, password } = stage.demo.account('ada');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.locator(sign).waitFor();
    const { pathname, searchParams } = new URL(page.url());
    assert.equal(pathname, new URL(path, page.url()).pathname);
    assert.equal(searchParams.get('facility'), 'r2lab');
    await page.getByText('Account: Ada').waitFor();
  });
}
