import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LeaseStore } from '../../src/timeline/core/store.js';
import { ResourceTree } from '../../src/timeline/core/tree.js';
import { hour, lease } from './rendering.js';

const ALWAYS = { start: hour(-1e6), end: hour(1e6) };

const slices = (store: LeaseStore, resource: string) =>
  store.on(resource, ALWAYS).map((held) => held.lease.slice);

describe('the store of leases', () => {
  test('keeps rows in order of start whatever order leases come in', () => {
    const store = new LeaseStore();
    store.put(lease('b n1 5-6'));
    store.put(lease('a n1 1-2'));
    assert.deepEqual(slices(store, 'n1'), ['a', 'b']);
    store.put(lease('d n1 8-9'));
    store.put(lease('c n1 7-8'));
    assert.deepEqual(slices(store, 'n1'), ['a', 'b', 'c', 'd']);
  });

  test('lets the higher revision win, however late the lower one comes', () => {
    const store = new LeaseStore();
    const first = lease('ada n1 1-2');
    assert.ok(store.put(first));
    assert.ok(store.put({ ...first, revision: 3, slice: 'third' }));
    assert.ok(!store.put({ ...first, revision: 2, slice: 'second' }));
    assert.ok(!store.put({ ...first, revision: 3, slice: 'again' }));
    assert.deepEqual(slices(store, 'n1'), ['third']);
  });

  test('does not bring back what is cancelled', () => {
    const store = new LeaseStore();
    const first = lease('ada n1 1-2');
    store.put(first);
    assert.ok(store.put({ ...first, revision: 2, state: 'CANCELLED' }));
    assert.ok(!store.put(first));
    assert.equal(store.size, 0);
    assert.deepEqual(slices(store, 'n1'), []);
  });

  test('moves a lease from row to row and from time to time', () => {
    const store = new LeaseStore();
    const first = lease('ada n1 1-2');
    store.put(first);
    assert.deepEqual(slices(store, 'n1'), ['ada']);
    store.put({ ...first, revision: 2, resources: ['n2', 'n3'] });
    assert.deepEqual([slices(store, 'n1'), slices(store, 'n2'), slices(store, 'n3')], [[], ['ada'], ['ada']]);
  });

  test('finds a long lease that began long before the window', () => {
    const store = new LeaseStore();
    store.put(lease('long n1 1-100'));
    store.put(lease('short n1 200-201'));
    assert.equal(store.on('n1', { start: hour(99), end: hour(150) }).length, 1);
    assert.equal(store.on('n1', { start: hour(100), end: hour(150) }).length, 0);
  });

  test('takes a list as the whole truth of its span, but for what came later', () => {
    const store = new LeaseStore();
    const gone = lease('gone n1 1-2');
    const newer = lease('newer n1 3-4');
    const outside = lease('outside n1 50-51');
    [gone, newer, outside].forEach((each) => store.put(each));
    store.replaceWithin({ start: hour(0), end: hour(24) }, [lease('listed n1 5-6')], (id) => id === newer.id);
    assert.deepEqual(slices(store, 'n1'), ['newer', 'listed', 'outside']);
  });

  test('shows what this browser is doing over what is known', () => {
    const store = new LeaseStore();
    const known = lease('ada n1 1-2');
    store.put(known);
    store.setChange({
      lease: { ...known, start: new Date(hour(5)).toISOString(), end: new Date(hour(6)).toISOString() },
      phase: 'pending',
    });
    store.setChange({ lease: lease('new n1 8-9', { id: -1 }), phase: 'pending' });
    assert.deepEqual(
      store.on('n1', ALWAYS).map((held) => [held.start, held.phase]),
      [
        [hour(5), 'pending'],
        [hour(8), 'pending'],
      ],
    );
    store.dropChange(known.id);
    store.dropChange(-1);
    assert.deepEqual(
      store.on('n1', ALWAYS).map((held) => [held.start, held.phase]),
      [[hour(1), null]],
    );
  });

  test('agrees with a plain list after many random changes', () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const store = new LeaseStore();
    const plain = new Map<number, ReturnType<typeof lease>>();
    for (let i = 1; i < 3000; i++) {
      const start = random(500);
      const state = random(5) === 0 ? 'CANCELLED' : 'OPEN';
      const each = lease(`s${i} n${random(4)} ${start}-${start + 1 + random(9)}`, {
        id: random(60),
        revision: i,
        state,
      });
      store.put(each);
      plain.set(each.id, each);
      const window = { start: hour(random(500)), end: hour(510) };
      const expected = [...plain.values()].filter(
        ({ resources, state: now, start: from, end }) =>
          resources[0] === 'n1' &&
          now === 'OPEN' &&
          Date.parse(end) > window.start &&
          Date.parse(from) < window.end,
      );
      assert.deepEqual(
        store
          .on('n1', window)
          .map((held) => held.lease.id)
          .sort(),
        expected.map(({ id }) => id).sort(),
      );
    }
  });
});

describe('the tree of resources', () => {
  const tree = () => {
    const made = new ResourceTree();
    made.setResources([
      { name: 'c', title: 'Chamber' },
      { name: 'n1', parent: 'c', properties: { sdr: 'b210' } },
      { name: 'n2', parent: 'c' },
      { name: 'p1', type: 'phone' },
      { name: 'stray', parent: 'nowhere' },
    ]);
    return made;
  };
  const shown = (made: ResourceTree) =>
    made.rows.map((row) => `${'.'.repeat(row.level - 1)}${row.resource.name}`);

  test('shows branches open, and closed on demand', () => {
    const made = tree();
    assert.deepEqual(shown(made), ['c', '.n1', '.n2', 'p1', 'stray']);
    made.toggle('c');
    assert.deepEqual(shown(made), ['c', 'p1', 'stray']);
    assert.equal(made.indexOf('p1'), 1);
    assert.equal(made.indexOf('n1'), -1);
  });

  test('keeps what matches every word, and the branches that lead there', () => {
    const made = tree();
    made.setStartsExpanded(false);
    made.setFilter('b210');
    assert.deepEqual(shown(made), ['c', '.n1']);
    made.setFilter('sdr:b210 n2');
    assert.deepEqual(shown(made), []);
    made.setFilter('PHONE');
    assert.deepEqual(shown(made), ['p1']);
    made.setFilter('');
    assert.deepEqual(shown(made), ['c', 'p1', 'stray']);
  });

  test('knows what includes what', () => {
    const made = tree();
    assert.deepEqual(made.ancestors('n1'), ['c']);
    assert.deepEqual(made.descendants('c').sort(), ['n1', 'n2']);
    assert.deepEqual(made.withoutIncluded(['c', 'n1', 'p1']), ['c', 'p1']);
  });

  test('takes a new resource, or another version of a known one', () => {
    const made = tree();
    made.put({ name: 'n3', parent: 'c' });
    made.put({ name: 'p1', parent: 'c' });
    assert.deepEqual(shown(made), ['c', '.n1', '.n2', '.p1', '.n3', 'stray']);
  });

  test('is not led in circles', () => {
    const made = new ResourceTree();
    made.setResources([{ name: 'a', parent: 'b' }, { name: 'b', parent: 'a' }, { name: 'c' }]);
    assert.deepEqual(shown(made), ['c']);
    assert.deepEqual(made.ancestors('a'), ['b', 'a']);
  });
});
