/** What time it is at the server, from what it says and how long the saying took. */
export class ServerClock {
  private offset = 0;
  private bestRoundTrip = Infinity;

  /** Milliseconds since 1970, by the server's clock. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** A time of the server that came without being asked for: right but for the way here. */
  heard(time: string): void {
    if (this.bestRoundTrip === Infinity) {
      this.offset = Date.parse(time) - Date.now();
    }
  }

  /** A time of the server that was asked for at an instant of ours; the quickest answer is the most exact. */
  answered(time: string, askedAt: number): void {
    const now = Date.now();
    const roundTrip = now - askedAt;
    if (roundTrip <= this.bestRoundTrip) {
      this.bestRoundTrip = roundTrip;
      this.offset = Date.parse(time) + roundTrip / 2 - now;
    }
  }
}
