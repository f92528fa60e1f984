import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Example, Page, Quota, SpaceItem, SpaceRequest } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from './account-section.js';
import { size } from '../parts/amounts.js';
import { consequence, fate, fullness, KINDS, used } from './space-parts.js';
import './spaces.css';

/** A copy of an example, and where the tool that it is for opens it. */
interface Copied {
  example: Example | null;
  tool: string;
  address: string;
}

/** What somebody asks for: that a thing be kept longer, or permanently. */
interface Asking {
  item: SpaceItem;
  kind: SpaceRequest['kind'];
}

/** What is kept for an account: how much, until when, and what can be done about it. */
class SpacesSection extends AccountSection {
  protected override readonly heading = 'Notebooks and data';
  @state() private quotas: Quota[] = [];
  @state() private items: SpaceItem[] = [];
  @state() private requests: SpaceRequest[] = [];
  @state() private examples: Example[] = [];
  @state() private asking: Asking | null = null;
  @state() private copied: Copied | null = null;

  protected override async load(): Promise<void> {
    const ask = <T>(path: string): Promise<T[]> =>
      this.connection.request<Page<T>>('GET', path).then(({ body }) => body.items);
    [this.quotas, this.items, this.requests, this.examples] = await Promise.all([
      ask<Quota>('/account/spaces/quota'),
      ask<SpaceItem>('/account/spaces'),
      ask<SpaceRequest>('/account/spaces/requests'),
      ask<Example>('/examples'),
    ]);
  }

  protected override contents(): TemplateResult {
    return this.quotas.length === 0
      ? html`<p>Nothing is kept here.</p>`
      : html`${this.quotas.map((quota) => this.kind(quota))} ${this.exampleList()}`;
  }

  private kind(quota: Quota): TemplateResult {
    const items = this.items.filter((item) => item.what === quota.what);
    const title = KINDS[quota.what];
    const warning = consequence(quota);
    return html`<div class="kind">
      <h3>${title}</h3>
      ${
        quota.mostCount === 0
          ? html`<p class="use">Your account can have none.</p>`
          : html`<p class="use">
              <meter min="0" max="1" high="0.95" .value=${fullness(quota)} aria-label="${title} used"></meter>
              ${used(quota)}
            </p>`
      }
      ${warning ? html`<p class="fault">${warning}</p>` : nothing}
      <ul class="rows">
        ${items.map((item) => this.row(item))}
      </ul>
    </div>`;
  }

  private row(item: SpaceItem): TemplateResult {
    const open = this.requests.find((request) => request.item === item.id && request.state === 'requested');
    return html`<li>
        <span
          ><b>${item.name}${item.folder ? '/' : ''}</b>
          <small>
            ${size(item.bytes)} · ${fate(item)}${item.problem ? ` · ${item.problem}` : nothing}
            ${open ? html`<br />${asked(open)}` : nothing}
          </small></span
        >
        <span class="actions">${this.actions(item, Boolean(open))}</span>
      </li>
      ${this.asking?.item.id === item.id ? html`<li>${this.form(this.asking)}</li>` : nothing}`;
  }

  private actions(item: SpaceItem, isAsked: boolean): TemplateResult {
    if (item.state === 'deleted') {
      return html`${this.button('Bring back', item, () => this.restore(item))}
      ${this.button('Delete for good', item, () => this.deleteItem(item))}`;
    }
    const canAsk = !isAsked && !this.me.trial && item.keepUntil !== null;
    return html`${
      item.folder
        ? nothing
        : html`<a
            class="button"
            href=${this.connection.address(`/account/spaces/items/${item.id}/content`)}
            aria-label="Download ${item.name}"
            download=${item.name}
            >Download</a
          >`
    }
    ${canAsk ? this.button('Extend', item, () => this.ask({ item, kind: 'extend' })) : nothing}
    ${canAsk ? this.button('Keep permanently', item, () => this.ask({ item, kind: 'keep' })) : nothing}
    ${this.button('Delete', item, () => this.deleteItem(item))}`;
  }

  private button(does: string, { name }: SpaceItem, action: () => unknown): TemplateResult {
    return html`<button
      class="button"
      aria-label="${does}: ${name}"
      ?disabled=${this.isSending}
      @click=${() => void action()}
    >
      ${does}
    </button>`;
  }

