import { scenario } from './support/stage.mjs';

/** The widgets that are shown, in their order. */
function shows(page, order) {
  return page.waitForFunction((wanted) => {
    const shown = [...document.querySelectorAll('lh-widget:not([hidden])')];
    return shown.map((widget) => widget.getAttribute('key')).join(' ') === wanted;
  }, order);
}

function kept(page) {
  const isKept = (request) =>
    request.method() === 'PUT' && request.url().endsWith('/me/preferences/layout.run');
  return page.waitForResponse((response) => isKept(response.request()) && response.ok());
}

scenario('what somebody moves and hides on the run page is found so in another browser', async (stage) => {
  const here = (await stage.visit('/run?facility=r2lab', { as: 'carol' })).page;
  await shows(here, 'leases now map table');
  const moved = kept(here);
  await here.getByRole('button', { name: 'Move Now with the arrow keys' }).press('ArrowRight');
  await shows(here, 'leases map now table');
  await moved;
  const hidden = kept(here);
  await here.getByLabel('Arrange Map').click();
  await here.locator('lh-widget[key=map]').getByRole('button', { name: 'Hide', exact: true }).click();
  await shows(here, 'leases now table');
  await hidden;

  const there = (await stage.visit('/run?facility=r2lab', { as: 'carol' })).page;
  await shows(there, 'leases now table');
  await there.getByText('Widgets', { exact: true }).click();
  const back = kept(there);
  await there.getByRole('checkbox', { name: 'Map' }).check();
  await shows(there, 'leases map now table');
  await back;

  const elsewhere = (await stage.visit('/run?facility=r2lab', { as: 'ben' })).page;
  await shows(elsewhere, 'leases now map table');
});
