import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../design/define.js';
import { shutOnEscape, shutWhenLeft } from '../design/disclosure.js';
import { basics, tokens } from '../design/tokens.js';
import { type ConnectionState, connectionFor } from '../server/connection.js';
import type { Facility, Me, Page, Tool } from '../server/records.js';
import { mark, themeIcon } from './icons.js';
import './lh-trial.js';
import type { LhTrial } from './lh-trial.js';
import { shellStyles } from './shell-styles.js';
import { currentTheme, nextTheme, setTheme, type Theme } from './theme.js';

const PAGES = [
  { name: 'status', path: '/status', title: 'Status' },
  { name: 'plan', path: '/plan', title: 'Plan' },
  { name: 'run', path: '/run', title: 'Run' },
  { name: 'statistics', path: '/statistics', title: 'Statistics' },
];

const LIGHTS: Record<ConnectionState, string> = {
  connecting: 'Connecting',
  open: 'Live',
  down: 'No connection',
};
const THEMES: Record<Theme, string> = { auto: 'as the system', light: 'light', dark: 'dark' };

/**
 * What every page has around it: the facility, the ways to the other pages, whether the line to the server is up,
 * the time zone, the theme, and who is logged in. Fires `facility-choice` and `zone-choice`.
 */
export class LhShell extends LitElement {
  static override styles = [tokens, basics, shellStyles];

  /** Which of the pages this is. */
  @property() page = '';
  @property({ attribute: false }) facilities: Facility[] = [];
  /** The facility shown. */
  @property({ attribute: false }) facility: Facility | null = null;
  @property() zone: 'viewer' | 'facility' = 'viewer';
  /** The page has nothing that a time zone would change. */
  @property({ type: Boolean }) timeless = false;
  /** Contents over the whole width and height, as a timeline wants. */
  @property({ type: Boolean, reflect: true }) wide = false;

