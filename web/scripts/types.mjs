// Writes src/server/openapi.ts, the TypeScript types of the API's records, from the OpenAPI document of the server.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const DOCUMENT = '../server/src/main/resources/openapi.yaml';
const RESULT = 'src/server/openapi.ts';

const { schemas } = parse(readFileSync(DOCUMENT, 'utf8')).components;
const types = Object.entries(schemas).map(([name, schema]) => {
  const comment = schema.description ? `/** ${schema.description.trim().replaceAll('\n', '\n * ')} */\n` : '';
  return `${comment}export type ${name} = ${typeOf(schema)};\n`;
});
writeFileSync(
  RESULT,
  `// Written by scripts/types.mjs from the server's OpenAPI document; not to be edited.\n\n${types.join('\n')}`,
);

/** The TypeScript type of a JSON schema. */
function typeOf(schema) {
  if (schema.$ref) {
    return schema.$ref.split('/').at(-1);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    return choices.map(typeOf).join(' | ');
  }
  if (schema.allOf) {
    return schema.allOf.map(typeOf).join(' & ');
  }
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  }
  return [schema.type ?? 'unknown']
    .flat()
    .map((type) => plainType(type, schema))
    .join(' | ');
}

function plainType(type, schema) {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return `(${typeOf(schema.items ?? {})})[]`;
    case 'object':
      return objectType(schema);
    default:
      return type;
  }
}

function objectType(schema) {
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => `${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(member)};`,
  );
  const open = schema.additionalProperties;
  if (members.length === 0) {
    return `Record<string, ${typeof open === 'object' ? typeOf(open) : 'unknown'}>`;
  }
  return `{ ${members.join(' ')} }`;
}
