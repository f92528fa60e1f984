import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Each contender: its own script as it is published, and how the page speaks to it. */
export const contenders = [
  { name: 'Leasehold', script: await buildOurs(), style: 'live-leases { height: 100% }', page: 'leasehold.js' },
  {
    name: 'DayPilot Lite 5.10.1',
    script: await read('node_modules/@daypilot/daypilot-lite-javascript/daypilot-javascript.min.js'),
    style: '',
    page: 'daypilot.js',
  },
  {
    name: 'svelte-gantt 4.5.0',
    script: `(function () {${await read('node_modules/svelte-gantt/index.iife.js')}}).call(window);`,
    style: '',
    page: 'svelte-gantt.js',
  },
];

async function read(path) {
  return readFile(join(HERE, path), 'utf8');
}

/** Our element alone, as one classic script like the others. */
async function buildOurs() {
  const result = await build({
    configFile: false,
    root: join(HERE, '../../web'),
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      cssTarget: ['chrome123'],
      lib: { entry: 'src/timeline/live-leases.ts', formats: ['iife'], name: 'Leasehold', fileName: () => 'ours.js' },
    },
  });
  return [result].flat()[0].output[0].code;
}

/** Serves a page for each contender on a free port of the loopback. */
export async function serve() {
  const measure = await read('pages/measure.js');
  const pages = new Map();
  for (const { name, script, style, page } of contenders) {
    const own = await read(`pages/${page}`);
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<style>html, body { margin: 0; height: 100% } #place { height: 100vh; overflow: hidden } ${style}</style></head>
<body><div id="place"></div><script src="script.js"></script><script src="measure.js"></script></body></html>`;
    pages.set(`/${page}/`, ['text/html', html]);
    pages.set(`/${page}/script.js`, ['text/javascript', script]);
    pages.set(`/${page}/measure.js`, ['text/javascript', `${measure}\n${own}`]);
  }
  const server = createServer((request, response) => {
    const [type, body] = pages.get(request.url) ?? ['text/plain', ''];
    response.writeHead(body ? 200 : 404, { 'Content-Type': type }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
