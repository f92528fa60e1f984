import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError, RestClient } from '../../src/server/rest.js';

interface Call {
  address: string;
  init: RequestInit;
}

/** A client whose calls are written down and answered with one answer. */
function client(answer: () => Response | Promise<Response>, sendsCookies = true) {
  const calls: Call[] = [];
  const fetcher = async (address: unknown, init: unknown) => {
    calls.push({ address: String(address), init: init as RequestInit });
    return answer();
  };
  return { calls, rest: new RestClient('http://lab.test', sendsCookies, fetcher as typeof fetch) };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

test('a read is a simple request that any page may make', async () => {
  const { calls, rest } = client(() => json({ items: [] }), false);
  await rest.request('GET', '/leases', {
    query: { facility: 'lab', state: ['OPEN', 'EXPIRED'], cursor: null },
  });
  assert.equal(calls[0]!.address, 'http://lab.test/api/v1/leases?facility=lab&state=OPEN&state=EXPIRED');
  assert.equal(new Headers(calls[0]!.init.headers).has('X-Leasehold'), false);
  assert.equal(calls[0]!.init.credentials, 'omit');
});

test('a write carries the guard against forged requests', async () => {
  const { calls, rest } = client(() => json({}, 201));
  await rest.request('POST', '/leases', { body: { slice: 's' }, headers: { 'Idempotency-Key': 'k' } });
  const headers = new Headers(calls[0]!.init.headers);
  assert.equal(headers.get('X-Leasehold'), '1');
  assert.equal(headers.get('Idempotency-Key'), 'k');
  assert.equal(calls[0]!.init.body, '{"slice":"s"}');
});

test('a refusal is thrown as the problem that the server worded', async () => {
  const problem = {
    type: 't',
    title: 'Conflict',
    status: 409,
    detail: 'Somebody holds it.',
    code: 'conflict',
  };
  const { rest } = client(
    () =>
      new Response(JSON.stringify(problem), {
        status: 409,
        headers: { 'Content-Type': 'application/problem+json' },
      }),
  );
  await assert.rejects(rest.request('POST', '/leases', {}), (error: ProblemError) => {
    assert.deepEqual(error.problem, problem);
    assert.equal(error.message, 'Somebody holds it.');
    return true;
  });
});

test('an answer that is no problem document still says something', async () => {
  const { rest } = client(
    () => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
  );
  await assert.rejects(rest.request('GET', '/me'), /answered 502 Bad Gateway/);
});

test('a server that cannot be reached is a problem too', async () => {
  const { rest } = client(() => Promise.reject(new TypeError('fetch failed')));
  await assert.rejects(rest.request('GET', '/me'), (error: ProblemError) => error.code === 'unreachable');
});
