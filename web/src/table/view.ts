/** How somebody looks at the table: what is in its address. */
export interface TableView {
  /** Ids of the columns shown, in order; null for the element's own choice. */
  columns: string[] | null;
  sort: { column: string; descending: boolean };
  filters: Record<string, string>;
  aliveOnly: boolean;
  hidden: string[];
  showHidden: boolean;
}

export const PLAIN_VIEW: TableView = {
  columns: null,
  sort: { column: 'name', descending: false },
  filters: {},
  aliveOnly: false,
  hidden: [],
  showHidden: false,
};

/** Reads a view from a text such as "sort=-seen&alive=1&f.radio=b210&hide=fit01,fit02"; what it cannot read is left plain. */
export function readView(text: string): TableView {
  const given = new URLSearchParams(text);
  const list = (name: string) => given.get(name)?.split(',').filter(Boolean) ?? null;
  const sort = given.get('sort') ?? PLAIN_VIEW.sort.column;
  const filters: Record<string, string> = {};
  for (const [name, value] of given) {
    if (name.startsWith('f.') && value) {
      filters[name.slice(2)] = value;
    }
  }
  return {
    columns: list('cols'),
    sort: { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    filters,
    aliveOnly: given.get('alive') === '1',
    hidden: list('hide') ?? [],
    showHidden: given.get('hidden') === 'shown',
  };
}

/** The shortest text that {@link readView} reads as this view. */
export function writeView(view: TableView): string {
  const text = new URLSearchParams();
  if (view.columns) {
    text.set('cols', view.columns.join(','));
  }
  if (view.sort.column !== PLAIN_VIEW.sort.column || view.sort.descending) {
    text.set('sort', (view.sort.descending ? '-' : '') + view.sort.column);
  }
  if (view.aliveOnly) {
    text.set('alive', '1');
  }
  for (const [column, filter] of Object.entries(view.filters)) {
    text.set(`f.${column}`, filter);
  }
  if (view.hidden.length > 0) {
    text.set('hide', view.hidden.join(','));
  }
  if (view.showHidden) {
    text.set('hidden', 'shown');
  }
  return text.toString();
}
