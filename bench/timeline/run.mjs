// Measures <live-leases> beside the two best free timelines, in one run of one browser on the same data.
//   node run.mjs [--repetitions 7] [--rows 1000,5000] [--out FILE]
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { contenders, serve } from './contenders.mjs';
import { processorTime } from './processor-time.mjs';
import { tables } from './tables.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const STORM_MS = 2000;
const SCROLL_STEPS = 30;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { values } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '7' },
    rows: { type: 'string', default: '1000,5000' },
    out: { type: 'string' },
  },
});
const repetitions = Number(values.repetitions);
const sizes = values.rows.split(',').map(Number);

/** One contender, one size, in a browser of its own. */
async function once(address, rows) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 800 }, timezoneId: 'UTC' });
    page.on('pageerror', (error) => {
      throw error;
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(address);
    const empty = await heap(session);
    const first = await page.evaluate((count) => bench.first(count), rows);
    const full = await heap(session);
    const busyBefore = processorTime();
    const scroll = await page.evaluate(() => bench.scroll());
    const busy = processorTime() - busyBefore;
    const change = await page.evaluate(() => bench.change());
    const before = await metrics(session);
    const storm = await page.evaluate(([count, time]) => bench.storm(count, time), [rows, STORM_MS]);
    const after = await metrics(session);
    return {
      first: first.milliseconds,
      elements: first.elements,
      elementsAfter: scroll.elements,
      elementsMost: scroll.most,
      heap: full,
      heapGrown: full - empty,
      scrollMean: scroll.mean,
      scrollWorst: scroll.worst,
      scrollBusy: busy / SCROLL_STEPS,
      change,
      stormRate: (storm.done * 1000) / STORM_MS,
      stormScript: ((after.ScriptDuration - before.ScriptDuration) * 1e6) / storm.done,
      stormAll: ((after.TaskDuration - before.TaskDuration) * 1e6) / storm.done,
      stormFrames: storm.framesPerSecond,
    };
  } finally {
    await browser.close();
  }
}

async function heap(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

async function metrics(session) {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

const server = await serve();
const results = [];
try {
  for (const rows of sizes) {
    for (let repetition = 0; repetition < repetitions; repetition++) {
      for (const { name, page } of contenders) {
        const address = `http://127.0.0.1:${server.address().port}/${page}/`;
        results.push({ rows, name, ...(await once(address, rows)) });
      }
      process.stderr.write(`${rows} rows: ${repetition + 1}/${repetitions}\n`);
    }
  }
} finally {
  server.close();
}
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
const text = tables(results, { machine, repetitions, sizes, names: contenders.map(({ name }) => name) });
process.stdout.write(text);
if (values.out) {
  await writeFile(values.out, text);
}
