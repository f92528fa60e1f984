import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut, neighbour, outline } from '../../src/map/layout.js';
import type { Resource } from '../../src/server/records.js';

function resource(
  name: string,
  position: { x: number; y: number } | null = null,
  parent: string | null = null,
): Resource {
  return {
    id: 1,
    facility: 'lab',
    name,
    type: 'node',
    title: '',
    parent,
    position,
    properties: {},
    bookable: true,
  };
}

test('the outline of one cell is its square', () => {
  assert.equal(outline([{ x: 0, y: 0 }]), 'M0,0L1,0L1,1L0,1Z');
});

test('the outline of an L goes round its corner', () => {
  const corners = outline([
    { x: 0, y: 0 },
    { x: 0, y: 1 },
    { x: 1, y: 1 },
  ]);
  assert.equal(corners.match(/[ML]/g)?.length, 8);
  assert.equal(corners.match(/Z/g)?.length, 1);
});

test('a whole is not drawn beside its parts', () => {
  const layout = layOut([resource('chamber'), resource('n1', { x: 0, y: 0 }, 'chamber')], null);
  assert.deepEqual(
    layout.inRoom.map(({ resource: { name } }) => name),
    ['n1'],
  );
  assert.deepEqual(layout.below, []);
});

test('resources without a place are set out below the room', () => {
  const layout = layOut([resource('n1', { x: 2, y: 1 }), resource('phone')], {
    columns: 3,
    rows: 2,
    pillars: [],
  });
  assert.deepEqual(layout.below[0]!.cell, { x: 0, y: 2 });
  assert.equal(layout.rows, 3);
});

test('a facility without any place gets a grid of its own', () => {
  const many = Array.from({ length: 20 }, (_, index) => resource(`n${index}`));
  const layout = layOut(many, null);
  assert.equal(new Set(layout.below.map(({ cell }) => `${cell.x},${cell.y}`)).size, 20);
  assert.ok(layout.columns > 3 && layout.columns < 10);
});

test('a huge facility draws as many as can be told apart and says how many are left', () => {
  const layout = layOut(
    Array.from({ length: 5000 }, (_, index) => resource(`n${index}`)),
    null,
  );
  assert.equal(layout.below.length + layout.leftOut, 5000);
  assert.equal(layout.below.length, 600);
});

test('arrow keys go to the nearest straight ahead, and stay at the edge', () => {
  const at = (x: number, y: number) => ({ resource: resource(`${x},${y}`), cell: { x, y } });
  const all = [at(0, 0), at(1, 1), at(2, 0), at(0, 2)];
  assert.equal(neighbour(all, all[0]!, 'ArrowRight').resource.name, '2,0');
  assert.equal(neighbour(all, all[0]!, 'ArrowDown').resource.name, '0,2');
  assert.equal(neighbour(all, all[0]!, 'ArrowUp'), all[0]);
});
