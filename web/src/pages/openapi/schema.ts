import { html, nothing, type TemplateResult } from 'lit';
import { type OpenApi, refName, resolve, type Schema } from './document.js';
import { inline } from './markdown.js';

/** The type of a schema in a few words, named records as links to where they are described. */
export function typeOf(document: OpenApi, schema: Schema | undefined): TemplateResult | string {
  if (!schema) {
    return 'anything';
  }
  if (schema.$ref) {
    const target = resolve(document, schema);
    const name = refName(schema.$ref);
    return isRecord(target) ? html`<a href="#schema-${name}">${name}</a>` : typeOf(document, target);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    return html`${choices.map((one, index) => html`${index ? ' or ' : ''}${typeOf(document, one)}`)}`;
  }
  if (schema.enum) {
    return html`${schema.enum.map((value, index) => html`${index ? ', ' : ''}<code>${String(value)}</code>`)}`;
  }
  return html`${[schema.type ?? 'anything'].flat().map((type, index) => html`${index ? ' or ' : ''}${word(document, type, schema)}`)}`;
}

function word(document: OpenApi, type: string, schema: Schema): TemplateResult | string {
  switch (type) {
    case 'array':
      return html`list of ${typeOf(document, schema.items)}`;
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? html`map to ${typeOf(document, schema.additionalProperties)}`
        : 'object';
    case 'string':
      return (
        (
          { 'date-time': 'instant', date: 'date', duration: 'duration', uri: 'address' } as Record<
            string,
            string
          >
        )[schema.format ?? ''] ?? 'text'
      );
    default:
      return type;
  }
}

/** Whether a schema has members worth a table of its own. */
export function isRecord(schema: Schema | undefined): boolean {
  return schema?.properties !== undefined;
}

/** The bounds of a value: "1 to 1000", "at most 100 characters". */
export function bounds(document: OpenApi, schema: Schema | undefined): string {
  const known = resolve(document, schema);
  if (!known) {
    return '';
  }
  const { minimum, maximum, minLength, maxLength, default: otherwise } = known;
  const parts: string[] = [];
  if (minimum !== undefined && maximum !== undefined) {
    parts.push(`${minimum} to ${maximum}`);
  } else if (minimum !== undefined) {
    parts.push(`at least ${minimum}`);
  } else if (maximum !== undefined) {
    parts.push(`at most ${maximum}`);
  }
  if (minLength !== undefined && minLength > 1) {
    parts.push(`at least ${minLength} characters`);
  }
  if (maxLength !== undefined) {
    parts.push(`at most ${maxLength} characters`);
  }
  if (otherwise !== undefined && otherwise !== '') {
    parts.push(`default ${JSON.stringify(otherwise)}`);
  }
  return parts.join(', ');
}

/** The members of a record as a table. */
export function members(document: OpenApi, schema: Schema): TemplateResult {
  const required = new Set(schema.required ?? []);
  return html`<div class="wide-table" tabindex="0" role="group" aria-label="Fields">
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(schema.properties ?? {}).map(
          ([name, member]) =>
            html`<tr>
              <th scope="row">
                <code>${name}</code>${required.has(name) ? nothing : html` <small>optional</small>`}
              </th>
              <td>${typeOf(document, member)}</td>
              <td>${meaning(document, member)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function meaning(document: OpenApi, schema: Schema | undefined, words?: string): TemplateResult {
  const text = words ?? schema?.description ?? '';
  const limits = bounds(document, schema);
  return html`${inline(text)}${limits ? html` <small>${limits}</small>` : nothing}`;
}
