import { after, before } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './browser.js';
import { startBrowser } from './chromium.mjs';
import { ContractServer } from './contract-server.mjs';

export interface Visit {
  page: Page;
  errors: string[];
}

/** A browser for the tests of one file, and servers with sample data for it; all ended after the last test. */
export class Site {
  private browser!: Browser;
  private readonly servers: ContractServer[] = [];

  constructor() {
    before(async () => {
      this.browser = await startBrowser();
    });
    after(async () => {
      await this.browser.close();
      await Promise.all(this.servers.map((server) => server.stop()));
    });
  }

  /** A server of its own, so that no test sees what another one did. */
  async serve(options: { empty?: boolean; two?: boolean; more?: object } = {}): Promise<ContractServer> {
    const server = await new ContractServer(options).listen();
    this.servers.push(server);
    return server;
  }

  /** A fresh browser profile on a path of the server, logged in if so wished. */
  async visit(
    server: ContractServer,
    path: string,
    options: BrowserContextOptions & { as?: string } = {},
  ): Promise<Visit> {
    const { as, ...context } = options;
    const { page, errors } = await openPage(this.browser, { baseURL: server.url, ...context });
    if (as) {
      await page.request.post('/api/v1/sessions', { data: { login: as, password: `${as}-secret` } });
    }
    await page.goto(path);
    return { page, errors };
  }
}
