import type { TimelineLease } from '../../src/timeline/core/records.js';
import type { Run } from '../../src/timeline/core/runs.js';
import { Labels } from '../../src/timeline/core/labels.js';
import { LeaseStore } from '../../src/timeline/core/store.js';
import { ResourceTree } from '../../src/timeline/core/tree.js';
import { HOUR, Zone } from '../../src/timeline/core/zone.js';

/** Midnight of Monday 2 November 2026 in UTC: hour 0 of the tests. */
export const MONDAY = Date.parse('2026-11-02T00:00:00Z');

export const hour = (count: number): number => MONDAY + count * HOUR;

let nextId = 1;

/** "ada n1+n2 10-12": a slice, its resources, and hours of Monday. */
export function lease(text: string, more: Partial<TimelineLease> = {}): TimelineLease {
  const [slice, resources, span] = text.split(' ') as [string, string, string];
  const [, start, end] = /^(-?[\d.]+)-(-?[\d.]+)$/.exec(span)!.map(Number) as [number, number, number];
  return {
    id: nextId++,
    revision: 1,
    resources: resources.split('+'),
    slice,
    state: 'OPEN',
    start: new Date(hour(start)).toISOString(),
    end: new Date(hour(end)).toISOString(),
    ...more,
  };
}

/** Rows of a tree as "chamber" or "chamber>n1". */
export function world(resources: string[], leases: (string | TimelineLease)[]) {
  const tree = new ResourceTree();
  tree.setResources(
    resources.map((text) => {
      const [above, below] = text.split('>');
      return below === undefined ? { name: above! } : { name: below, parent: above! };
    }),
  );
  const store = new LeaseStore();
  leases.forEach((each) => store.put(typeof each === 'string' ? lease(each) : each));
  return { tree, store, blackouts: [] };
}

/** Runs in one line: "free 0-10 | ada 10-12 | free 12-24". */
export function line(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      const via = run.via ? `@${run.via}` : '';
      const name =
        run.kind === 'lease'
          ? `${run.held!.lease.slice}${via}`
          : run.count !== undefined
            ? `${run.kind}${run.count}`
            : run.kind;
      return `${name} ${(run.start - MONDAY) / HOUR}-${(run.end - MONDAY) / HOUR}`;
    })
    .join(' | ');
}

export const utc = new Labels(Zone.of('UTC'));
export const paris = new Labels(Zone.of('Europe/Paris'));
