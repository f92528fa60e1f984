/**
 * A small server that speaks Leasehold's REST and live contract over sample data, for tests of the web part only.
 * It serves the built pages under the same strict content security policy as the real server.
 * By hand: node test/support/contract-server.mjs [port] [--empty | --two]
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WebSocketServer } from 'ws';
import { ContractApi } from './contract-api.mjs';
import { LiveDesk } from './contract-live.mjs';
import {
  sampleFacility,
  sampleLeases,
  sampleResources,
  sampleSlices,
  sampleStatuses,
  iso,
} from './sample-lab.mjs';

const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** The records that the server holds; tests change them through the methods of {@link ContractServer}. */
export function sampleWorld({ empty = false, two = false, now = Date.now(), more = {} } = {}) {
  const facilities = empty
    ? []
    : two
      ? [sampleFacility(), sampleFacility('annex', 'Annex')]
      : [sampleFacility()];
  const resources = facilities.flatMap((facility) => sampleResources(facility.name));
  return {
    facilities,
    resources,
    leases: facilities
      .flatMap((facility) => sampleLeases(now, facility.name))
      .map((l, i) => ({ ...l, id: i + 1 })),
    statuses: new Map(
      facilities.map((f) => [
        f.name,
        sampleStatuses(
          resources.filter((resource) => resource.facility === f.name),
          iso(now),
        ),
      ]),
    ),
    slices: empty ? [] : sampleSlices(),
    accounts: [
      { name: 'ada', displayName: 'Ada Member', password: 'ada-secret', administrator: false },
      { name: 'root', displayName: 'Root Admin', password: 'root-secret', administrator: true },
    ],
    sessions: new Map(),
    ...more,
    preferences: new Map(),
  };
}

export class ContractServer {
  constructor(options = {}) {
    this.world = sampleWorld(options);
    this.desk = new LiveDesk(this.world);
    this.api = new ContractApi(this.world, this.desk);
    this.dist = resolve(options.dist ?? process.env.LEASEHOLD_DIST ?? 'dist');
    this.requests = [];
  }

  async listen(port = 0) {
    this.http = createServer((request, response) => this.answer(request, response));
    this.sockets = new WebSocketServer({ noServer: true });
    this.http.on('upgrade', (request, socket, head) => {
      this.sockets.handleUpgrade(request, socket, head, (line) =>
        this.desk.greet(line, this.api.accountOf(request)),
      );
    });
    await new Promise((ready) => this.http.listen(port, '127.0.0.1', ready));
    this.port = this.http.address().port;
    this.url = `http://127.0.0.1:${this.port}`;
    return this;
  }

  /** Cuts every live line and stops listening; the records stay, so that it may listen again. */
  async stop() {
    for (const line of this.sockets.clients) {
      line.terminate();
    }
    this.http.closeAllConnections();
    await new Promise((done) => this.http.close(done));
  }

  setStatus(facility, resource, attributes) {
    this.desk.publishStatus(facility, [{ resource, attributes }]);
  }

  async answer(request, response) {
    const url = new URL(request.url, this.url);
    this.requests.push(`${request.method} ${url.pathname}${url.search}`);
    if (url.pathname.startsWith('/api/') || url.pathname === '/openapi.json') {
      await this.api.answer(request, response, url);
    } else {
      await this.answerFile(url.pathname, response);
    }
  }

  async answerFile(path, response) {
    const name = path === '/' ? '/status.html' : /\.\w+$/.test(path) ? path : `${path}.html`;
    try {
      const body = await readFile(resolve(this.dist, `.${name}`));
      const type = TYPES[name.split('.').pop()] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY });
      response.end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    }
  }
}

// Not by import.meta.url: bundled with a test it has the address of the test.
if (process.argv[1]?.endsWith('contract-server.mjs')) {
  const port = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 0);
  const options = { empty: process.argv.includes('--empty'), two: process.argv.includes('--two') };
  const server = await new ContractServer(options).listen(port);
  console.log(`${server.url}  (ada / ada-secret, root / root-secret)`);
}
