import type { Quota, SpaceItem } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { size } from '../parts/amounts.js';

/** What people call the kinds. */
export const KINDS: Record<Quota['what'], string> = {
  notebooks: 'Notebooks',
  'saved-data': 'Saved data',
  'temporary-data': 'Temporary data',
};

/** How full a kind is, from 0 to 1; by number or by size, whichever is fuller. */
export function fullness({ count, mostCount, bytes, mostBytes }: Quota): number {
  return Math.max(part(count, mostCount), part(bytes, mostBytes));
}

function part(used: number, most: number | null): number {
  return most === null || used === 0 ? 0 : Math.min(1, used / Math.max(1, most));
}

/** "3 of 100, 12 KiB of 100 MiB" */
export function used({ count, mostCount, bytes, mostBytes }: Quota): string {
  const number = mostCount === null ? `${count}` : `${count} of ${mostCount}`;
  return `${number}, ${size(bytes)}${mostBytes === null ? '' : ` of ${size(mostBytes)}`}`;
}

/** What follows from how full it is; empty while there is room. */
export function consequence({ state, problem }: Quota): string {
  switch (state) {
    case 'within':
      return '';
    case 'nearly-full':
      return 'Little is left. When it is full, nothing new is taken.';
    case 'full':
      return 'This is full: nothing new is taken until you delete something.';
    case 'over':
      return `${problem ? `It cannot be measured: ${problem}. ` : ''}There is more than there may be: it is read-only until you delete some.`;
  }
}

/** What becomes of a thing, and when. */
export function fate(item: SpaceItem): string {
  if (item.state === 'deleted') {
    return `deleted; can be brought back until ${dateTime(item.purgeAt!)}`;
  }
  if (item.allocatedBytes !== null) {
    return `kept permanently, sponsor ${item.sponsor}`;
  }
  return item.keepUntil ? `kept until ${dateTime(item.keepUntil)}` : 'kept until you delete it';
}