  private form({ item, kind }: Asking): TemplateResult {
    const isKeep = kind === 'keep';
    return html`<form @submit=${(event: SubmitEvent) => void this.submit(event)}>
      <p>Those who run the storage decide, and you are told by mail.</p>
      ${this.field({
        name: 'until',
        label: isKeep ? 'Look at it again on' : 'Keep it until',
        type: 'date',
        autocomplete: 'off',
        value: inAYear(isKeep ? null : item.keepUntil),
        isFirst: true,
      })}
      ${this.field({ name: 'sponsor', label: 'Sponsor: who answers for it', autocomplete: 'off' })}
      ${this.field({ name: 'reason', label: 'Reason', autocomplete: 'off' })}
      <p class="actions">
        <button class="button primary" ?disabled=${this.isSending}>
          ${isKeep ? 'Ask to keep it' : 'Ask for it'}
        </button>
        <button type="button" class="button" @click=${() => (this.asking = null)}>Not now</button>
      </p>
    </form>`;
  }

  private exampleList(): TemplateResult | typeof nothing {
    return this.examples.length === 0
      ? nothing
      : html`<div class="kind">
          <h3>Examples</h3>
          <p class="use">Copy one, and it is yours to change.</p>
          <ul class="rows">
            ${this.examples.map(
              (example) =>
                html`<li>
                  <span
                    ><b>${example.title}</b>
                    <small
                      >${example.description} ${example.needs ? `Needs package ${example.needs}.` : nothing}
                      ${this.opening(example)}</small
                    ></span
                  >
                  <button
                    class="button"
                    aria-label="Copy: ${example.title}"
                    ?disabled=${this.isSending}
                    @click=${() => void this.copy(example)}
                  >
                    Copy
                  </button>
                </li>`,
            )}
          </ul>
        </div>`;
  }

  private ask(asking: Asking): void {
    this.forget();
    this.asking = asking;
    void this.arrive();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const given = this.take(event);
    const { item, kind } = this.asking!;
    await this.change(async () => {
      await this.connection.request('POST', `/account/spaces/items/${item.id}/requests`, {
        body: {
          kind,
          until: `${given('until')}T00:00:00Z`,
          sponsor: given('sponsor'),
          reason: given('reason'),
        },
      });
      this.asking = null;
    }, 'Those who decide have been told.');
  }

  private deleteItem(item: SpaceItem): Promise<void> {
    return this.change(
      () => this.connection.request('DELETE', `/account/spaces/items/${item.id}`),
      item.state === 'deleted' ? `${item.name} is gone for good.` : `${item.name} is deleted.`,
    );
  }

  private restore(item: SpaceItem): Promise<void> {
    return this.change(
      () => this.connection.request('POST', `/account/spaces/items/${item.id}/restore`),
      `${item.name} is back.`,
    );
  }

  private opening(example: Example): TemplateResult | typeof nothing {
    return this.copied?.example === example
      ? html`<a href=${this.copied.address}>Open your copy in ${this.copied.tool}</a>`
      : nothing;
  }

  private async copy(example: Example): Promise<void> {
    const { facility, name, title, tool, opens } = example;
    const copy = this.freeName(name);
    this.copied = null;
    await this.change(
      () =>
        this.connection.request('POST', '/account/spaces/copies', {
          body: { facility, example: name, name: copy },
        }),
      `${title} is among your notebooks now.`,
    );
    if (tool && this.items.some((item) => item.name === copy && item.state === 'kept')) {
      const path = opens?.replaceAll('{name}', encodeURIComponent(copy));
      const next = path ? `?next=${encodeURIComponent(path)}` : '';
      this.copied = {
        example: this.again(example),
        tool,
        address: `/handoff/${encodeURIComponent(tool)}${next}`,
      };
    }
  }

  /** The same example, as it was read last. */
  private again({ facility, name }: Example): Example | null {
    return this.examples.find((one) => one.facility === facility && one.name === name) ?? null;
  }

  /** The name, or the next one that nothing of theirs has. */
  private freeName(name: string): string {
    const taken = new Set(
      this.items
        .filter((item) => item.what === 'notebooks' && item.state === 'kept')
        .map((item) => item.name),
    );
    let free = name;
    for (let number = 2; taken.has(free); number++) {
      free = name.replace(/(\.[^.]*)?$/, (ending: string) => ` ${number}${ending}`);
    }
    return free;
  }
}

function asked({ kind, until, requestedAt }: SpaceRequest): string {
  const wish = kind === 'keep' ? 'to keep it permanently' : `to keep it until ${dateTime(until)}`;
  return `Asked ${dateTime(requestedAt)} ${wish}; not decided yet.`;
}

/** A day as date fields take it: a year after that, or from now. */
function inAYear(from: string | null): string {
  const day = new Date(from ?? Date.now());
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}

define('lh-spaces-section', SpacesSection);
