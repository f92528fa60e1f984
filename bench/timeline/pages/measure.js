/** What every contender is asked, in the page that it runs in. Each page sets `window.contender`. */
const DAY = 86_400_000;
const START = Date.parse('2026-11-01T00:00:00Z');
const DAYS = 30;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Three frames and one task later. */
async function settled() {
  await frame();
  await frame();
  await frame();
  await task();
}

/** Bar j of row i starts on day (7i + 8j) mod 28 and lasts two days. */
function dayOf(row, bar) {
  return (7 * row + 8 * bar) % 28;
}

/** All elements of the document, those inside of shadow trees too. */
function countElements(root = document) {
  let count = 0;
  for (const element of root.querySelectorAll('*')) {
    count += 1 + (element.shadowRoot ? countElements(element.shadowRoot) : 0);
  }
  return count;
}

const bench = {
  async first(rows) {
    const data = JSON.parse(JSON.stringify(contender.data(rows))); // as it comes from a server
    const start = performance.now();
    contender.show(data);
    await settled();
    return { milliseconds: performance.now() - start, elements: countElements() };
  },

  async scroll() {
    const scroller = contender.scroller();
    const whole = scroller.scrollHeight - scroller.clientHeight;
    const steps = [];
    let most = 0;
    for (let i = 1; i <= 30; i++) {
      const start = performance.now();
      scroller.scrollTop = (whole * i) / 30;
      await frame();
      await frame();
      steps.push(performance.now() - start);
      most = Math.max(most, countElements());
    }
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    scroller.scrollTop = 0;
    await settled();
    return { mean, worst: Math.max(...steps), elements: countElements(), most };
  },

  /** Moves one bar of the first row by a day. */
  async change() {
    await settled();
    const start = performance.now();
    contender.move(0, 1, dayOf(0, 1) + 1);
    await settled();
    return performance.now() - start;
  },

  /** A thousand changes a second, at random places, by the wall clock. */
  async storm(rows, milliseconds) {
    let seed = 42;
    const random = (below) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const start = performance.now();
    let done = 0;
    let script = 0;
    let frames = 0;
    let counting = true;
    const count = () => {
      frames += 1;
      if (counting) {
        requestAnimationFrame(count);
      }
    };
    requestAnimationFrame(count);
    while (performance.now() - start < milliseconds) {
      const due = Math.min(milliseconds, performance.now() - start);
      const before = performance.now();
      // a contender that cannot keep up is given 50 ms at a time, so that its frames are counted too
      while (done < due && performance.now() - before < 50) {
        const row = random(rows);
        const bar = random(4);
        contender.move(row, bar, dayOf(row, bar) + (done % 2));
        done += 1;
      }
      script += performance.now() - before;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    const elapsed = performance.now() - start;
    counting = false;
    return { done, calls: script / done, framesPerSecond: (frames * 1000) / elapsed };
  },
};
window.bench = bench;
