import { remember, remembered } from '../app/memory.js';
import type { ServerConnection } from '../server/connection.js';
import type { WidgetPlace } from './layout.js';

const SAVE_AFTER_MS = 500;

/** Keeps the arrangement of one page: with the account where somebody is logged in, else in this browser. */
export class LayoutStore {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly connection: ServerConnection,
    private readonly page: string,
  ) {}

  /** What was kept, or null. */
  async load(): Promise<unknown> {
    const me = await this.connection.me().catch(() => null);
    if (!me) {
      return this.inBrowser();
    }
    try {
      return (await this.connection.request('GET', this.path)).body;
    } catch {
      return null; // not to be had now: the usual arrangement serves
    }
  }

  /** Keeps an arrangement (null: forgets it), soon. */
  save(widgets: WidgetPlace[] | null): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.write(widgets), SAVE_AFTER_MS);
  }

  private async write(widgets: WidgetPlace[] | null): Promise<void> {
    const layout = widgets && { version: 1, widgets };
    const me = await this.connection.me().catch(() => null);
    if (!me) {
      remember(`layout.${this.page}`, layout && JSON.stringify(layout));
      return;
    }
    await this.connection.request('PUT', this.path, { body: layout ?? {} }).catch(() => undefined);
  }

  private inBrowser(): unknown {
    try {
      return JSON.parse(remembered(`layout.${this.page}`) ?? 'null');
    } catch {
      return null;
    }
  }

  private get path(): string {
    return `/me/preferences/layout.${this.page}`;
  }
}
