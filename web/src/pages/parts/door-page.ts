import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../../app/lh-shell.js';
import '../../app/page.css';
import type { Me } from '../../server/records.js';
import './door-page.css';
import { FormElement } from './form-element.js';
import './forms.css';

/** A page at the door: forms for those who log in, sign up or lost their password. */
export abstract class DoorPage extends FormElement {
  @state() protected me: Me | null | undefined = undefined;
  private endMe: (() => void) | null = null;

  /** What is on the page just now. */
  protected abstract contents(): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.endMe = this.connection.onMe((me) => (this.me = me));
    void this.connection.me().catch(() => (this.me = null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endMe?.();
  }

  protected override render(): TemplateResult {
    return html`<lh-shell page="login" timeless>
      <section class="door forms">${this.contents()}</section>
    </lh-shell>`;
  }
}
