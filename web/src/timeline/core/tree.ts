import type { TimelineResource } from './records.js';

/** One visible row: a resource at its place in the tree. */
export interface Row {
  index: number;
  resource: TimelineResource;
  level: number;
  hasChildren: boolean;
  expanded: boolean;
}

/**
 * The resources of a facility as a tree, and the rows of it that show: branches open and close, a filter
 * keeps what matches and the branches that lead there. Resources keep the order they came in.
 */
export class ResourceTree {
  rows: Row[] = [];
  private all: readonly TimelineResource[] = [];
  private byName = new Map<string, TimelineResource>();
  private children = new Map<string, TimelineResource[]>();
  private indexes = new Map<string, number>();
  private toggled = new Set<string>();
  private startsExpanded = true;
  private words: string[] = [];

  setResources(resources: readonly TimelineResource[]): void {
    this.all = resources;
    this.byName = new Map(resources.map((resource) => [resource.name, resource]));
    this.children = new Map();
    for (const resource of resources) {
      if (this.parentOf(resource)) {
        const siblings = this.children.get(resource.parent!);
        if (siblings) {
          siblings.push(resource);
        } else {
          this.children.set(resource.parent!, [resource]);
        }
      }
    }
    this.flatten();
  }

  /** Adds a resource, or replaces the one of its name. */
  put(resource: TimelineResource): void {
    const others = this.byName.has(resource.name)
      ? this.all.map((each) => (each.name === resource.name ? resource : each))
      : [...this.all, resource];
    this.setResources(others);
  }

  /** Whether branches are open until somebody closes them. */
  setStartsExpanded(expanded: boolean): void {
    this.startsExpanded = expanded;
    this.toggled.clear();
    this.flatten();
  }

  toggle(name: string): void {
    if (!this.toggled.delete(name)) {
      this.toggled.add(name);
    }
    this.flatten();
  }

  setFilter(text: string): void {
    this.words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.flatten();
  }

  get isFiltered(): boolean {
    return this.words.length > 0;
  }

  get size(): number {
    return this.all.length;
  }

  find(name: string): TimelineResource | undefined {
    return this.byName.get(name);
  }

  /** Where the resource's row is, or -1 when it does not show. */
  indexOf(name: string): number {
    if (this.indexes.size !== this.rows.length) {
      this.indexes = new Map(this.rows.map((row) => [row.resource.name, row.index]));
    }
    return this.indexes.get(name) ?? -1;
  }

  /** The names above a resource, nearest first. */
  ancestors(name: string): string[] {
    const found: string[] = [];
    let resource = this.byName.get(name);
    for (let parent = resource && this.parentOf(resource); parent; parent = this.parentOf(resource)) {
      if (found.includes(parent.name)) {
        break;
      }
      found.push(parent.name);
      resource = parent;
    }
    return found;
  }

  /** The names below a resource, at any depth. */
  descendants(name: string): string[] {
    const found = new Set<string>();
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const child of this.children.get(next) ?? []) {
        if (!found.has(child.name)) {
          found.add(child.name);
          open.push(child.name);
        }
      }
    }
    return [...found];
  }

  hasChildren(name: string): boolean {
    return this.children.has(name);
  }

  /** The same resources without those that an other one of them includes. */
  withoutIncluded(names: readonly string[]): string[] {
    return names.filter((name) => !this.ancestors(name).some((above) => names.includes(above)));
  }

  private parentOf(resource: TimelineResource): TimelineResource | undefined {
    return resource.parent ? this.byName.get(resource.parent) : undefined;
  }

  private flatten(): void {
    const kept = this.words.length > 0 ? this.matching() : null;
    const rows: Row[] = [];
    const visit = (resource: TimelineResource, level: number): void => {
      if (kept && !kept.has(resource.name)) {
        return;
      }
      const below = this.children.get(resource.name);
      const expanded = below !== undefined && (kept !== null || this.isExpanded(resource.name));
      rows.push({ index: rows.length, resource, level, hasChildren: below !== undefined, expanded });
      if (expanded) {
        below.forEach((child) => visit(child, level + 1));
      }
    };
    for (const resource of this.all) {
      if (!this.parentOf(resource)) {
        visit(resource, 1);
      }
    }
    this.rows = rows;
    this.indexes = new Map();
  }

  private isExpanded(name: string): boolean {
    return this.startsExpanded !== this.toggled.has(name);
  }

  /** The names of the resources that match every word, and of all above them. */
  private matching(): Set<string> {
    const kept = new Set<string>();
    for (const resource of this.all) {
      const text = searchText(resource);
      if (this.words.every((word) => text.includes(word))) {
        kept.add(resource.name);
        this.ancestors(resource.name).forEach((name) => kept.add(name));
      }
    }
    return kept;
  }
}

function searchText(resource: TimelineResource): string {
  const properties = Object.entries(resource.properties ?? {}).map(
    ([key, value]) => `${key}:${String(value)}`,
  );
  return [resource.name, resource.title ?? '', resource.type ?? '', ...properties].join(' ').toLowerCase();
}
