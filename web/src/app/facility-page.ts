import { LitElement, type TemplateResult, html } from 'lit';
import { state } from 'lit/decorators.js';
import { connectionFor, type ServerConnection } from '../server/connection.js';
import type { Facility, Me, Page } from '../server/records.js';
import { fromAddress, intoAddress, onAddressChange } from './address.js';
import './lh-shell.js';
import { remember, remembered } from './memory.js';

type Zone = 'viewer' | 'facility';

/**
 * A page about one facility: finds out which one, whose time zone, and who looks, and keeps all that in the
 * address. What is inside the frame is up to the page.
 */
export abstract class FacilityPage extends LitElement {
  /** The name that the page has in the navigation. */
  protected abstract readonly page: string;
  protected readonly connection: ServerConnection = connectionFor('');

  @state() protected facilities: Facility[] | null = null;
  @state() protected facility: Facility | null = null;
  @state() protected zone: Zone = 'viewer';
  /** Who looks; undefined until it is known. */
  @state() protected me: Me | null | undefined = undefined;
  @state() private failure = '';
  private endings: (() => void)[] = [];
  /** What was chosen last time: what an address means that does not say. */
  private readonly usual = { facility: remembered('facility'), zone: remembered('zone') };

  override connectedCallback(): void {
    super.connectedCallback();
    this.readAddress();
    this.endings = [
      onAddressChange(() => this.readAddress()),
      this.connection.onMe((me) => (this.me = me)),
      this.connection.onState((state) => {
        if (state === 'open' && this.facilities === null) {
          void this.loadFacilities();
        }
      }),
    ];
    void this.loadFacilities();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endings.forEach((end) => end());
  }

  /** What the page shows of the facility. */
  protected abstract contents(facility: Facility): TemplateResult;

  /** Takes from the address what the page keeps there. */
  protected readAddress(): void {
    const zone = fromAddress('zone') ?? this.usual.zone;
    this.zone = zone === 'facility' ? 'facility' : 'viewer';
    this.chooseFacility();
  }

  /** Shows times in a zone from now on, here and on the other pages. */
  protected chooseZone(zone: Zone): void {
    remember('zone', zone);
    intoAddress({ zone }, 'push');
    this.zone = zone;
  }

  /** Whether the contents need the whole window. */
  protected get isWide(): boolean {
    return false;
  }

  protected override render(): TemplateResult {
    return html`<lh-shell
      .page=${this.page}
      .facilities=${this.facilities ?? []}
      .facility=${this.facility}
      .zone=${this.zone}
      ?wide=${this.isWide}
      @facility-choice=${(event: CustomEvent<string>) => this.facilityChosen(event.detail)}
      @zone-choice=${(event: CustomEvent<Zone>) => this.chooseZone(event.detail)}
    >
      ${this.facility ? this.contents(this.facility) : this.insteadOfFacility()}
    </lh-shell>`;
  }

  /** Pages are drawn in the document itself, so that labels and links reach across their parts. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private insteadOfFacility(): TemplateResult {
    if (this.failure) {
      return html`<p class="page-notice" role="alert">${this.failure} Trying again…</p>`;
    }
    if (this.facilities === null) {
      return html`<p class="page-notice" role="status">Loading…</p>`;
    }
    if (this.facilities.length > 0) {
      return html`<p class="page-notice">There is no facility named “${fromAddress('facility')}” here.</p>`;
    }
    return html`<section class="page-notice">
      <h1>No facility yet</h1>
      <p>
        This server runs, and has nothing to share so far. An administrator puts a facility up with
        <code>PUT /api/v1/facilities/<var>name</var></code
        >: its title, time zone, rules and resources. The <a href="/docs/api">API pages</a> show each field.
      </p>
      <p>
        To look around first, start <code>leasehold demo</code>, which brings a ready-made facility with it.
      </p>
    </section>`;
  }

  private async loadFacilities(): Promise<void> {
    try {
      this.facilities = (await this.connection.request<Page<Facility>>('GET', '/facilities')).body.items;
      this.failure = '';
      this.chooseFacility();
    } catch (error) {
      this.failure = (error as Error).message;
    }
  }

  private chooseFacility(): void {
    const all = this.facilities ?? [];
    const named = fromAddress('facility');
    this.facility = named
      ? (all.find(({ name }) => name === named) ?? null)
      : (all.find(({ name }) => name === this.usual.facility) ?? all[0] ?? null);
  }

  private facilityChosen(name: string): void {
    remember('facility', name);
    intoAddress({ facility: name }, 'push');
    this.chooseFacility();
  }
}
