/** The parts of an OpenAPI 3.1 document that the pages of it show. */

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string };
  servers?: { url: string }[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  example?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  pattern?: string;
}

export interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
}

type Media = Record<
  string,
  { schema?: Schema; example?: unknown; examples?: Record<string, { value?: unknown }> }
>;

export interface Response {
  description?: string;
  content?: Media;
  headers?: Record<string, { description?: string; schema?: Schema }>;
}

export interface Operation {
  method: string;
  path: string;
  id: string;
  tag: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  body: { required: boolean; description?: string; content: Media } | null;
  responses: [string, Response][];
  /** Whether it can be called without logging in. */
  isPublic: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What a reference points at, followed to its end. */
export function resolve<T>(document: OpenApi, value: T): T {
  let found: any = value;
  for (let steps = 0; found && typeof found === 'object' && '$ref' in found && steps < 10; steps++) {
    found = String(found.$ref)
      .replace('#/', '')
      .split('/')
      .reduce((at: any, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  }
  return found as T;
}

/** "#/components/schemas/Lease" is Lease. */
export function refName(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}

/** All operations, in the order of the document. */
export function operations(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => operation(document, path, method, item)),
  );
}

function operation(
  document: OpenApi,
  path: string,
  method: string,
  item: Record<string, unknown>,
): Operation {
  const given = item[method] as Record<string, any>;
  const shared = (item['parameters'] ?? []) as Parameter[];
  const parameters = [...shared, ...((given['parameters'] ?? []) as Parameter[])];
  const security = given['security'] as Record<string, unknown>[] | undefined;
  const body = resolve(document, given['requestBody'] ?? null);
  return {
    method,
    path: (document.servers?.[0]?.url ?? '').replace(/\/$/, '') + path,
    id: given['operationId'] ?? `${method}${path.replace(/\W+/g, '-')}`,
    tag: given['tags']?.[0] ?? 'Other',
    summary: given['summary'] ?? given['operationId'] ?? path,
    description: given['description'] ?? '',
    parameters: parameters.map((parameter) => resolve(document, parameter)),
    body: body && {
      required: body.required ?? false,
      description: body.description,
      content: body.content ?? {},
    },
    responses: Object.entries(given['responses'] ?? {}).map(([status, response]) => [
      status,
      resolve(document, response as Response),
    ]),
    isPublic:
      security !== undefined &&
      (security.length === 0 || security.some((one) => Object.keys(one).length === 0)),
  };
}

/** A value that fits a schema: its own example, or one made up of its parts. */
export function exampleOf(document: OpenApi, schema: Schema | undefined, depth = 0): unknown {
  const known = resolve(document, schema);
  if (!known || depth > 6) {
    return null;
  }
  const given = known.example ?? known.examples?.[0] ?? known.default ?? known.enum?.[0];
  if (given !== undefined) {
    return given;
  }
  const choice = known.anyOf ?? known.oneOf ?? known.allOf;
  if (choice) {
    return exampleOf(document, choice[0], depth + 1);
  }
  switch ([known.type ?? 'object'].flat()[0]) {
    case 'object': {
      const wanted = Object.entries(known.properties ?? {}).filter(
        ([name]) => known.required?.includes(name) ?? true,
      );
      return Object.fromEntries(
        wanted.map(([name, member]) => [name, exampleOf(document, member, depth + 1) ?? name]),
      );
    }
    case 'array':
      return [exampleOf(document, known.items, depth + 1)];
    case 'integer':
    case 'number':
      return known.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return known.format === 'date-time'
        ? '2026-11-22T09:00:00Z'
        : known.format === 'date'
          ? '2026-11-22'
          : null;
  }
}
