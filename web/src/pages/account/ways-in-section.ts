import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../design/define.js';
import { AccountSection } from './account-section.js';

/** Who one is, one's address and one's password. */
class WaysInSection extends AccountSection {
  protected override readonly heading = 'You';

  protected override contents(): TemplateResult {
    const { account, trial } = this.me;
    return html`<dl>
        <dt>Name</dt>
        <dd>${account.displayName} (${account.name}${account.administrator ? ', administrator' : ''})</dd>
        <dt>Email address</dt>
        <dd>${account.email ?? 'none yet'}</dd>
      </dl>
      ${
        trial
          ? nothing
          : html`<p class="actions">
              <a class="button" href="/email">Change email address</a>
              <a class="button" href="/login?next=/account">Change password</a>
            </p>`
      }`;
  }
}

define('lh-ways-in-section', WaysInSection);
