import { DAY, HOUR, floorTo, type Zone } from './zone.js';

/**
 * The grid of instants at which leases of a facility may start and end. Grains are counted on the facility's
 * wall clock: grains of an hour or less are all equally long, longer ones follow the clock across its changes.
 */
export class Grain {
  constructor(
    readonly milliseconds: number,
    readonly zone: Zone,
  ) {}

  floor(instant: number): number {
    const offset = this.zone.offset(instant);
    const candidate = floorTo(instant + offset, this.milliseconds) - offset;
    if (this.milliseconds <= HOUR || this.zone.offset(candidate) === offset) {
      return candidate;
    }
    return this.zone.instant(floorTo(instant + offset, this.milliseconds));
  }

  ceil(instant: number): number {
    const floor = this.floor(instant);
    return floor === instant ? floor : this.plus(floor, 1);
  }

  round(instant: number): number {
    const floor = this.floor(instant);
    const ceil = this.plus(floor, 1);
    return instant - floor < ceil - instant ? floor : ceil;
  }

  /** The grid point so many grains after the one at or before the instant. */
  plus(instant: number, grains: number): number {
    const start = this.floor(instant);
    if (this.milliseconds <= HOUR) {
      return start + grains * this.milliseconds;
    }
    return this.zone.instant(this.zone.local(start) + grains * this.milliseconds);
  }

  /** A comfortable length for a new lease: an hour, or a grain where that is longer. */
  get comfortable(): number {
    return Math.min(Math.max(HOUR, this.milliseconds), Math.max(DAY, this.milliseconds));
  }
}
