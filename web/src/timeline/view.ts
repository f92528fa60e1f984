import type { TimelineModel } from './core/model.js';
import { iso } from './core/records.js';
import { zoomOf } from './core/scale.js';
import { DAY, Zone, isKnownZone, viewerZoneName } from './core/zone.js';

/** Where the reader looks: enough to show the same again. */
export interface ViewState {
  from: string;
  days: number;
  /** The name of the zoom nearest to `days`. */
  zoom: string;
  filter: string;
  /** "facility", "viewer" or an IANA name. */
  zone: string;
}

interface Wish {
  from?: string | null;
  days?: number | null;
}

const TELL_AFTER_MS = 150;

/**
 * Where in time the reader looks, and in which zone: what the page asked for, else what suits the mode, until
 * the reader moves.
 */
export class View {
  /** The zone of the facility; the reader's own until the facility is known. */
  facilityZone = Zone.of(viewerZoneName());
  filter = '';
  private choice = 'facility';
  private defaultDays = 3;
  private wish: Wish = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly model: TimelineModel,
    private readonly tell: (state: ViewState) => void,
  ) {
    model.setZone(this.facilityZone);
  }

  want(wish: Wish): void {
    this.wish = { ...this.wish, ...wish };
    this.place();
  }

  /** What is shown when nobody says: a few days to plan in where there is room for them, else one. */
  setDefaults(mode: string, isNarrow: boolean): void {
    this.defaultDays = mode === 'plan' && !isNarrow ? 3 : 1;
    this.place();
  }

  setFacilityZone(name: string): void {
    this.facilityZone = Zone.of(name);
    this.setZone(this.choice);
  }

  setZone(choice: string): void {
    this.choice = choice;
    const name = choice === 'viewer' ? viewerZoneName() : choice;
    this.model.setZone(choice === 'facility' || !isKnownZone(name) ? this.facilityZone : Zone.of(name));
    this.place();
  }

  /** The zones to choose from: the facility's, the reader's where it is another, and one that the page named. */
  choices(): (readonly [value: string, title: string])[] {
    const viewer = viewerZoneName();
    const choices: (readonly [string, string])[] = [['facility', this.facilityZone.name]];
    if (viewer !== this.facilityZone.name) {
      choices.push(['viewer', `${viewer} (yours)`]);
    }
    if (!['facility', 'viewer'].includes(this.choice) && isKnownZone(this.choice)) {
      choices.push([this.choice, this.choice]);
    }
    return choices;
  }

  /** The reader has moved to where the model is now; whoever keeps it is told when the moving pauses. */
  moved(): void {
    this.wish = { from: iso(this.model.from), days: this.model.days };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(this.state()), TELL_AFTER_MS);
  }

  state(): ViewState {
    const { from, days } = this.model;
    return { from: iso(from), days, zoom: zoomOf(days).name, filter: this.filter, zone: this.choice };
  }

  /** Puts the model where it was asked to be. */
  private place(): void {
    const { model } = this;
    const days = this.wish.days ?? this.defaultDays;
    const wanted = this.wish.from ? model.parseInstant(this.wish.from) : NaN;
    const suitable = days >= 1 ? model.zone.startOfDay(model.now) : model.now - (days * DAY) / 4;
    model.show(Number.isFinite(wanted) ? wanted : suitable, days);
  }
}
