import { html, type TemplateResult } from 'lit';
import { define } from '../design/define.js';
import type { Me } from '../server/records.js';
import './admin/accounts-section.js';
import './admin/connections.js';
import './admin/groups-section.js';
import './admin/history-section.js';
import './admin/levels-section.js';
import './admin/mail-section.js';
import './admin/slices-section.js';
import './admin/storage-section.js';
import { type Section, SectionsPage } from './parts/sections-page.js';

const SECTIONS: Section[] = [
  {
    id: 'accounts',
    title: 'Accounts',
    draw: (me) => html`<lh-accounts-section id="accounts" .me=${me}></lh-accounts-section>`,
  },
  {
    id: 'levels',
    title: 'Levels and limits',
    draw: (me) => html`<lh-levels-section id="levels" .me=${me}></lh-levels-section>`,
  },
  {
    id: 'groups',
    title: 'Groups',
    draw: (me) => html`<lh-all-groups-section id="groups" .me=${me}></lh-all-groups-section>`,
  },
  {
    id: 'storage',
    title: 'Storage',
    draw: (me) => html`<lh-storage-section id="storage" .me=${me}></lh-storage-section>`,
  },
  {
    id: 'mail',
    title: 'Mail',
    draw: (me) => html`<lh-mail-section id="mail" .me=${me}></lh-mail-section>`,
  },
  {
    id: 'tools',
    title: 'Tools',
    draw: (me) => html`<lh-tools-section id="tools" .me=${me}></lh-tools-section>`,
  },
  {
    id: 'providers',
    title: 'Identity providers',
    draw: (me) => html`<lh-providers-section id="providers" .me=${me}></lh-providers-section>`,
  },
  {
    id: 'slices',
    title: 'Slices',
    draw: (me) => html`<lh-slices-section id="slices" .me=${me}></lh-slices-section>`,
  },
  {
    id: 'history',
    title: 'History',
    draw: (me) =>
      html`<lh-everybodys-history-section id="history" .me=${me}></lh-everybodys-history-section>`,
  },
];

/** All that administrators look after, a section each. */
class AdminPage extends SectionsPage {
  protected override readonly page = 'admin';
  protected override readonly heading = 'Administration';
  protected override readonly purpose = 'administer this installation';

  protected override sections(): Section[] {
    return SECTIONS;
  }

  protected override refusal({ account, secondFactorWanted }: Me): TemplateResult | null {
    if (!account.administrator) {
      return html`<section class="page-notice">
        <h1>This page is for administrators</h1>
        <p>
          You are logged in as ${account.name}, who is none. What is yours is on
          <a href="/account">the page of your account</a>.
        </p>
      </section>`;
    }
    return secondFactorWanted
      ? html`<section class="page-notice">
          <h1>Show a second factor first</h1>
          <p>
            An administrator’s rights take more than a password. If you have neither codes of an app nor a
            passkey,
            <a href="/account#second-factor">set them up</a>; if you have, log out and log in again with them.
          </p>
        </section>`
      : null;
  }
}

define('lh-admin-page', AdminPage);
document.body.append(document.createElement('lh-admin-page'));
