import { html, nothing, type TemplateResult } from 'lit';
import { isOld } from '../facility/age.js';
import {
  availabilityOf,
  isPhone,
  PHONE_WORDS,
  phoneModeOf,
  radioOf,
  reachOf,
  systemOf,
} from '../facility/node-state.js';
import type { Lease, Resource, Status } from '../server/records.js';
import { ago, clock, full } from '../time/format.js';

/** One line of the table. */
export interface Row {
  resource: Resource;
  status: Status | undefined;
  lease: Lease | null;
  now: number;
  zone: string | undefined;
}

export interface Column {
  id: string;
  title: string;
  /** What filters and sorting go by. */
  text(row: Row): string;
  /** What sorting goes by where text will not do. */
  rank?(row: Row): number;
  cell(row: Row): TemplateResult | string | typeof nothing;
  /** Whether its filter is a choice among the values there are, not a text. */
  isChoice?: boolean;
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function attribute(row: Row, name: string): string {
  const value = row.status?.attributes[name];
  return value === null || value === undefined ? '' : String(value);
}

/** A word with a mark before it, so that a column is read at a glance and without colour. */
function badge(kind: 'ok' | 'bad' | 'off' | 'doubt', word: string): TemplateResult {
  const marks = { ok: '●', bad: '✕', off: '○', doubt: '?' };
  return html`<span class="badge ${kind}"><i aria-hidden="true">${marks[kind]}</i>${word}</span>`;
}

function onOff(row: Row, name: string): TemplateResult | typeof nothing {
  const value = attribute(row, name);
  if (value === '') {
    return nothing;
  }
  return value === 'on' ? badge('ok', 'on') : value === 'off' ? badge('off', 'off') : badge('bad', value);
}

/** Every column there is, in the order they are offered. The first names the resource and is always shown. */
export const COLUMNS: Column[] = [
  {
    id: 'name',
    title: 'Name',
    text: ({ resource }) => resource.name,
    cell: ({ resource }) => resource.name,
  },
  {
    id: 'type',
    title: 'Type',
    text: ({ resource }) => resource.type,
    cell: ({ resource }) => resource.type,
    isChoice: true,
  },
  {
    id: 'available',
    title: 'Availability',
    text: ({ status }) => ({ ok: 'in order', ko: 'out of order', unknown: '' })[availabilityOf(status)],
    cell: ({ status }) => availabilityCell(status),
    isChoice: true,
  },
  {
    id: 'power',
    title: 'Power',
    text: (row) => powerOf(row),
    cell: (row) => powerCell(row),
    isChoice: true,
  },
  {
    id: 'ping',
    title: 'Ping',
    text: (row) => attribute(row, 'control_ping'),
    cell: (row) => onOff(row, 'control_ping'),
    isChoice: true,
  },
  {
    id: 'ssh',
    title: 'Ssh',
    text: (row) => attribute(row, 'control_ssh'),
    cell: (row) => onOff(row, 'control_ssh'),
    isChoice: true,
  },
  {
    id: 'system',
    title: 'System',
    text: ({ status }) => systemOf(status)?.full ?? '',
    cell: (row) => systemCell(row),
    isChoice: true,
  },
  {
    id: 'radio',
    title: 'Radio',
    text: ({ resource, status }) => {
      const radio = radioOf(resource, status);
      return radio ? `${radio.type} ${radio.power}` : '';
    },
    cell: ({ resource, status }) => {
      const radio = radioOf(resource, status);
      const kinds = { on: 'ok', off: 'off', unknown: 'doubt' } as const;
      return radio ? badge(kinds[radio.power], `${radio.type} ${radio.power}`) : nothing;
    },
  },
  {
    id: 'data',
    title: 'Data interface',
    text: (row) => attribute(row, 'data_interface'),
    cell: (row) => attribute(row, 'data_interface'),
  },
  {
    id: 'seen',
    title: 'Last seen',
    text: ({ status }) => status?.seenAt ?? '',
    rank: ({ status }) => (status ? -Date.parse(status.seenAt) : Infinity),
    cell: ({ status, now, zone }) =>
      status
        ? html`<time
            class=${isOld(status, now) ? 'old' : ''}
            datetime=${status.seenAt}
            title=${full(status.seenAt, zone)}
            >${ago(status.seenAt, now)}</time
          >`
        : 'never',
  },
  {
    id: 'lease',
    title: 'Leased now',
    text: ({ lease }) => lease?.slice ?? '',
    cell: ({ lease, zone }) => (lease ? html`${lease.slice}, until ${clock(lease.end, zone)}` : nothing),
  },
];

/** What is shown unless somebody chooses. */
export const USUAL_COLUMNS = [
  'name',
  'available',
  'power',
  'ping',
  'ssh',
  'system',
  'radio',
  'seen',
  'lease',
];

function availabilityCell(status: Status | undefined): TemplateResult | typeof nothing {
  const availability = availabilityOf(status);
  return availability === 'unknown'
    ? nothing
    : availability === 'ok'
      ? badge('ok', 'in order')
      : badge('bad', 'out of order');
}

function powerOf({ resource, status }: Row): string {
  if (isPhone(resource)) {
    return status ? PHONE_WORDS[phoneModeOf(status)] : '';
  }
  const reach = reachOf(status);
  return reach === 'unknown' ? '' : reach === 'off' || reach === 'fail' ? reach : 'on';
}

function powerCell(row: Row): TemplateResult | typeof nothing {
  const power = powerOf(row);
  const kinds: Record<string, 'ok' | 'bad' | 'off'> = { on: 'ok', off: 'off', fail: 'bad' };
  return power === ''
    ? nothing
    : isPhone(row.resource)
      ? html`${power}`
      : badge(kinds[power] ?? 'off', power);
}

function systemCell({ status }: Row): TemplateResult | typeof nothing {
  const system = systemOf(status);
  const kernel = status?.attributes['uname'];
  const image = status?.attributes['image_radical'];
  const more = [image && `image ${image}`, kernel && `kernel ${kernel}`].filter(Boolean).join(', ');
  return system
    ? html`<span class="system" title=${more}><i aria-hidden="true">${system.short}</i>${system.full}</span>`
    : nothing;
}

/** The rows that pass all filters, sorted. A filter is a part of the text, or the whole of it for a choice. */
export function arrange(
  rows: Row[],
  filters: Record<string, string>,
  sort: { column: string; descending: boolean },
): Row[] {
  const wanted = COLUMNS.filter(({ id }) => filters[id]).map((column) => ({
    column,
    filter: filters[column.id]!.toLowerCase(),
  }));
  const passes = (row: Row) =>
    wanted.every(({ column, filter }) => {
      const text = column.text(row).toLowerCase();
      return column.isChoice ? text === filter : text.includes(filter);
    });
  const by = COLUMNS.find(({ id }) => id === sort.column) ?? COLUMNS[0]!;
  const order = (a: Row, b: Row) => {
    if (by.rank) {
      return by.rank(a) - by.rank(b);
    }
    const [x, y] = [by.text(a), by.text(b)];
    return x === '' || y === '' ? Number(x === '') - Number(y === '') : byName.compare(x, y);
  };
  const sign = sort.descending ? -1 : 1;
  return rows
    .filter(passes)
    .sort((a, b) => sign * order(a, b) || byName.compare(a.resource.name, b.resource.name));
}
