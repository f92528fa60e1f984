import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { exampleOf, operations, resolve, type OpenApi } from '../../src/pages/openapi/document.js';

const document = parse(readFileSync('../server/src/main/resources/openapi.yaml', 'utf8')) as OpenApi;

test('every operation of the server has a name, a tag and answers', () => {
  const all = operations(document);
  assert.ok(all.length > 30);
  for (const operation of all) {
    assert.ok(operation.path.startsWith('/api/v1/'), operation.path);
    assert.ok(operation.responses.length > 0, operation.id);
    assert.notEqual(operation.tag, 'Other', operation.id);
  }
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test('every reference leads to something', () => {
  const text = readFileSync('../server/src/main/resources/openapi.yaml', 'utf8');
  const missing = [...text.matchAll(/'#\/(components\/\w+\/\w+)'/g)]
    .map(([, path]) => path!)
    .filter((path) => path.split('/').reduce<any>((part, name) => part?.[name], document) === undefined);
  assert.deepEqual(missing, []);
});

test('references are followed, and an example of a body has what is required', () => {
  const book = operations(document).find(({ id }) => id === 'bookLease')!;
  const { schema } = book.body!.content['application/json']!;
  const example = exampleOf(document, schema) as Record<string, unknown>;
  for (const field of resolve(document, schema)!.required!) {
    assert.ok(field in example, field);
  }
});
