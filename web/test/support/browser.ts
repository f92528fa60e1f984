import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page whose errors (exceptions, CSP violations, console errors) are collected for the test to look at. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 40')) {
      errors.push(message.text());
    }
  });
  return { page, context, errors };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, one line a finding; empty when all is well. */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(`${axeSource}; undefined`);
  return page.evaluate(async (selector) => {
    const axe = (globalThis as any).axe;
    const result = await axe.run(selector ?? document, { resultTypes: ['violations'] });
    return result.violations.flatMap((violation: any) =>
      violation.nodes.map((node: any) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
    );
  }, within);
}
