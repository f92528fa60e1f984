import { html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../../app/lh-shell.js';
import '../../app/page.css';
import { connectionFor } from '../../server/connection.js';
import type { Me } from '../../server/records.js';
import '../account/account.css';
import './forms.css';
import { loginWanted } from './login-wanted.js';

/** A part of a page: what the list on top calls it, and how it is drawn. */
export interface Section {
  id: string;
  title: string;
  /** Somebody who only tries sees it too. */
  isForTrials?: boolean;
  draw(me: Me): TemplateResult;
}

/** A page for somebody who is logged in, made of sections with a list of them on top. */
export abstract class SectionsPage extends LitElement {
  @state() private me: Me | null | undefined = undefined;
  private endMe: (() => void) | null = null;
  private hasArrived = false;

  /** Which page it is to the shell. */
  protected abstract readonly page: string;
  protected abstract readonly heading: string;
  /** What one logs in for. */
  protected abstract readonly purpose: string;

  /** What they see of it. */
  protected abstract sections(me: Me): Section[];

  /** Why they see nothing of it; null when they do. */
  protected refusal(_me: Me): TemplateResult | null {
    return null;
  }

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

  /** The section that the address names is there only now. */
  protected override updated(): void {
    const there = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (there && !this.hasArrived) {
      this.hasArrived = true;
      there.scrollIntoView();
    }
  }

  protected override render(): TemplateResult {
    return html`<lh-shell page=${this.page} timeless>${this.contents()}</lh-shell>`;
  }

  private contents(): TemplateResult {
    if (!this.me) {
      return this.me === null ? loginWanted(this.purpose) : html``;
    }
    const me = this.me;
    const refusal = this.refusal(me);
    if (refusal) {
      return refusal;
    }
    const sections = this.sections(me);
    return html`<div class="account-page">
      <h1>${this.heading}</h1>
      <nav aria-label="Parts of this page">
        ${sections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}
      </nav>
      ${sections.map((section) => section.draw(me))}
    </div>`;
  }
}
