import assert from 'node:assert/strict';
import { once } from 'node:events';
import { said } from './support/demo.mjs';
import { scenario } from './support/stage.mjs';
import { instant } from './support/time.mjs';
import { planOf, Timeline } from './support/timeline.mjs';

/** The server-sent events of a channel, one after the other, as their data. */
async function* events(url, token, signal) {
  const response = await fetch(url, { signal, headers: { Authorization: `Bearer ${token}` } });
  assert.equal(response.headers.get('Content-Type')?.split(';')[0], 'text/event-stream');
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop();
    for (const part of parts) {
      const data = part.split('\n').filter((line) => line.startsWith('data:'));
      if (data.length > 0) {
        yield JSON.parse(data.map((line) => line.slice(5)).join('\n'));
      }
    }
  }
}

scenario(
  'whatever door a lease comes through, browsers, the watch command and event streams show it',
  async (stage) => {
    const day = await stage.freeDay();
    const ben = new Timeline(await stage.visit(planOf(day), { as: 'ben' }), day);
    await ben.drawn();
    const watch = stage.command('ben', 'watch', '--changes', '2');
    const over = once(watch, 'exit');
    const seen = said(watch, /mesh.*\n[^]*beams.*\n/);
    const end = new AbortController();
    const stream = events(
      `${stage.demo.url}/api/v1/live?channel=leases:r2lab`,
      stage.demo.account('ben').token,
      end.signal,
    );
    assert.ok((await stream.next()).value.snapshot);
    await said(watch, /leases:r2lab as it is/);

    const booking = stage.command(
      'ada',
      'leases',
      'book',
      instant(day, '09:00'),
      '2h',
      '--slice',
      'mesh',
      '--json',
    );
    const lease = JSON.parse(await said(booking, /^}\s*$/m));
    await ben.lease('mesh, booked', '09:00 to 11:00').waitFor();
    const { put } = (await stream.next()).value;
    assert.deepEqual([put.id, put.slice, put.start], [lease.id, 'mesh', lease.start]);

    const second = await stage.api('ada').book('beams', day, '12:00', '13:00');
    await ben.lease('beams, booked', '12:00 to 13:00').waitFor();
    assert.equal((await stream.next()).value.put.id, second.id);
    end.abort();
    await seen;
    assert.deepEqual(await over, [0, null]);
  },
);

scenario('what a monitor says of a node is on the map and in the table at once', async (stage) => {
  const { page } = await stage.visit('/status?facility=r2lab');
  await page.locator('live-map [data-name=fit07]').waitFor();
  await page.locator('live-table tbody tr').first().waitFor();
  // The simulated monitors of the demo may say something else soon after: it is enough that it was shown.
  const shown = (element, selector, words) =>
    page.waitForFunction(
      ([host, inner, wanted]) =>
        [...document.querySelector(host).shadowRoot.querySelectorAll(inner)].some((one) =>
          `${one.getAttribute('aria-label')} ${one.textContent}`.includes(wanted),
        ),
      [element, selector, words],
    );
  const onMap = shown('live-map', '[data-name=fit07]', 'Hurd 77.1');
  const inTable = shown('live-table', 'tbody tr', 'Hurd 77.1');
  const attributes = {
    available: 'ok',
    cmc_on_off: 'on',
    control_ping: 'on',
    control_ssh: 'on',
    os_release: 'Hurd-77.1',
  };
  const answer = await stage
    .api('monitor')
    .call('POST', '/facilities/r2lab/status', [{ resource: 'fit07', attributes }]);
  assert.deepEqual(answer.unknown, []);
  await Promise.all([onMap, inTable]);
});