  @state() private light: ConnectionState = 'connecting';
  @state() private me: Me | null | undefined = undefined;
  @state() private fault = '';
  @state() private tools: Tool[] = [];
  @state() private theme = currentTheme();
  private endings: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const connection = connectionFor('');
    this.endings = [
      connection.onState((light) => (this.light = light)),
      connection.onMe((me) => (this.me = me)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endings.forEach((end) => end());
  }

  protected override render(): TemplateResult {
    return html`
      <header>
        <button class="skip" @click=${() => this.skip()}>Skip to the contents</button>
        <div class="brand">
          <a href=${this.link('/status')} aria-label="Leasehold, status">${mark}</a>
          ${this.facilityName()}
        </div>
        <nav aria-label="Pages">
          ${PAGES.map(
            ({ name, path, title }) =>
              html`<a href=${this.link(path)} aria-current=${name === this.page ? 'page' : nothing}
                >${title}</a
              >`,
          )}
        </nav>
        <div class="tools">
          <span class="light ${this.light}" role="status"
            ><i aria-hidden="true"></i>${LIGHTS[this.light]}</span
          >
          ${this.timeless ? nothing : this.zoneSwitch()} ${this.themeSwitch()} ${this.account()}
        </div>
      </header>
      ${this.me?.trial ? html`<lh-trial .me=${this.me}></lh-trial>` : nothing}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      <main tabindex="-1"><slot></slot></main>
      ${
        this.wide
          ? nothing
          : html`<footer><a href="/docs/api">API</a> <a href="/embed">Put it into your own pages</a></footer>`
      }
    `;
  }

  private facilityName(): TemplateResult {
    if (this.facilities.length < 2) {
      return html`<span class="facility">${this.facility?.title ?? 'Leasehold'}</span>`;
    }
    return html`<select
      class="facility"
      aria-label="Facility"
      @change=${(event: Event) => this.choose('facility-choice', event)}
    >
      ${this.facilities.map(
        ({ name, title }) =>
          html`<option value=${name} ?selected=${name === this.facility?.name}>${title}</option>`,
      )}
    </select>`;
  }

  private zoneSwitch(): TemplateResult {
    const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const theirs = this.facility?.timeZone;
    return html`<select
      class="zone"
      aria-label="Time zone"
      title="Whose time is shown"
      @change=${(event: Event) => this.choose('zone-choice', event)}
    >
      <option value="viewer" ?selected=${this.zone === 'viewer'}>My time (${place(mine)})</option>
      <option value="facility" ?selected=${this.zone === 'facility'}>
        Facility’s time${theirs ? ` (${place(theirs)})` : ''}
      </option>
    </select>`;
  }

  private themeSwitch(): TemplateResult {
    const next = nextTheme(this.theme);
    const words = `Theme: ${THEMES[this.theme]}. Change to ${THEMES[next]}.`;
    return html`<button
      class="quiet icon"
      aria-label=${words}
      title=${words}
      @click=${() => this.setTheme(next)}
    >
      ${themeIcon(this.theme)}
    </button>`;
  }

  private account(): TemplateResult | typeof nothing {
    if (this.me === undefined || (this.me === null && this.page === 'login')) {
      return nothing;
    }
    if (this.me === null) {
      const here = location.pathname + location.search;
      return html`${this.tryIt()}<a class="log-in" href="/login?next=${encodeURIComponent(here)}">Log in</a>`;
    }
    const { account } = this.me;
    return html`<details
      class="account"
      @toggle=${(event: Event) => void this.accountToggled(event)}
      @focusout=${shutWhenLeft}
      @keydown=${shutOnEscape}
    >
      <summary><span class="visually-hidden">Account: </span>${account.displayName || account.name}</summary>
      <div class="panel">
        <p>${account.name}${account.administrator ? ', administrator' : ''}</p>
        <a href="/account">Your account</a>
        ${account.administrator ? html`<a href="/admin">Administration</a>` : nothing}
        ${this.tools.map((tool) => toolLink(tool))}
        <button @click=${() => void this.logOut()}>Log out</button>
      </div>
    </details>`;
  }

  /** One click from looking to booking, where the facility lets those who only try have leases. */
  private tryIt(): TemplateResult | typeof nothing {
    if (this.facility?.policy.personalLevel !== 0) {
      return nothing;
    }
    return html`<button class="primary" @click=${() => void this.beginTrial()}>Give it a try</button>`;
  }

  private async beginTrial(): Promise<void> {
    this.fault = '';
    try {
      await connectionFor('').tryIt();
      location.assign(this.link('/plan'));
    } catch (error) {
      this.fault = (error as Error).message;
    }
  }

  /** Asks for the tools when somebody looks: what opens changes with every lease. */
  private async accountToggled(event: Event): Promise<void> {
    if ((event.target as HTMLDetailsElement).open) {
      const answer = await connectionFor('')
        .request<Page<Tool>>('GET', '/account/tools')
        .catch(() => null);
      this.tools = answer?.body.items ?? [];
    }
  }

  private link(path: string): string {
    const isChosen = this.facilities.length > 1 && this.facility;
    return isChosen ? `${path}?facility=${encodeURIComponent(this.facility!.name)}` : path;
  }

  private choose(kind: string, event: Event): void {
    const detail = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  private setTheme(theme: Theme): void {
    setTheme(theme);
    this.theme = theme;
  }

  private async logOut(): Promise<void> {
    if (this.me?.trial) {
      this.renderRoot.querySelector<LhTrial>('lh-trial')?.askToLeave();
      return;
    }
    await connectionFor('')
      .logout()
      .catch(() => undefined);
  }

  private skip(): void {
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}

/** A way into a tool, or why there is none at the moment. */
function toolLink({ title, address, open, reason }: Tool): TemplateResult {
  return open
    ? html`<a href=${address}>Open ${title}</a>`
    : html`<p class="shut">${reason?.startsWith(title) ? '' : `${title}: `}${reason}</p>`;
}

/** "Europe/Paris" is Paris in short. */
function place(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}

define('lh-shell', LhShell);
