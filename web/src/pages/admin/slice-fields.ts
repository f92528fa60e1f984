import { html, type TemplateResult } from 'lit';
import type { Slice } from '../../server/records.js';
import type { Field } from '../parts/form-element.js';

/** What is asked of a slice, old or new. */
export function sliceFields(slice: Slice | null, field: (field: Field) => TemplateResult): TemplateResult {
  return html`${field({
    name: 'title',
    label: 'Title',
    autocomplete: 'off',
    value: slice?.title ?? '',
    isOptional: true,
    isFirst: slice !== null,
  })}
  ${field({
    name: 'family',
    label: 'Family, by which statistics are summed, such as academia/others',
    autocomplete: 'off',
    value: slice?.family ?? '',
    isOptional: true,
  })}
  ${field({
    name: 'country',
    label: 'Country, such as FR',
    autocomplete: 'off',
    value: slice?.country ?? '',
    isOptional: true,
  })}
  ${field({
    name: 'until',
    label: 'Books until the end of this day; empty: no end, or the one it has',
    type: 'date',
    autocomplete: 'off',
    value: slice?.expiresAt?.slice(0, 10) ?? '',
    isOptional: true,
  })}`;
}

/** What was typed, as the server takes it; what is left empty is left as it is. */
export function sliceBody(given: (name: string) => string): Record<string, string> {
  const until = given('until');
  const typed = {
    title: given('title').trim(),
    family: given('family').trim(),
    country: given('country').trim(),
    expiresAt: until ? new Date(`${until}T23:59`).toISOString() : '',
  };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
}
