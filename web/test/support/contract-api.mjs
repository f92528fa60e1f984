/** The REST side of the contract server. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { aboutAccount, byProvider, newAccountOf } from './contract-providers.mjs';
import { Refusal } from './refusal.mjs';
import { iso, sampleUsage } from './sample-lab.mjs';

const GRAIN = 600_000;

export class ContractApi {
  constructor(world, desk) {
    this.world = world;
    this.desk = desk;
    this.nextLease = 1_000;
  }

  accountOf(request) {
    const session = /leasehold_session=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    return this.world.accounts.find((account) => account.name === this.world.sessions.get(session)) ?? null;
  }

  async answer(request, response, url) {
    const headers = request.method === 'GET' ? { 'Access-Control-Allow-Origin': '*' } : {};
    const call = { request, query: url.searchParams, account: this.accountOf(request), headers };
    try {
      call.body = await readJson(request);
      const [status, body] = this.route(request.method, url.pathname.replace('/api/v1', ''), call);
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'Content-Type': isText ? 'text/csv' : 'application/json',
        ...call.headers,
      });
      response.end(body === undefined ? '' : isText ? body : JSON.stringify(body));
    } catch (error) {
      const problem = error.problem ?? new Refusal(500, 'failed', String(error)).problem;
      response.writeHead(problem.status, { 'Content-Type': 'application/problem+json', ...call.headers });
      response.end(JSON.stringify(problem));
    }
  }

  route(method, path, call) {
    const { world } = this;
    const parts = path.split('/').slice(1);
    switch (`${method} ${parts[0]}`) {
      case 'GET openapi.json':
        return [200, parse(readFileSync('../server/src/main/resources/openapi.yaml', 'utf8'))];
      case 'POST sessions':
        return this.login(call);
      case 'DELETE sessions':
        call.headers['Set-Cookie'] = 'leasehold_session=; Path=/; Max-Age=0';
        return [204];
      case 'GET me':
      case 'PUT me':
      case 'POST me':
        return this.mine(method, parts, call);
      case 'GET account':
        return aboutAccount(this.world, parts.slice(1).join('/'), call);
      case 'GET examples':
      case 'GET space-requests':
        return [200, { items: [], next: null }]; // nothing kept
      case 'POST account':
        return this.atTheDoor(parts.slice(1).join('/'), call);
      case 'GET server':
        return [200, { version: 'test', time: iso(Date.now()), startedAt: iso(Date.now()), database: 'up' }];
      case 'GET facilities':
        return this.facilities(parts);
      case 'GET resources': {
        const facility = call.query.get('facility');
        return [
          200,
          { items: world.resources.filter((r) => !facility || r.facility === facility), next: null },
        ];
      }
      case 'GET slices':
        return [200, { items: world.slices, next: null }];
      case 'GET leases':
        return this.listLeases(parts, call);
      case 'POST leases':
        return this.book(call);
      case 'PATCH leases':
        return this.amend(Number(parts[1]), call);
      case 'DELETE leases':
        return this.cancel(Number(parts[1]), call);
      case 'GET blackouts':
        return [200, { items: [], next: null }];
      case 'GET statistics':
        return this.statistics(call);
      default:
        throw new Refusal(404, 'not-found', `There is nothing at ${path}.`);
    }
  }

  login(call) {
    const account = this.world.accounts.find((one) => one.name === call.body?.login);
    if (!account || account.password !== call.body.password) {
      throw new Refusal(401, 'not-logged-in', 'The name or the password is wrong.');
    }
    const session = randomBytes(12).toString('hex');
    this.world.sessions.set(session, account.name);
    call.headers['Set-Cookie'] = `leasehold_session=${session}; Path=/; HttpOnly; SameSite=Lax`;
    const { merge } = this.world;
    return [201, { ...this.me(account), ...(merge?.state === 'OFFERED' ? { merge: merge.id } : {}) }];
  }

  /** Signing up and recovering. The code of every mail is 123456, the secret of every link `good`. */
  atTheDoor(what, call) {
    const body = call.body ?? {};
    const begun = { expiresAt: iso(Date.now() + 3_600_000), message: 'Please check your email.' };
    const isProven = body.secret === 'good' || body.code?.replaceAll(' ', '') === '123456';
    switch (what) {
      case 'sign-ups':
        if (this.world.accounts.some((account) => account.name === body.name)) {
          throw new Refusal(
            409,
            'taken',
            `The name "${body.name}" is taken. Choose another one, or leave it empty.`,
          );
        }
        this.world.signingUp = body;
        return [202, { ...begun, signUp: 'begun' }];
      case 'sign-ups/letters':
        return [202, { message: begun.message }];
      case 'recoveries':
        return [202, { ...begun, recovery: 'begun' }];
      case 'confirmations/refusals':
        this.world.signingUp = null;
        return [204];
      case 'confirmations':
      case 'recoveries/confirm':
        if (!isProven) {
          throw body.code
            ? new Refusal(
                422,
                'invalid',
                'That is not the code of the newest mail. There are 4 more attempts.',
                {
                  field: 'code',
                },
              )
            : new Refusal(404, 'not-found', 'This confirms nothing.');
        }
        return what === 'confirmations' ? this.confirm(call) : this.recover(call);
      case 'newcomer':
        return this.login({ ...call, body: newAccountOf(this.world, call.body) });
      case 'newcomer/link':
        this.world.newcomer = null;
        return [204];
      default:
        return byProvider(this.world, what, call);
    }
  }

  confirm(call) {
    const { signingUp, accounts } = this.world;
    if (!signingUp) {
      return [200, { outcome: 'already-confirmed' }];
    }
    if (call.body.secret && !call.body.password) {
      return [200, { outcome: 'needs-password' }];
    }
    const name = signingUp.name ?? 'chosen';
    const account = { name, displayName: signingUp.displayName ?? name, administrator: false };
    accounts.push({ ...account, password: call.body.password ?? signingUp.password });
    this.world.signingUp = null;
    if (call.body.secret) {
      return [200, { outcome: 'confirmed', name }];
    }
    this.login({ ...call, body: { login: name, password: signingUp.password } });
    return [200, { outcome: 'logged-in', name }];
  }

  recover(call) {
    this.world.accounts[0].password = call.body.password;
    return [204];
  }

  me({ password: _, ...account }) {
    return {
      hasPassword: true,
      secondFactorWanted: false,
      account: { email: null, disabled: false, createdAt: '2026-01-01T00:00:00Z', ...account },
      slices: this.world.slices.filter((slice) => slice.mine || account.administrator),
    };
  }

  mine(method, parts, call) {
    if (!call.account) {
      throw new Refusal(401, 'not-logged-in', 'Please log in.');
    }
    if (parts[1] === 'preferences') {
      const key = `${call.account.name}/${parts[2]}`;
      if (method === 'PUT') {
        this.world.preferences.set(key, call.body);
        return [204];
      }
      return [200, this.world.preferences.get(key) ?? null];
    }
    if (parts[1] === 'password') {
      if (call.body.current !== call.account.password) {
        throw new Refusal(422, 'invalid', 'The current password is wrong.', { field: 'current' });
      }
      call.account.password = call.body.new;
      return [204];
    }
    if (parts[1] === 'email') {
      if (call.body.password !== call.account.password) {
        throw new Refusal(401, 'not-logged-in', 'The current password is another one.');
      }
      this.world.signingUp = null;
      return [202, { change: 'begun', expiresAt: iso(Date.now()), message: 'Please check your email.' }];
    }
    return [200, this.me(call.account)];
  }

  facilities([, name, part]) {
    const { facilities, statuses } = this.world;
    if (!name) {
      return [200, { items: facilities, next: null }];
    }
    const facility = facilities.find((one) => one.name === name);
    if (!facility) {
      throw new Refusal(404, 'not-found', `There is no facility ${name}.`);
    }
    return [200, part === 'status' ? { items: statuses.get(name) } : facility];
  }

  listLeases([, id], { query }) {
    if (id) {
      return [200, this.lease(Number(id))];
    }
    const from = Date.parse(query.get('from') ?? 0);
    const until = query.has('until') ? Date.parse(query.get('until')) : Infinity;
    const items = this.world.leases.filter(
      (lease) =>
        lease.facility === query.get('facility') &&
        lease.state !== 'CANCELLED' &&
        Date.parse(lease.end) > from &&
        Date.parse(lease.start) < until,
    );
    return [200, { items: items.sort((a, b) => a.start.localeCompare(b.start)), next: null }];
  }

  book({ body, account, query }) {
    this.mayUse(account, body.slice);
    const lease = {
      id: this.nextLease++,
      revision: 1,
      state: 'OPEN',
      note: null,
      problem: null,
      createdAt: iso(Date.now()),
      createdBy: account.name,
      ...body,
    };
    return this.write(lease, query, 201);
  }

  amend(id, { body, account, query, request }) {
    const lease = this.lease(id);
    this.mayUse(account, lease.slice);
    const revision = request.headers['if-match'];
    if (!revision) {
      throw new Refusal(428, 'precondition-required', 'Say which revision you saw.');
    }
    if (revision !== `"${lease.revision}"`) {
      throw new Refusal(412, 'revision-mismatch', 'Somebody changed it meanwhile.');
    }
    return this.write({ ...lease, ...body, revision: lease.revision + 1 }, query, 200);
  }

  write(lease, query, status) {
    const conflicts = this.world.leases.filter(
      (other) =>
        other.id !== lease.id &&
        other.facility === lease.facility &&
        other.state !== 'CANCELLED' &&
        Date.parse(other.start) < Date.parse(lease.end) &&
        Date.parse(lease.start) < Date.parse(other.end),
    );
    const inTheWay = conflicts.map(({ start, end, slice, id }) => ({
      start,
      end,
      slice,
      leaseId: id,
      resource: 'chamber',
    }));
    const refusal = new Refusal(409, 'conflict', 'Somebody else holds it then.', { conflicts: inTheWay });
    if (query.get('preview') === 'true') {
      return [200, { lease, refusals: conflicts.length ? [refusal.problem] : [] }];
    }
    if (conflicts.length) {
      throw refusal;
    }
    this.keep(lease);
    return [status, lease];
  }

  cancel(id, { account }) {
    const lease = this.lease(id);
    this.mayUse(account, lease.slice);
    if (Date.parse(lease.end) <= Date.now()) {
      throw new Refusal(409, 'past', 'It is over already.');
    }
    if (Date.parse(lease.start) > Date.now()) {
      this.keep({ ...lease, state: 'CANCELLED' });
      return [204];
    }
    const end = iso(Math.ceil(Date.now() / GRAIN) * GRAIN);
    const cut = { ...lease, end, revision: lease.revision + 1 };
    this.keep(cut);
    return [200, cut];
  }

  keep(lease) {
    this.world.leases = this.world.leases.filter((other) => other.id !== lease.id).concat(lease);
    this.desk.push(`leases:${lease.facility}`, { put: lease });
  }

  lease(id) {
    const lease = this.world.leases.find((one) => one.id === id);
    if (!lease) {
      throw new Refusal(404, 'not-found', `There is no lease ${id}.`);
    }
    return lease;
  }

  mayUse(account, slice) {
    if (!account) {
      throw new Refusal(401, 'not-logged-in', 'Please log in.');
    }
    if (!account.administrator && !this.world.slices.some((one) => one.name === slice && one.mine)) {
      throw new Refusal(403, 'forbidden', `You are not a member of ${slice}.`);
    }
  }

  statistics({ query, request }) {
    const by = query.getAll('by');
    const groups = new Map();
    const monthOf = (name) => new Date(Date.parse(query.get(name)) + 7_200_000).toISOString().slice(0, 7);
    const from = query.has('from') ? monthOf('from') : '0000';
    const until = query.has('until') ? monthOf('until') : '9999';
    const usage = this.world.facilities.length ? sampleUsage() : [];
    const rows = usage.map((row) => ({ ...row, year: row.month.slice(0, 4) }));
    for (const row of rows.filter((one) => one.month >= from && one.month < until)) {
      const key = by.map((field) => row[field]).join('|');
      const group = groups.get(key) ?? {
        ...Object.fromEntries(by.map((f) => [f, row[f]])),
        leases: 0,
        hours: 0,
      };
      group.leases += row.leases;
      group.hours += row.hours;
      groups.set(key, group);
    }
    const items = [...groups.values()];
    if (request.headers.accept?.includes('text/csv')) {
      const columns = [...by, 'leases', 'hours'];
      return [
        200,
        [columns, ...items.map((row) => columns.map((c) => row[c]))].map((r) => r.join(',')).join('\n'),
      ];
    }
    const sum = (field) => items.reduce((total, row) => total + row[field], 0);
    return [
      200,
      {
        from: query.get('from'),
        until: query.get('until'),
        items,
        hours: sum('hours'),
        leases: sum('leases'),
      },
    ];
  }
}

async function readJson(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text === '' ? null : JSON.parse(text);
}
