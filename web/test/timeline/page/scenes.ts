import type {
  TimelineBlackout,
  TimelineLease,
  TimelineResource,
} from '../../../src/timeline/core/records.js';

/** What a test page shows: rows, leases and the instant at which its clock stands. */
export interface Scene {
  now: number;
  from: string;
  days: number;
  granularity: number;
  zone: string;
  slices: string[];
  resources: TimelineResource[];
  leases: TimelineLease[];
  blackouts: TimelineBlackout[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Monday 23 November 2026, 10:17 in Paris. */
export const NOW = Date.parse('2026-11-23T09:17:00Z');
const MIDNIGHT = Date.parse('2026-11-22T23:00:00Z');

const at = (day: number, hour: number): string => new Date(MIDNIGHT + day * DAY + hour * HOUR).toISOString();

/** A chamber with its nodes and a few days of leases of the usual lengths. */
export function chamber(): Scene {
  const resources: TimelineResource[] = [{ name: 'chamber', type: 'chamber', title: 'Anechoic chamber' }];
  for (let i = 1; i <= 37; i++) {
    const name = `node${String(i).padStart(2, '0')}`;
    const sdr = i % 3 === 0 ? 'b210' : 'none';
    resources.push({ name, type: 'node', parent: 'chamber', properties: { sdr } });
  }
  resources.push(
    { name: 'phone1', type: 'phone', title: 'Phone 1' },
    { name: 'phone2', type: 'phone', title: 'Phone 2' },
  );
  const leases: TimelineLease[] = [];
  const add = (names: string[], slice: string, day: number, from: number, to: number, more = {}) =>
    leases.push({
      id: leases.length + 1,
      revision: 1,
      resources: names,
      slice,
      state: 'OPEN',
      start: at(day, from),
      end: at(day, to),
      createdBy: 'ada',
      ...more,
    });
  add(['chamber'], 'nightly', 0, 3, 5, { state: 'EXPIRED' });
  add(['chamber'], 'slice_004', 0, 7, 9, { state: 'EXPIRED' });
  add(['chamber'], 'oai_ours', 0, 9.5, 11, { state: 'FULFILLED', note: 'beam sweep' });
  add(['chamber'], 'slice_027', 0, 11, 12.5);
  add(['chamber'], 'slice_031', 0, 14, 15);
  add(['node03', 'node07'], 'slice_088', 0, 15.5, 17);
  add(['phone1'], 'oai_ours', 0, 12, 18);
  add(['chamber'], 'slice_004', 0, 19, 23);
  add(['chamber'], 'nightly', 1, 3, 5);
  add(['chamber'], 'slice_054', 1, 8, 9);
  add(['chamber'], 'slice_012', 1, 9, 12);
  add(['chamber'], 'oai_ours', 1, 14, 18);
  add(['phone2'], 'slice_102', 1, 10, 16);
  add(['chamber'], 'slice_066', 1, 20, 24);
  add(['chamber'], 'nightly', 2, 3, 5);
  add(['node12'], 'slice_044', 2, 9, 11);
  add(['chamber'], 'slice_071', 2, 12, 14, { state: 'REQUESTED' });
  add(['chamber'], 'slice_093', 2, 16, 17, { state: 'ERROR', problem: 'power did not come on' });
  return {
    now: NOW,
    from: '2026-11-23',
    days: 3,
    granularity: 600,
    zone: 'Europe/Paris',
    slices: ['oai_ours', 'slice_044'],
    resources,
    leases,
    blackouts: [{ id: 1, resources: [], start: at(2, 17.5), end: at(2, 21), reason: 'Power maintenance' }],
  };
}

/** The benchmark's month: four two-day bars a row. */
export function month(rows: number): Scene {
  const resources: TimelineResource[] = [];
  const leases: TimelineLease[] = [];
  const start = Date.parse('2026-11-01T00:00:00Z');
  for (let i = 0; i < rows; i++) {
    const name = `Node ${i + 1}`;
    resources.push({ name });
    for (let j = 0; j < 4; j++) {
      const day = (7 * i + 8 * j) % 28;
      leases.push({
        id: i * 4 + j + 1,
        revision: 1,
        resources: [name],
        slice: `slice_${String((i * 4 + j) % 100).padStart(3, '0')}`,
        state: 'OPEN',
        start: new Date(start + day * DAY).toISOString(),
        end: new Date(start + (day + 2) * DAY).toISOString(),
      });
    }
  }
  return {
    now: start + 9.4 * DAY,
    from: '2026-11-01',
    days: 30,
    granularity: 600,
    zone: 'UTC',
    slices: ['slice_007'],
    resources,
    leases,
    blackouts: [],
  };
}
