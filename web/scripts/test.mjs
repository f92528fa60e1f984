// Compiles the TypeScript tests with Vite and runs them with Node's own test runner.
// Arguments choose tests whose path holds one of them: npm test -- server/
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
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

const outDir = `.test-build/${process.pid}`;
const entries = Object.fromEntries(tests.map((path) => [path.replace(/\.ts$/, ''), `test/${path}`]));
try {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { input: entries, output: { entryFileNames: '[name].mjs' } },
    },
  });
  const files = Object.keys(entries).map((name) => `${outDir}/${name}.mjs`);
  const run = spawnSync(
    process.execPath,
    ['--enable-source-maps', '--test', '--test-concurrency=1', ...files],
    { stdio: 'inherit' },
  );
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
