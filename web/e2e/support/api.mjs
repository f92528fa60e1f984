import { instant } from './time.mjs';

/** The REST API as a program uses it: with a token, without a browser. */
export class Api {
  constructor(url, token) {
    this.url = `${url}/api/v1`;
    this.token = token;
  }

  async call(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    }
    return text === '' ? null : JSON.parse(text);
  }

  /** Books the chamber on a day, from one time of the facility's clocks to another. */
  book(slice, day, from, to) {
    const span = { start: instant(day, from), end: instant(day, to) };
    return this.call('POST', '/leases', { facility: 'r2lab', resources: ['chamber'], slice, ...span });
  }

  /** Whether the chamber is free all day. */
  async isFree(day, next) {
    const [from, until] = [instant(day, '00:00'), instant(next, '00:00')];
    const hours = (Date.parse(until) - Date.parse(from)) / 3_600_000;
    const query = new URLSearchParams({
      facility: 'r2lab',
      type: 'chamber',
      count: '1',
      duration: `PT${hours}H`,
      from,
      until,
    });
    return (await this.call('GET', `/free/spans?${query}`)).items.length > 0;
  }

  /** Spans from now on in which the chamber is free for an hour. */
  async freeHours(until) {
    const query = new URLSearchParams({
      facility: 'r2lab',
      type: 'chamber',
      duration: 'PT1H',
      until,
      limit: '20',
    });
    return (await this.call('GET', `/free/spans?${query}`)).items;
  }
}
