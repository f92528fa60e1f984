// Compiles the TypeScript tests with Vite and runs them with Node's own test runner. Tests in a browser find the
// pages, built for them, in the folder that LEASEHOLD_DIST names.
// Arguments choose tests whose path holds one of them: npm test -- server/
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const chosen = process.argv.slice(2);
const tests = readdirSync('test', { recursive: true })
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => chosen.length === 0 || chosen.some((part) => path.includes(part)))
  .sort();

if (tests.length === 0) {
  console.error(`No test matches ${chosen.join(' ')}.`);
  process.exit(2);
}

const place = `.test-build/${process.pid}`;
const dist = resolve(place, 'dist');
const entries = Object.fromEntries(tests.map((path) => [path.replace(/\.ts$/, ''), `test/${path}`]));
try {
  await compileTests();
  if (tests.some((path) => path.startsWith('browser/'))) {
    await buildPages();
  }
  const files = Object.keys(entries).map((name) => `${place}/${name}.mjs`);
  const run = spawnSync(
    process.execPath,
    ['--enable-source-maps', '--test', '--test-concurrency=3', '--test-timeout=600000', ...files],
    { stdio: 'inherit', env: { ...process.env, LEASEHOLD_DIST: dist } },
  );
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function compileTests() {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir: place,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { input: entries, output: { entryFileNames: '[name].mjs' } },
    },
  });
}

async function buildPages() {
  const quiet = { logLevel: 'warn', build: { outDir: dist, reportCompressedSize: false } };
  await build({ configFile: 'vite.config.ts', ...quiet });
  await build({ configFile: 'vite.elements.config.ts', ...quiet });
}
