import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Demo } from '../e2e/support/demo.mjs';

// Runs the tests that play the whole product in real browsers, all or those named. Each file has a demo of its own;
// since making one takes longer than starting it, one is made here and copied. Two at a time: they mostly wait.

const root = fileURLToPath(new URL('..', import.meta.url));
const named = process.argv.slice(2);

const prepared = await Demo.start();
try {
  await prepared.stop();
  process.exitCode = await run(prepared.folder);
} finally {
  await prepared.remove();
}

async function run(folder) {
  const files = named.length > 0 ? named : await all();
  const tests = spawn(
    process.execPath,
    ['--test', '--test-concurrency=2', '--test-timeout=600000', ...files],
    { cwd: root, stdio: 'inherit', env: { ...process.env, LEASEHOLD_PREPARED: folder } },
  );
  return new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)));
}

async function all() {
  const names = await readdir(`${root}e2e`);
  return names.filter((name) => name.endsWith('.test.mjs')).map((name) => `e2e/${name}`);
}
