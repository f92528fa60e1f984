import type { Problem } from './records.js';

export type QueryValue = string | number | boolean | Date | null | undefined;

export interface RequestOptions {
  /** An object travels as JSON; a string travels as it is (give its content-type in `headers`). */
  body?: unknown;
  headers?: Record<string, string>;
  /** A list repeats its parameter; null and undefined leave it out. */
  query?: Record<string, QueryValue | readonly QueryValue[]>;
  signal?: AbortSignal;
}

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

/** A refusal or failure of the server (or of the way to it: code `unreachable`, status 0). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

const API = '/api/v1';
const TIME_LIMIT_MS = 20_000;

/** Speaks the REST API of one server. Paths are relative to `/api/v1` unless they name a root path of their own. */
export class RestClient {
  constructor(
    private readonly server: string,
    private readonly sendsCookies: boolean,
    private readonly fetcher: typeof fetch = (...call) => fetch(...call),
  ) {}

  /** The absolute address of a path, for links and downloads. */
  address(path: string, query: RequestOptions['query'] = {}): string {
    const isRoot = path.startsWith('/api/') || path === '/openapi.json';
    const url = new URL(this.server + (isRoot ? path : API + path));
    for (const [name, value] of Object.entries(query)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== null && one !== undefined) {
          url.searchParams.append(name, one instanceof Date ? one.toISOString() : String(one));
        }
      }
    }
    return url.href;
  }

  /** When something was last asked for, in milliseconds since 1970. */
  lastUse = Date.now();

  async request<T = unknown>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    const response = await this.send(method, this.address(path, options.query), options);
    const body = await readBody(response);
    if (!response.ok) {
      throw new ProblemError(problemOf(response, body));
    }
    return { status: response.status, body: body as T, headers: response.headers };
  }

  private async send(method: string, address: string, options: RequestOptions): Promise<Response> {
    this.lastUse = Date.now();
    const headers = new Headers({ Accept: 'application/json', ...options.headers });
    const init: RequestInit = { method, headers, credentials: this.sendsCookies ? 'same-origin' : 'omit' };
    if (method !== 'GET' && method !== 'HEAD') {
      headers.set('X-Leasehold', '1');
    }
    if (options.body !== undefined) {
      const isText = typeof options.body === 'string' && headers.has('Content-Type');
      init.body = isText ? (options.body as string) : JSON.stringify(options.body);
      if (!headers.has('Content-Type')) {
        headers.set('Content-Type', 'application/json');
      }
    }
    const limit = AbortSignal.timeout(TIME_LIMIT_MS);
    init.signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    try {
      return await this.fetcher(address, init);
    } catch (cause) {
      if (options.signal?.aborted) {
        throw cause;
      }
      throw new ProblemError(unreachable(limit.aborted));
    }
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) {
    return text === '' ? null : text;
  }
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

function problemOf(response: Response, body: unknown): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const retryAfter = response.headers.get('Retry-After');
  const fallback = retryAfter
    ? `Please try again in ${retryAfter} s.`
    : `The server answered ${response.status}${response.statusText ? ` ${response.statusText}` : ''}.`;
  return {
    ...given,
    type: given.type ?? 'about:blank',
    title: given.title ?? 'The request failed',
    status: response.status,
    detail: given.detail ?? fallback,
    code: given.code ?? 'failed',
  };
}

function unreachable(timedOut: boolean): Problem {
  return {
    type: 'about:blank',
    title: 'The server cannot be reached',
    status: 0,
    detail: timedOut ? 'The server did not answer in time.' : 'The server cannot be reached.',
    code: 'unreachable',
  };
}
