import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { startBrowser } from '../support/chromium.mjs';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The built test page, served on a free port of the loopback, and a browser to look at it with. */
export class TestPage {
  private constructor(
    private readonly folder: string,
    private readonly server: Server,
    readonly browser: Browser,
  ) {}

  static async start(): Promise<TestPage> {
    const folder = await mkdtemp(join(tmpdir(), 'leasehold-timeline-'));
    await build({
      configFile: false,
      root: resolve('test/timeline/page'),
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2023',
        cssTarget: ['chrome123'],
        modulePreload: false,
      },
    });
    const server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const name = path === '/' ? 'index.html' : path.slice(1);
      try {
        const body = await readFile(join(folder, name));
        response
          .writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' })
          .end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const browser = await startBrowser();
    return new TestPage(folder, server, browser);
  }

  /** Opens the page with a query such as "scene=month&rows=100"; fails the test on any error in the page. */
  async open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({
      viewport: { width: 1400, height: 800 },
      timezoneId: 'America/New_York',
      ...options,
    });
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/?${query}`);
    await page.locator('live-leases [role=gridcell]:visible, live-leases-table').first().waitFor();
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
