import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Demo } from '../e2e/support/demo.mjs';

// Runs the tests that play the whole product in real browsers, all or those named, two at a time. Since starting a
// demo and a browser takes longer than most tests, those that leave the demo as it is share one, one after the other,
// as people do; the others have one of their own. Each begins as a copy of one that is made here.

const root = fileURLToPath(new URL('..', import.meta.url));
const place = resolve(root, `.test-build/e2e-${process.pid}`);
const named = process.argv.slice(2);

/** Tests that stop, kill or configure their demo, start one themselves, or want the hours of today as they were. */
const APART = ['r2lab.test.mjs', 'reconnect.test.mjs', 'try-it.test.mjs', 'whole-walk.test.mjs'];
const SHARED_DEMOS = 2;

const prepared = await Demo.start();
try {
  await prepared.stop();
  await mkdir(place, { recursive: true });
  process.exitCode = await run(prepared.folder);
} finally {
  await rm(place, { recursive: true, force: true });
  await prepared.remove();
}

async function run(folder) {
  const files = named.length > 0 ? named : await all();
  const isApart = (file) => APART.includes(basename(file));
  const shared = await share(files.filter((file) => !isApart(file)));
  const tests = spawn(
    process.execPath,
    ['--test', '--test-concurrency=2', '--test-timeout=1200000', ...shared, ...files.filter(isApart)],
    {
      cwd: root,
      stdio: 'inherit',
      // A server of a few minutes is not worth the compiler that makes long-lived ones fast.
      env: { LEASEHOLD_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1', ...process.env, LEASEHOLD_PREPARED: folder },
    },
  );
  return new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)));
}

async function all() {
  const names = await readdir(`${root}e2e`);
  return names.filter((name) => name.endsWith('.test.mjs')).map((name) => `e2e/${name}`);
}

/** One file for each shared demo: it does what its share of the files does, in one process. */
async function share(files) {
  const made = [];
  for (let i = 0; i < Math.min(SHARED_DEMOS, files.length); i += 1) {
    const lines = files
      .filter((_, index) => index % SHARED_DEMOS === i)
      .map((file) => `import '${pathToFileURL(resolve(root, file))}';\n`);
    made.push(`${place}/shared-${i + 1}.test.mjs`);
    await writeFile(made.at(-1), lines.join(''));
  }
  return made;
}
