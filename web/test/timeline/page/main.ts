import '../../../src/timeline/live-leases.js';
import { FakeConnection } from './fake-connection.js';
import { type Scene, chamber, month } from './scenes.js';

/**
 * The page of the browser tests. Its address says what it shows: ?scene=chamber|month, &rows=, &connected (a
 * connection to a server that lives in the page), and any attribute of the element.
 */
const query = new URLSearchParams(location.search);
const scene: Scene = query.get('scene') === 'month' ? month(Number(query.get('rows') ?? 1000)) : chamber();
const element = document.createElement('live-leases');

for (const name of ['mode', 'theme', 'timezone', 'view', 'filter', 'days', 'from', 'zoom']) {
  if (query.has(name)) {
    element.setAttribute(name, query.get(name)!);
  }
}
if (query.has('connected')) {
  const connection = new FakeConnection(scene);
  element.facility = 'lab';
  element.connection = connection;
  Object.assign(globalThis, { connection });
} else {
  element.grid = { zone: scene.zone, granularity: scene.granularity };
  element.slices = scene.slices;
  element.resources = scene.resources;
  element.leases = scene.leases;
  element.blackouts = scene.blackouts;
}
element.now = scene.now;
if (!query.has('from')) {
  element.from = scene.from;
}
if (!query.has('days') && !query.has('zoom') && (query.get('mode') ?? 'plan') === 'plan') {
  element.days = scene.days;
}
if (query.has('theme')) {
  document.documentElement.style.colorScheme = query.get('theme')!;
}
document.querySelector('main')!.append(element);
Object.assign(globalThis, { element, scene });
