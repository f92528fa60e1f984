import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Group } from '../../server/records.js';
import '../parts/group-card.js';
import '../parts/new-group.js';
import { PagedSection } from '../parts/paged-section.js';
import './group-grants.js';

/** All groups: who is in them, and what they are granted. */
class AllGroupsSection extends PagedSection<Group> {
  protected override readonly heading = 'Groups';
  protected override readonly path = '/groups';
  protected override readonly emptyWords = 'There is no group yet.';
  @state() private open = '';

  protected override contents(): TemplateResult {
    return html`<div @group-changed=${() => void this.orSay(() => this.load())}>
      ${this.list()}<lh-new-group></lh-new-group>
    </div>`;
  }

  protected override row({ name, title }: Group): TemplateResult {
    const isOpen = this.open === name;
    return html`<li>
        <span><b>${name}</b><small>${title}</small></span>
        <button
          class="button"
          aria-label="Look at the group ${name}"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => (this.open = isOpen ? '' : name)}
        >
          Look
        </button>
      </li>
      ${
        isOpen
          ? html`<li class="whole">
              <div>
                <lh-group-card .name=${name} .runs=${true}></lh-group-card>
                <lh-group-grants .name=${name}></lh-group-grants>
              </div>
            </li>`
          : html``
      }`;
  }
}

define('lh-all-groups-section', AllGroupsSection);
