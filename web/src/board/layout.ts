/** How somebody arranged the widgets of a page: in this order, each so many columns wide and rows high. */
export interface WidgetPlace {
  key: string;
  width: number;
  height: number;
  hidden: boolean;
}

export const COLUMNS = 12;
export const NARROWEST = 3;
export const LOWEST = 3;
export const HIGHEST = 40;

/** What is kept of an arrangement. */
export interface SavedLayout {
  version: 1;
  widgets: WidgetPlace[];
}

/**
 * The saved arrangement applied to the widgets that the page has now: unknown ones are left out, new ones come
 * where the page puts them, and nothing odd in what was saved does harm.
 */
export function arranged(defaults: WidgetPlace[], saved: unknown): WidgetPlace[] {
  const widgets = (saved as Partial<SavedLayout> | null)?.widgets;
  if (!Array.isArray(widgets)) {
    return defaults;
  }
  const places: WidgetPlace[] = [];
  for (const one of widgets as Partial<WidgetPlace>[]) {
    const usual = defaults.find(({ key }) => key === one?.key);
    if (usual && !places.some(({ key }) => key === usual.key)) {
      places.push(
        within(
          { ...usual, width: Number(one.width), height: Number(one.height), hidden: one.hidden === true },
          usual,
        ),
      );
    }
  }
  defaults.forEach((usual, index) => {
    if (!places.some(({ key }) => key === usual.key)) {
      places.splice(index, 0, usual);
    }
  });
  return places;
}

function within(place: WidgetPlace, usual: WidgetPlace): WidgetPlace {
  const bound = (value: number, least: number, most: number, otherwise: number) =>
    Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : otherwise;
  return {
    ...place,
    width: bound(place.width, NARROWEST, COLUMNS, usual.width),
    height: bound(place.height, LOWEST, HIGHEST, usual.height),
  };
}

/** The arrangement with one widget moved to before the other (null: to the end). */
export function movedBefore(places: WidgetPlace[], key: string, before: string | null): WidgetPlace[] {
  const moved = places.find((place) => place.key === key);
  if (!moved || key === before) {
    return places;
  }
  const others = places.filter((place) => place !== moved);
  const index = before === null ? others.length : others.findIndex((place) => place.key === before);
  return [...others.slice(0, index), moved, ...others.slice(index)];
}

/** The arrangement with one widget moved by one place among those that are shown. */
export function movedBy(places: WidgetPlace[], key: string, steps: -1 | 1): WidgetPlace[] {
  const shown = places.filter((place) => !place.hidden);
  const index = shown.findIndex((place) => place.key === key);
  const target = shown[index + (steps === 1 ? 2 : -1)];
  const isAtEdge = steps === -1 ? index <= 0 : index >= shown.length - 1;
  return index < 0 || isAtEdge ? places : movedBefore(places, key, target?.key ?? null);
}

/** The arrangement with one widget changed, its size kept within bounds. */
export function changed(places: WidgetPlace[], key: string, change: Partial<WidgetPlace>): WidgetPlace[] {
  return places.map((place) => (place.key === key ? within({ ...place, ...change }, place) : place));
}
