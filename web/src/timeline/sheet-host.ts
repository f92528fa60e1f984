import type { Problem } from '../server/records.js';
import type { TimelineController } from './controller.js';
import { type Draft, leaseOf } from './core/draft.js';
import { type TimelineLease, iso } from './core/records.js';
import type { TimelineConnection } from './feed.js';
import type { SheetListener } from './sheet/lease-sheet.js';

/** The page's memory of the slice that was booked for last. */
const SLICE_KEY = 'leasehold.slice';

/** Shows on the timeline, and to others, what goes on in the confirm sheet. */
export class SheetHost implements SheetListener {
  private temporaryId = -1;

  constructor(
    private readonly controller: TimelineController,
    private readonly connection: () => TimelineConnection | null,
    private readonly facility: () => string,
    private readonly focusBack: () => void,
  ) {}

  /** Tells the others what is about to be booked or moved here; null: nothing any more. */
  intend(draft: Pick<Draft, 'resources' | 'slice' | 'start' | 'end'> | null): void {
    const { start, end, resources, slice } = draft ?? { start: 0, end: 0, resources: [], slice: '' };
    const intention = { facility: this.facility(), resources, slice, start: iso(start), end: iso(end) };
    this.connection()?.intend(draft ? intention : null);
  }

  preferredSlice(): string {
    const { slices, administrator } = this.controller.model;
    const last = remembered();
    if (last !== null && (slices.has(last) || administrator)) {
      return last;
    }
    const [first] = slices;
    return slices.size === 1 || administrator ? (first ?? '') : '';
  }

  drafted(draft: Draft): void {
    this.controller.interaction.revise(draft, draft.resources);
    this.controller.planChanged();
    if (draft.kind === 'book' || draft.kind === 'amend') {
      this.intend(draft);
    }
  }

  sent(draft: Draft): void {
    if (draft.kind === 'book') {
      remember(draft.slice);
    }
    const phase = draft.kind === 'cancel' ? 'removing' : 'pending';
    this.controller.news.setChange({ lease: leaseOf(draft, this.temporaryId), phase });
  }

  done(draft: Draft, lease: TimelineLease | null): void {
    this.controller.news.dropChange(this.idOf(draft));
    const { labels } = this.controller.model;
    if (lease) {
      this.controller.put(lease);
      this.controller.standOn(lease);
      const word = draft.kind === 'book' ? 'Booked' : draft.kind === 'amend' ? 'Changed' : 'Cut';
      this.controller.say(
        `${word}: ${lease.resources.join(', ')}, ${labels.span(Date.parse(lease.start), Date.parse(lease.end))}.`,
      );
    } else if (draft.lease) {
      this.controller.news.remove(draft.lease.id);
      this.controller.say('Cancelled.');
    }
  }

  refused(draft: Draft, _problem: Problem): void {
    this.controller.news.dropChange(this.idOf(draft));
    this.controller.interaction.refuse();
    this.controller.planChanged();
  }

  closed(): void {
    this.controller.news.dropChange(this.temporaryId);
    this.temporaryId -= 1;
    this.intend(null);
    this.controller.endPlan();
    this.focusBack();
  }

  private idOf(draft: Draft): number {
    return draft.lease?.id ?? this.temporaryId;
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(SLICE_KEY);
  } catch {
    return null; // storage is forbidden here
  }
}

function remember(slice: string): void {
  try {
    localStorage.setItem(SLICE_KEY, slice);
  } catch {
    // storage is forbidden here: the choice is forgotten with the page
  }
}
