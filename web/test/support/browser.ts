import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the distribution's Chromium; the caller closes it. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env['LEASEHOLD_CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

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
