import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { PASSWORD, scenario } from './support/stage.mjs';

scenario(
  'codes of an app are set up, wanted at the next log-in, and a recovery code helps out',
  async (stage) => {
    const grace = await stage.newAccount('grace');
    const { page } = await stage.visit('/account', { as: grace });
    await page.getByRole('button', { name: 'Set up codes' }).click();
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Begin' }).click();
    const secret = await page.locator('code.letters').textContent();
    await page.getByLabel('Code of the app').fill(codeOf(secret.replaceAll(' ', '')));
    await page.getByRole('button', { name: 'Confirm' }).click();
    const recovery = await page.locator('.recovery code').first().textContent();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes left').waitFor();

    const later = await stage.visit('/login');
    later.expects(/401/);
    await later.page.getByLabel('Name').fill(grace.name);
    await later.page.getByLabel('Password').fill(PASSWORD);
    await later.page.keyboard.press('Enter');
    await later.page.getByLabel('Code of your app').fill(recovery);
    await later.page.keyboard.press('Enter');
    await later.page.getByText('Account: grace').waitFor();
    await later.page.goto('/account');
    await later.page.getByText('9 recovery codes left').waitFor();
  },
);

scenario('a passkey is made and logs in without a password', async (stage) => {
  const heidi = await stage.newAccount('heidi');
  const { page, ...visitor } = await stage.visit('/login?next=/account', { at: 'localhost' });
  await giveDevice(page);
  await page.getByLabel('Name').fill(heidi.name);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('What to call it').fill('My laptop');
  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('not used yet').waitFor();

  await page.getByText('Account: heidi').click();
  await page.getByRole('button', { name: 'Log out' }).first().click();
  await page.goto('/login?next=/account');
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await page.getByText('My laptop').waitFor();
  await page.getByText('last used').first().waitFor();
  assert.deepEqual(visitor.errors, []);
});

scenario('an SSH key is added and deleted, and what is no public key is refused', async (stage) => {
  const mallory = await stage.newAccount('mallory');
  const visitor = await stage.visit('/account', { as: mallory });
  visitor.expects(/422/);
  const { page } = visitor;
  await page.getByRole('button', { name: 'Add a key' }).click();
  await page.getByLabel('Public key').fill('hello');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('A public key is one line').waitFor();
  await page
    .getByLabel('Public key')
    .fill(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB${'0'.repeat(42)} my@laptop`);
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('my@laptop').waitFor();
  await page.getByRole('button', { name: 'Delete my@laptop' }).click();
  await page.getByText('my@laptop is deleted.').waitFor();
});

scenario('a browser that is logged out from elsewhere is out at once', async (stage) => {
  const ivan = await stage.newAccount('ivan');
  const phone = await stage.visit('/plan', { as: ivan, userAgent: 'Mozilla/5.0 (Android 15) Firefox/140.0' });
  await phone.page.getByText('ivan').first().waitFor();
  phone.expects(/401/);
  const { page } = await stage.visit('/account', { as: ivan });

  await page.getByRole('button', { name: 'Log out Firefox on Android' }).click();

  await page.getByText('That browser is logged out.').waitFor();
  await phone.page.getByRole('link', { name: 'Log in' }).first().waitFor();
});

/** What an app shows for a secret just now (RFC 6238). */
function codeOf(secret) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', base32(secret)).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function base32(letters) {
  const bits = [...letters]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** Chromium's own stand-in for a device with a finger on it. */
async function giveDevice(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
