import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { scenario } from './support/stage.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each page, who looks at it, and what is on it once it is drawn. */
const PAGES = [
  {
    path: '/status',
    signs: ['live-leases [role=gridcell].lease', 'live-map [data-name=fit01]', 'live-table tbody tr'],
  },
  { path: '/plan', as: 'ada', signs: ['live-leases [role=gridcell].lease'] },
  { path: '/plan', signs: ['text=Log in to plan'] },
  {
    path: '/run',
    as: 'ada',
    signs: ['live-leases', 'lease-now', 'live-map [data-name=fit01]', 'live-table tbody tr'],
  },
  { path: '/run', signs: ['text=Log in to run'] },
  { path: '/statistics', signs: ['stacked-bars rect.part'] },
  { path: '/login', signs: ['text=Password'] },
  { path: '/login', as: 'ada', signs: ['text=New password'] },
  { path: '/sign-up', signs: ['text=Email address'] },
  { path: '/confirm#secret=x', signs: ['text=Nothing has happened yet'] },
  { path: '/recover', signs: ['text=Email address'] },
  { path: '/email', as: 'ada', signs: ['text=New email address'] },
  { path: '/account', as: 'ada', signs: ['text=this one', 'text=Set up codes', 'text=Packet loss'] },
  {
    path: '/admin',
    as: 'admin',
    signs: ['text=for a decision', 'lh-accounts-section li', 'text=as delivered'],
  },
  { path: '/admin', as: 'ada', signs: ['text=This page is for administrators'] },
  { path: '/embed', signs: ['live-map [data-name=fit01]', 'live-table tbody tr'] },
  { path: '/docs/api', signs: ['.operation'] },
];
const SCHEMES = ['light', 'dark'];
const SIZES = [
  { width: 1400, height: 900 },
  { width: 390, height: 844 },
];

/** What axe finds on the page, one line a finding. */
async function findings(page) {
  await page.evaluate(`${AXE}; undefined`);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  });
}

for (const { path, as, signs } of PAGES) {
  scenario(
    `${path} ${as ? `as ${as}` : 'for anybody'} is without fault, light and dark, wide and narrow`,
    async (stage) => {
      const { page } = await stage.visit(path, { as });
      for (const colorScheme of SCHEMES) {
        for (const viewport of SIZES) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(viewport);
          for (const sign of viewport.width > 1000
            ? signs
            : signs.filter((each) => !each.includes('gridcell'))) {
            await page.locator(sign).first().waitFor();
          }
          const look = `${colorScheme}, ${viewport.width} wide`;
          assert.deepEqual(await findings(page), [], look);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${look}: ${overflow} pixels too wide`);
        }
      }
    },
  );
}
