import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../../test/support/chromium.mjs';
import { Api } from './api.mjs';
import { Demo, LAUNCHER } from './demo.mjs';
import { dayAndTime, dayFromToday } from './time.mjs';

/** Of people whom the tests make. */
export const PASSWORD = 'correct horse battery';

const PATIENCE_MS = 45_000;
const PHOTOGRAPHS = fileURLToPath(new URL('../../../target/e2e/', import.meta.url));
/** The sample has leases for four weeks; the tests book after them. */
const FIRST_DAY = 30;

let configuration;
let demo;
let browser;
let days = FIRST_DAY;

after(async () => {
  await browser?.close();
  await demo?.remove();
});

/** Has the demo of this file configured, by lines that are made from its port. */
export function demoWith(lines) {
  configuration = lines;
}

/** A test that people play on the demo, each in a browser profile of their own. */
export function scenario(name, play) {
  test(name, async () => {
    demo ??= await Demo.start(configuration);
    browser ??= await startBrowser();
    const stage = new Stage(demo);
    try {
      await play(stage);
      stage.assertNothingFailed();
    } catch (error) {
      await stage.photograph(name);
      throw error;
    } finally {
      await stage.clear();
    }
  });
}

class Stage {
  #visitors = [];
  #commands = [];

  constructor(demo) {
    this.demo = demo;
  }

  /** What a program does with the token of an account. */
  api(name) {
    return new Api(this.demo.url, this.demo.account(name).token);
  }

  /** Runs a command of the command line with the token of an account. */
  command(name, ...words) {
    const env = {
      ...process.env,
      LEASEHOLD_URL: this.demo.url,
      LEASEHOLD_TOKEN: this.demo.account(name).token,
    };
    const child = spawn(LAUNCHER, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#commands.push(child);
    return child;
  }

  /** Somebody new, made by an administrator. */
  async newAccount(name) {
    await this.api('admin').call('POST', '/accounts', { name, displayName: name, password: PASSWORD });
    return { name, password: PASSWORD };
  }

  /** Somebody who tries makes an account of it, on their page; the address that it was confirmed at. */
  async register(page, name) {
    await page.getByRole('link', { name: 'Register and keep it' }).click();
    const address = `${name.toLowerCase()}-${Date.now()}@example.org`;
    await page.getByLabel('Email address').fill(address);
    await page.getByLabel('Password, at least').fill(PASSWORD);
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    const letter = await this.demo.letterTo(address);
    await page.getByLabel('Code').fill(letter.match(/^\s*(\d{6})\s*$/m)[1]);
    await page.getByRole('button', { name: 'Confirm' }).click();
    return address;
  }

  /**
   * A fresh browser profile on a path, logged in as an account unless that is left out.
   *
   * @param as the name of somebody that the demo made, or name and password
   * @param at another name of this machine
   */
  async visit(path, { as, at = '127.0.0.1', ...options } = {}) {
    const context = await browser.newContext({
      baseURL: this.demo.url.replace('127.0.0.1', at),
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1400, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    if (as) {
      const { name, password } = typeof as === 'string' ? this.demo.account(as) : as;
      const answer = await context.request.post('/api/v1/sessions', { data: { login: name, password } });
      assert.equal(answer.status(), 201, await answer.text());
    }
    const visitor = new Visitor(await context.newPage(), as?.name ?? as);
    this.#visitors.push(visitor);
    await visitor.page.goto(path);
    return visitor;
  }

  /** A day on which nobody has the chamber, and that no other test is given. */
  async freeDay() {
    const day = dayFromToday(days);
    days += 1;
    return (await this.api('ada').isFree(day, dayFromToday(days))) ? day : this.freeDay();
  }

  /** An hour of the chamber that is free within a day from now, on one day: [day, from, until]. */
  async freeHourSoon() {
    const until = new Date(Date.now() + 23 * 3_600_000).toISOString();
    for (const { start } of await this.api('ada').freeHours(until)) {
      const [day, from] = dayAndTime(start);
      const [next, end] = dayAndTime(new Date(Date.parse(start) + 3_600_000).toISOString());
      // A drag that begins or ends at the edge of the day scrolls the timeline.
      if (day === next && from >= '01:00' && end <= '23:00') {
        return [day, from, end];
      }
    }
    throw new Error('The chamber has no free hour within a day.');
  }

  /** No script failed in any browser, none was refused by the page's policy, and no error was reported. */
  assertNothingFailed() {
    for (const { name, errors } of this.#visitors) {
      assert.deepEqual(errors, [], `errors in the browser of ${name}`);
    }
  }

  /** Shows how the pages looked when a test failed, in target/e2e. */
  async photograph(name) {
    await mkdir(PHOTOGRAPHS, { recursive: true });
    for (const [index, visitor] of this.#visitors.entries()) {
      const path = `${PHOTOGRAPHS}${name.replaceAll(/\W+/g, '-').slice(0, 80)}-${index + 1}-${visitor.name}.png`;
      await visitor.page.screenshot({ path, timeout: 10_000 }).catch(() => undefined);
    }
  }

  async clear() {
    this.#commands.forEach((command) => command.kill());
    await Promise.all(this.#visitors.map(({ page }) => page.context().close()));
  }
}

/** Somebody with a page open. What goes wrong in it is kept. */
class Visitor {
  errors = [];
  #expected = [];

  constructor(page, name = 'nobody') {
    this.page = page;
    this.name = name;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      const text = `${message.text()} (${message.location().url})`;
      if (message.type() === 'error' && !this.#expected.some((words) => words.test(text))) {
        this.errors.push(text);
      }
    });
  }

  /** Errors with these words are part of the play from now on. */
  expects(words) {
    this.#expected.push(words);
  }
}
