import assert from 'node:assert/strict';
import { scenario } from './support/stage.mjs';

const PASSWORD = 'correct horse battery';

scenario(
  'z2 z3 l5 an example is copied, its extension asked for and approved, and deleted things come back',
  async (stage) => {
    const judy = await stage.newAccount('judy', PASSWORD);
    const { page } = await stage.visit('/account', { as: judy });
    await page.getByRole('button', { name: 'Copy: What is free in the chamber?' }).click();
    await page.getByText('is among your notebooks now').waitFor();
    await page.getByText('1 of 100', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Extend: first-look.ipynb' }).click();
    await page.getByLabel('Sponsor: who answers for it').fill('Observatory');
    await page.getByLabel('Reason').fill('The paper is in review');
    await page.keyboard.press('Enter');
    await page.getByText('not decided yet').waitFor();

    const admin = await stage.visit('/admin', { as: 'admin' });
    await admin.page.getByRole('button', { name: 'Approve: first-look.ipynb of judy' }).click();
    await admin.page.getByText('judy has been told.').waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Delete: first-look.ipynb' }).click();
    await page.getByText('can be brought back until').waitFor();
    await page.getByRole('button', { name: 'Bring back: first-look.ipynb' }).click();
    await page.getByText('first-look.ipynb is back.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download first-look.ipynb' }).click();
    assert.equal((await download).suggestedFilename(), 'first-look.ipynb');
  },
);

scenario('l3 who only tries sees until when, and is told what leaving deletes', async (stage) => {
  const { page } = await stage.visit('/');
  await page.getByRole('button', { name: 'Give it a try' }).click();
  await page.getByText('You are trying Leasehold').waitFor();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Copy: The spectrum of a recording' }).click();
  await page.getByText('spectrum.ipynb').first().waitFor();
  await page.getByText('Your account can have none.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Extend: spectrum.ipynb' }).count(), 0);
  await page.getByRole('button', { name: 'Leave' }).first().click();
  await page.getByText('Your notebooks and data will be deleted').waitFor();
});
