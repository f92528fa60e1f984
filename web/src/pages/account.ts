import { html } from 'lit';
import { define } from '../design/define.js';
import type { Me } from '../server/records.js';
import './account/groups-section.js';
import './account/history-section.js';
import './account/identities-section.js';
import './account/limits-section.js';
import './account/own-data-section.js';
import './account/passkeys-section.js';
import './account/second-factor-section.js';
import './account/sessions-section.js';
import './account/spaces-section.js';
import './account/ssh-keys-section.js';
import './account/tokens-section.js';
import './account/ways-in-section.js';
import { type Section, SectionsPage } from './parts/sections-page.js';

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
    id: 'groups',
    title: 'Groups',
    draw: (me) => html`<lh-groups-section id="groups" .me=${me}></lh-groups-section>`,
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
    id: 'ssh-keys',
    title: 'SSH keys',
    draw: (me) => html`<lh-ssh-keys-section id="ssh-keys" .me=${me}></lh-ssh-keys-section>`,
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
class AccountPage extends SectionsPage {
  protected override readonly page = 'account';
  protected override readonly heading = 'Your account';
  protected override readonly purpose = 'see your account';

  protected override sections(me: Me): Section[] {
    return SECTIONS.filter((section) => !me.trial || section.isForTrials);
  }
}

define('lh-account-page', AccountPage);
document.body.append(document.createElement('lh-account-page'));
