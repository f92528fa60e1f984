import type { ServerConnection } from '../../server/connection.js';
import type { Facility, StatisticsKey, Usage, UsageRow } from '../../server/records.js';
import { Zone } from '../../timeline/core/zone.js';
import { type Fact, monthAfter, type Total, type UsageView } from './aggregate.js';

/** What the server says of the usage in a time. Its sums are taken as they are: rounded rows would not add up. */
export interface UsageAnswer {
  facts: Fact[];
  slices: Total[];
  families: Total[];
  hours: number;
  leases: number;
}

const UNKNOWN = 'unknown';

type Ask = (from: string, until: string, ...by: StatisticsKey[]) => Promise<Usage>;

export async function fetchUsage(
  connection: ServerConnection,
  facility: Facility,
  view: UsageView,
): Promise<UsageAnswer> {
  const ask: Ask = async (from, until, ...by) => {
    const query = {
      facility: facility.name,
      by,
      from: from ? monthStart(from, facility.timeZone) : null,
      until: until ? monthStart(monthAfter(until), facility.timeZone) : null,
    };
    return (await connection.request<Usage>('GET', '/statistics', { query })).body;
  };
  const { from, until } = view;
  const [months, slices, families] = await Promise.all([
    ask(from, until, 'month', 'slice', 'family'),
    ask(from, until, 'slice', 'family'),
    ask(from, until, 'family'),
  ]);
  const facts = months.items.map((row) => factOf(row, row.month ?? ''));
  return {
    facts: view.per === 'year' ? await yearsOf(facts, from, until, ask) : facts,
    slices: slices.items.map((row) => totalOf(row, row.slice)),
    families: families.items.map((row) => totalOf(row, row.family || UNKNOWN)),
    hours: families.hours,
    leases: families.leases,
  };
}

/** Each year is asked for by itself: a lease that crosses the end of a month counts once in the year. */
async function yearsOf(months: Fact[], from: string, until: string, ask: Ask): Promise<Fact[]> {
  const years = [...new Set(months.map(({ period }) => period.slice(0, 4)))].sort();
  const answers = years.map(async (year) => {
    const first = from > `${year}-01` ? from : `${year}-01`;
    const last = until && until < `${year}-12` ? until : `${year}-12`;
    return (await ask(first, last, 'slice', 'family')).items.map((row) => factOf(row, year));
  });
  return (await Promise.all(answers)).flat();
}

function factOf(row: UsageRow, period: string): Fact {
  return { ...totalOf(row, row.slice), slice: row.slice ?? '', period };
}

function totalOf({ family, hours, leases }: UsageRow, name: string | undefined): Total {
  return { name: name ?? '', family: family || UNKNOWN, hours, leases };
}

/** When a month such as "2026-11" begins where the facility is. */
function monthStart(month: string, zone: string): Date {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Zone.of(zone).instant(Date.UTC(year, number - 1, 1)));
}
