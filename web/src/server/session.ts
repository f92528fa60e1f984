import type { Me } from './records.js';
import { ProblemError, type RestClient } from './rest.js';

/** Who is logged in on one server: asked once, remembered, told to whoever wants to know. */
export class Session {
  private known: Me | null | undefined;
  private asking: Promise<Me | null> | null = null;
  /** Who the server took us for when it greeted last: an account's name, null for nobody; undefined until then. */
  private greeted: string | null | undefined;
  private hear!: () => void;
  private readonly firstWord = new Promise<void>((resolve) => (this.hear = resolve));
  private readonly listeners = new Set<(me: Me | null) => void>();

  constructor(
    private readonly rest: RestClient,
    /** The live line must be drawn anew, because it speaks for somebody else now. */
    private readonly changed: () => void,
  ) {}

  async me(): Promise<Me | null> {
    if (this.known !== undefined) {
      return this.known;
    }
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  onMe(listener: (me: Me | null) => void): () => void {
    this.listeners.add(listener);
    if (this.known !== undefined) {
      listener(this.known);
    } else {
      this.askSoon();
    }
    return () => this.listeners.delete(listener);
  }

  /** @param code of the second step, once it was asked for */
  async login(login: string, password: string, code?: string): Promise<Me> {
    return this.begin('/sessions', { login, password, ...(code ? { code } : {}) });
  }

  /** @param credential what the browser signed, as JSON */
  async loginByPasskey(credential: unknown): Promise<Me> {
    return this.begin('/sessions/by-passkey', { credential });
  }

  /** Begins a session for somebody who only tries. */
  async tryIt(): Promise<Me> {
    return this.begin('/account/trials');
  }

  private async begin(path: string, body?: unknown): Promise<Me> {
    const answer = await this.rest.request<Me>('POST', path, { body });
    this.become(answer.body);
    this.changed();
    return answer.body;
  }

  /** Asks anew: what somebody may do has changed. */
  async refresh(): Promise<void> {
    this.known = undefined;
    await this.me();
    this.changed();
  }

  async logout(): Promise<void> {
    await this.rest.request('DELETE', '/sessions/current');
    this.become(null);
    this.changed();
  }

  /** The server says who it takes us for; if that is somebody else, the session ended or changed elsewhere. */
  heard(account: string | null): void {
    this.greeted = account;
    this.hear();
    if (this.known !== undefined && (this.known?.account.name ?? null) !== account) {
      this.known = undefined;
    }
    this.askSoon();
  }

  /** There is no live line to hear it on: it has to be asked. */
  heardNothing(): void {
    this.hear();
  }

  /** Asks unless it is known; a failure is made up for when the line is back. */
  askSoon(): void {
    void this.me().catch(() => undefined);
  }

  /** Waits for the first word on the live line: a stranger who asks who they are would only earn an error. */
  private async ask(): Promise<Me | null> {
    await this.firstWord;
    if (this.greeted === null) {
      this.become(null);
      return null;
    }
    try {
      const answer = await this.rest.request<Me>('GET', '/me');
      this.become(answer.body);
      return answer.body;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        this.become(null);
        return null;
      }
      throw error;
    }
  }

  private become(me: Me | null): void {
    this.known = me;
    for (const listener of [...this.listeners]) {
      listener(me);
    }
  }
}
