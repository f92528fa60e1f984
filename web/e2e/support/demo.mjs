import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The launcher, as people call it. */
export const LAUNCHER =
  process.env.LEASEHOLD_LAUNCHER ?? fileURLToPath(new URL('../../../leasehold', import.meta.url));

/**
 * The demo as people start it, on a folder of its own; it can be stopped, killed and started again at the same
 * address. If LEASEHOLD_DEMO names the data folder of a demo that runs already, that one is used instead; if
 * LEASEHOLD_PREPARED names that of one that was stopped, it begins as a copy of it, which is quicker.
 */
export class Demo {
  /** The process that this one has started, if it runs. */
  #child = null;
  #folder;
  #isBorrowed;

  /**
   * Starts one and waits until it is ready.
   *
   * @param configuration lines for its configuration file, from the port that it will have; a demo that has some is
   *     never borrowed
   */
  static async start(configuration) {
    const borrowed = configuration ? undefined : process.env.LEASEHOLD_DEMO;
    const demo = new Demo(
      borrowed ?? (await mkdtemp(join(tmpdir(), 'leasehold-e2e-'))),
      borrowed !== undefined,
    );
    if (configuration) {
      demo.url = `http://127.0.0.1:${await freePort()}`;
      await writeFile(demo.#file, configuration(new URL(demo.url).port));
    }
    if (!demo.#isBorrowed) {
      await demo.#beginAsCopy(process.env.LEASEHOLD_PREPARED);
      await demo.startAgain();
    }
    await demo.#read();
    return demo;
  }

  constructor(folder, isBorrowed) {
    this.#folder = folder;
    this.#isBorrowed = isBorrowed;
  }

  get folder() {
    return this.#folder;
  }

  /** Somebody that the demo made: name, displayName, password, slices, token. */
  account(name) {
    return this.accounts.find((account) => account.name === name);
  }

  /** The last letter that went to an address, waited for. */
  async letterTo(address) {
    const folder = join(this.#folder, 'mail');
    for (let tries = 0; tries < 100; tries += 1) {
      const files = await readdir(folder).catch(() => []);
      const [last] = files
        .filter((name) => name.endsWith(`-${address}.eml`))
        .sort()
        .reverse();
      if (last) {
        return readFile(join(folder, last), 'utf8');
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`No letter to ${address} came.`);
  }

  async startAgain() {
    const port = this.url ? new URL(this.url).port : '0';
    const more = existsSync(this.#file) ? ['--config', this.#file] : [];
    this.#child = spawn(LAUNCHER, ['demo', '--port', port, '--data', this.#folder, ...more], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await said(this.#child, /^Ready: /m);
  }

  get #file() {
    return `${this.#folder}.conf`;
  }

  /** Asks the server to stop, and waits until it has. */
  async stop() {
    await this.#end('SIGTERM');
  }

  /** Takes the server away without a word, and leaves the database that it had started to itself. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Stops the server and removes its folder; leaves a borrowed one as it was found. */
  async remove() {
    if (this.#isBorrowed) {
      this.#child?.stdout.destroy();
      this.#child?.stderr.destroy();
      this.#child?.unref();
    } else {
      if (this.#child) {
        await this.stop();
      }
      await rm(this.#folder, { recursive: true, force: true });
      await rm(this.#file, { force: true });
    }
  }

  /** With owners and rights as they are: a database refuses a folder that is not its own. */
  async #beginAsCopy(prepared) {
    if (prepared) {
      await promisify(execFile)('cp', ['-a', `${prepared}/.`, this.#folder]);
    }
  }

  async #read() {
    const { url, accounts } = JSON.parse(await readFile(join(this.#folder, 'demo.json'), 'utf8'));
    this.url = url;
    this.accounts = accounts;
  }

  async #end(signal) {
    const pid = this.#child?.pid ?? Number(await readFile(join(this.#folder, 'leasehold.lock'), 'utf8'));
    const ended = this.#child ? gone(this.#child) : unanswered(this.url);
    process.kill(pid, signal);
    await ended;
    this.#child = null;
  }
}

/** Waits until a process has said something; what it said until then. Fails if it ends before. */
export function said(child, words) {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk) => {
      text += chunk;
      if (words.test(text)) {
        resolve(text);
      }
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`It ended with ${code} before it said ${words}:\n${text}`)),
    );
  });
}

/** A port that nobody listens on just now. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function gone(child) {
  return new Promise((resolve) => child.once('exit', resolve));
}

async function unanswered(url) {
  while (
    await fetch(`${url}/api/v1/server`).then(
      () => true,
      () => false,
    )
  );
}
