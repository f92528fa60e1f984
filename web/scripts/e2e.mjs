// Runs the tests in a real browser, all on one demo but for those that want one of their own. Arguments choose files.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { Demo } from '../e2e/support/demo.mjs';

const chosen = process.argv.slice(2);
const files =
  chosen.length > 0
    ? chosen
    : readdirSync('e2e')
        .filter((name) => name.endsWith('.test.mjs'))
        .map((name) => `e2e/${name}`);

const demo = await Demo.start();
const options = ['--test', '--test-concurrency=1', '--test-timeout=600000'];
const run = spawn(process.execPath, [...options, ...files], {
  stdio: 'inherit',
  env: { ...process.env, LEASEHOLD_DEMO: demo.folder },
});
run.once('exit', async (code) => {
  await demo.remove();
  process.exit(code ?? 1);
});
