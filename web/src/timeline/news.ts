import type { TimelineModel } from './core/model.js';
import { type TimelineLease, overlaps } from './core/records.js';
import { ChangeSummary } from './core/speech.js';
import { type LocalChange, spanOf } from './core/store.js';
import type { Ghost } from './grid/marks.js';

/** Who draws what has changed: everything, or the rows of which it is said that they are touched. */
export interface NewsReader {
  readAll(): void;
  readRows(isTouched: (resource: string) => boolean): void;
  readGhosts(): void;
}

/**
 * Takes in what changes, from wherever it comes and however fast, and has it drawn once a frame. However many
 * changes a second arrive, a frame draws each row at most once.
 */
export class News {
  readonly summary = new ChangeSummary();
  private readonly ghosts = new Map<string, Ghost>();
  private readonly touched = new Set<string>();
  private everything = false;
  private frame = 0;

  constructor(
    private readonly model: TimelineModel,
    private readonly reader: NewsReader,
  ) {}

  /** A lease as it is now. */
  put(lease: TimelineLease): void {
    const before = this.model.store.find(lease.id);
    if (this.model.store.put(lease)) {
      this.summarise(before, lease);
      this.touch(before);
      this.touch(lease);
    }
  }

  remove(id: number): void {
    const before = this.model.store.find(id);
    if (before && this.model.store.remove(id)) {
      this.summarise(before, { ...before, state: 'CANCELLED' });
      this.touch(before);
    }
  }

  /** What this browser has asked for, until `dropChange`. */
  setChange(change: LocalChange): void {
    this.touch(this.model.store.find(change.lease.id));
    this.model.store.setChange(change);
    this.touch(change.lease);
  }

  dropChange(id: number): void {
    const change = this.model.store.localChanges.find((each) => each.lease.id === id);
    this.model.store.dropChange(id);
    this.touch(change?.lease);
    this.touch(this.model.store.find(id));
  }

  get allGhosts(): readonly Ghost[] {
    return [...this.ghosts.values()];
  }

  /** What somebody else is about to book, until `dropGhost`. */
  setGhost(ghost: Ghost): void {
    this.ghosts.set(ghost.key, ghost);
    this.reader.readGhosts();
  }

  dropGhost(key: string): void {
    this.ghosts.delete(key);
    this.reader.readGhosts();
  }

  dropAllGhosts(): void {
    this.ghosts.clear();
    this.reader.readGhosts();
  }

  /** Much has changed at once: everything is drawn in the next frame. */
  refresh(): void {
    this.everything = true;
    this.schedule();
  }

  private touch(lease: TimelineLease | undefined): void {
    if (lease) {
      lease.resources.forEach((name) => this.touched.add(name));
      this.schedule();
    }
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.flush();
    });
  }

  private flush(): void {
    if (this.everything) {
      this.reader.readAll();
    } else {
      const { tree } = this.model;
      const withAbove = new Set(this.touched);
      this.touched.forEach((name) => tree.ancestors(name).forEach((above) => withAbove.add(above)));
      const isBelow = (name: string) => tree.ancestors(name).some((above) => this.touched.has(above));
      this.reader.readRows((name) => withAbove.has(name) || isBelow(name));
    }
    this.everything = false;
    this.touched.clear();
  }

  private summarise(before: TimelineLease | undefined, after: TimelineLease): void {
    const span = spanOf(after);
    if (overlaps(span, this.model.window)) {
      const kind = after.state === 'CANCELLED' ? 'gone' : before ? 'changed' : 'added';
      this.summary.add(kind, () => {
        const words = { added: 'new lease of', changed: 'changed lease of', gone: 'cancelled lease of' };
        return `${words[kind]} ${after.slice}, ${this.model.labels.span(span.start, span.end)}`;
      });
    }
  }
}
