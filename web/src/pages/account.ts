import { html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../app/lh-shell.js';
import '../app/page.css';
import { define } from '../design/define.js';
import { connectionFor } from '../server/connection.js';
import type { Me } from '../server/records.js';
import './account/account.css';
import './account/history-section.js';
import './account/identities-section.js';
import './account/limits-section.js';
import './account/own-data-section.js';
import './account/passkeys-section.js';
import './account/second-factor-section.js';
import './account/sessions-section.js';
import './account/spaces-section.js';
import './account/storage-requests-section.js';
import './account/tokens-section.js';
import './account/ways-in-section.js';
import './parts/forms.css';
import { loginWanted } from './parts/login-wanted.js';

/** A part of the page: what the list on top calls it, and how it is drawn. */
interface Section {
  id: string;
  title: string;
  /** Somebody who only tries sees it too. */
  isForTrials?: boolean;
  /** Nobody else sees it. */
  isForAdministrators?: boolean;
  draw(me: Me): TemplateResult;
}

const SECTIONS: Section[] = [
  {
    id: 'you',
    title: 'You',
    isForTrials: true,
    draw: (me) => html`<lh-ways-in-section id="you" .me=${me}></lh-ways-in-section>`,
  },
  {
    id: 'spaces',
    title: 'Notebooks and data',
    isForTrials: true,
    draw: (me) => html`<lh-spaces-section id="spaces" .me=${me}></lh-spaces-section>`,
  },
  {
    id: 'storage-requests',
    title: 'Requests for storage',
    isForAdministrators: true,
    draw: (me) =>
      html`<lh-storage-requests-section id="storage-requests" .me=${me}></lh-storage-requests-section>`,
  },
  {
    id: 'second-factor',
    title: 'Codes',
    draw: (me) => html`<lh-second-factor-section id="second-factor" .me=${me}></lh-second-factor-section>`,
  },
  {
    id: 'passkeys',
    title: 'Passkeys',
    draw: (me) => html`<lh-passkeys-section id="passkeys" .me=${me}></lh-passkeys-section>`,
  },
  {
    id: 'identities',
    title: 'Other accounts',
    draw: (me) => html`<lh-identities-section id="identities" .me=${me}></lh-identities-section>`,
  },
  {
    id: 'sessions',
    title: 'Sessions',
    draw: (me) => html`<lh-sessions-section id="sessions" .me=${me}></lh-sessions-section>`,
  },
  {
    id: 'tokens',
    title: 'Tokens',
    draw: (me) => html`<lh-tokens-section id="tokens" .me=${me}></lh-tokens-section>`,
  },
  {
    id: 'limits',
    title: 'Limits',
    isForTrials: true,
    draw: (me) => html`<lh-limits-section id="limits" .me=${me}></lh-limits-section>`,
  },
  {
    id: 'history',
    title: 'History',
    isForTrials: true,
    draw: (me) => html`<lh-history-section id="history" .me=${me}></lh-history-section>`,
  },
  {
    id: 'own-data',
    title: 'Your data',
    draw: (me) => html`<lh-own-data-section id="own-data" .me=${me}></lh-own-data-section>`,
  },
];

/** All about one's own account, a section each. */
class AccountPage extends LitElement {
  @state() private me: Me | null | undefined = undefined;
  private endMe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.endMe = connectionFor('').onMe((me) => (this.me = me));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endMe?.();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<lh-shell page="account" timeless>${this.contents()}</lh-shell>`;
  }

  private contents(): TemplateResult {
    if (!this.me) {
      return this.me === null ? loginWanted('see your account') : html``;
    }
    const me = this.me;
    const sections = SECTIONS.filter(
      (section) =>
        (!me.trial || section.isForTrials) && (me.account.administrator || !section.isForAdministrators),
    );
    return html`<div class="account-page">
      <h1>Your account</h1>
      <nav aria-label="Parts of this page">
        ${sections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}
      </nav>
      ${sections.map((section) => section.draw(me))}
    </div>`;
  }
}

define('lh-account-page', AccountPage);
document.body.append(document.createElement('lh-account-page'));
