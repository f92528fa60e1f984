import type { Cell, FloorPlan, Resource } from '../server/records.js';

/** A resource and the cell that it is drawn in. */
export interface Placed {
  resource: Resource;
  cell: Cell;
}

/** Where everything is drawn, in cells. */
export interface MapLayout {
  columns: number;
  rows: number;
  pillars: Cell[];
  /** Those that have a place in the room. */
  inRoom: Placed[];
  /** Those without one, set out in rows below it. */
  below: Placed[];
  /** How many were left out because no one could tell them apart any more. */
  leftOut: number;
}

const MOST = 600;

/** Sets resources out by their positions, and those without one on a grid of its own. A whole is not drawn beside its parts. */
export function layOut(resources: Resource[], plan: FloorPlan | null | undefined): MapLayout {
  const wholes = new Set(resources.map((resource) => resource.parent));
  const single = resources.filter((resource) => !wholes.has(resource.name));
  const inRoom = single
    .filter((resource) => resource.position !== null)
    .map((resource) => ({ resource, cell: resource.position! }));
  const homeless = single.filter((resource) => resource.position === null);
  const shown = homeless.slice(0, Math.max(0, MOST - inRoom.length));
  const furthest = (axis: 'x' | 'y') => Math.ceil(Math.max(0, ...inRoom.map(({ cell }) => cell[axis] + 1)));
  const roomColumns = Math.max(plan?.columns ?? 0, furthest('x'));
  const roomRows = Math.max(plan?.rows ?? 0, furthest('y'));
  const columns = Math.max(roomColumns, inRoom.length > 0 ? 1 : Math.ceil(Math.sqrt(shown.length * 1.8)), 1);
  const below = shown.map((resource, index) => ({
    resource,
    cell: { x: index % columns, y: roomRows + Math.floor(index / columns) },
  }));
  return {
    columns,
    rows: roomRows + Math.ceil(shown.length / columns),
    pillars: plan?.pillars ?? [],
    inRoom,
    below,
    leftOut: homeless.length - shown.length,
  };
}

/**
 * The outline of a room made of cells, as an SVG path in units of cells: the edges that a cell of the room does
 * not share with another, joined into loops that keep the room on their right.
 */
export function outline(cells: Cell[]): string {
  const keys = new Set(cells.map((cell) => `${Math.floor(cell.x)},${Math.floor(cell.y)}`));
  const steps = new Map<string, string>();
  for (const key of keys) {
    const [x = 0, y = 0] = key.split(',').map(Number);
    const edge = (neighbour: string, from: string, to: string) => keys.has(neighbour) || steps.set(from, to);
    edge(`${x},${y - 1}`, `${x},${y}`, `${x + 1},${y}`);
    edge(`${x + 1},${y}`, `${x + 1},${y}`, `${x + 1},${y + 1}`);
    edge(`${x},${y + 1}`, `${x + 1},${y + 1}`, `${x},${y + 1}`);
    edge(`${x - 1},${y}`, `${x},${y + 1}`, `${x},${y}`);
  }
  const loops: string[] = [];
  while (steps.size > 0) {
    const start: string = steps.keys().next().value!;
    const loop: string[] = [];
    for (let at: string | undefined = start; at !== undefined && steps.has(at);) {
      loop.push(at);
      const next: string | undefined = steps.get(at);
      steps.delete(at);
      at = next;
    }
    loops.push(`M${loop.join('L')}Z`);
  }
  return loops.join('');
}

type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export function isDirection(key: string): key is Direction {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
}

/** The nearest node in a direction, straight ahead before aside; the same one if there is none. */
export function neighbour(placed: Placed[], from: Placed, direction: Direction): Placed {
  const vertical = direction === 'ArrowUp' || direction === 'ArrowDown';
  const sign = direction === 'ArrowUp' || direction === 'ArrowLeft' ? -1 : 1;
  const distance = ({ cell }: Placed) => {
    const ahead = sign * (vertical ? cell.y - from.cell.y : cell.x - from.cell.x);
    const aside = Math.abs(vertical ? cell.x - from.cell.x : cell.y - from.cell.y);
    return ahead > 0 ? ahead + aside * 3 : Infinity;
  };
  const nearest = placed.reduce((best, one) => (distance(one) < distance(best) ? one : best), from);
  return distance(nearest) === Infinity ? from : nearest;
}
