/** What is measured: its key, its title and unit, and how many digits count. */
const MEASURES = [
  ['first', 'First settled frame, ms', 0],
  ['elements', 'DOM elements then', 0],
  ['elementsMost', 'DOM elements, most while scrolling end to end', 0],
  ['elementsAfter', 'DOM elements after it', 0],
  ['heap', 'JS heap, MB', 1],
  ['heapGrown', 'of that: by the data and the component, MB', 1],
  ['scrollMean', 'Scroll step, mean, ms', 1],
  ['scrollWorst', 'Scroll step, worst, ms', 1],
  ['scrollBusy', 'Processor time per scroll step, all processes of the browser, ms', 0],
  ['change', 'One changed bar shown, ms', 1],
  ['stormRate', 'Changes taken per second, 1,000 offered', 0],
  ['stormScript', 'Script time per change, µs', 0],
  ['stormAll', 'Main thread per change, all work, µs', 0],
  ['stormFrames', 'Frames per second meanwhile', 0],
];

/** The results as markdown: a table a size, medians with the lowest and the highest. */
export function tables(results, { machine, repetitions, sizes, names }) {
  const parts = [`Measured on ${machine}; median of ${repetitions} runs (lowest to highest).\n`];
  for (const rows of sizes) {
    parts.push(`\n### ${rows.toLocaleString('en')} rows, ${(4 * rows).toLocaleString('en')} bars\n`);
    parts.push(`| Measure | ${names.join(' | ')} |`, `|---|${names.map(() => '---:').join('|')}|`);
    for (const [key, title, digits] of MEASURES) {
      const cells = names.map((name) => cell(results.filter((each) => each.rows === rows && each.name === name), key, digits));
      parts.push(`| ${title} | ${cells.join(' | ')} |`);
    }
  }
  return `${parts.join('\n')}\n`;
}

function cell(runs, key, digits) {
  const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const format = (value) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const low = format(sorted[0]);
  const high = format(sorted.at(-1));
  return low === high ? format(median) : `${format(median)} (${low} to ${high})`;
}
