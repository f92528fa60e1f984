import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Group, Membership, Page } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import '../parts/group-card.js';
import '../parts/new-group.js';
import { AccountSection } from './account-section.js';

/** The groups that one is in, is invited to or asks to join; and those one could join. */
class GroupsSection extends AccountSection {
  protected override readonly heading = 'Groups';
  @state() private mine: Membership[] = [];
  /** All there are, once somebody looks for one. */
  @state() private others: Group[] | null = null;
  /** The group whose terms are being read. */
  @state() private joining: Group | null = null;
  @state() private open = '';
  private next: string | null = null;

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<Membership>>('GET', '/account/groups');
    this.mine = body.items;
  }

  protected override contents(): TemplateResult {
    return html`<p>Members of a group may have more: what a group grants stands under Limits.</p>
      <ul class="rows" @group-changed=${() => void this.load()}>
        ${this.mine.map((membership) => this.row(membership))}
      </ul>
      ${this.others ? this.found(this.others) : this.look()}
      <lh-new-group @group-changed=${() => void this.load()}></lh-new-group>`;
  }

  private row(membership: Membership): TemplateResult {
    const { group, state, owner, since, endsAt } = membership;
    const when =
      state === 'MEMBER' ? (endsAt ? `ends ${dateTime(endsAt)}` : 'has no end') : `since ${dateTime(since)}`;
    return html`<li>
        <span
          ><b>${group}</b> <span class="tag">${owner ? 'owner' : STATES[state]}</span
          ><small>${when}</small></span
        >
        <span class="actions">${this.choices(membership)}</span>
      </li>
      ${this.joining?.name === group ? html`<li>${this.terms(this.joining, state === 'INVITED')}</li>` : nothing}
      ${
        this.open === group
          ? html`<li class="whole"><lh-group-card .name=${group} .runs=${owner}></lh-group-card></li>`
          : nothing
      }`;
  }

  private choices({ group, state }: Membership): TemplateResult {
    switch (state) {
      case 'INVITED':
        return html`${this.button('Look and accept', group, () => this.begin(group))}
        ${this.button('Decline', group, () => this.leave(group, 'You declined.'))}`;
      case 'ASKING':
        return this.button('Ask no more', group, () => this.leave(group, 'You ask no more.'));
      case 'MEMBER':
        return html`<button
            class="button"
            aria-label="Members: ${group}"
            aria-expanded=${this.open === group ? 'true' : 'false'}
            @click=${() => (this.open = this.open === group ? '' : group)}
          >
            Members</button
          >${this.button('Leave', group, () => this.leave(group, `You have left ${group}.`))}`;
    }
  }

  private button(word: string, group: string, act: () => void): TemplateResult {
    return html`<button
      class="button"
      aria-label="${word}: ${group}"
      ?disabled=${this.isSending}
      @click=${act}
    >
      ${word}
    </button>`;
  }

  private look(): TemplateResult {
    return html`<p class="actions">
      <button
        class="button"
        ?disabled=${this.isSending}
        @click=${() => void this.attempt(() => this.read(null))}
      >
        Join a group
      </button>
    </p>`;
  }

  private found(groups: Group[]): TemplateResult {
    const known = new Set(this.mine.map(({ group }) => group));
    const free = groups.filter(({ name }) => !known.has(name));
    return html`<p>
        ${free.length === 0 ? 'There is no group that you could ask to join.' : 'Ask the owners to let you in:'}
      </p>
      <ul class="rows">
        ${free.map(
          (group) =>
            html`<li>
                <span><b>${group.name}</b><small>${group.title}</small></span>
                ${this.button('Ask to join', group.name, () => this.begin(group.name))}
              </li>
              ${this.joining?.name === group.name ? html`<li>${this.terms(group, false)}</li>` : nothing}`,
        )}
      </ul>
      <p class="actions">
        ${
          this.next
            ? html`<button class="button" @click=${() => void this.attempt(() => this.read(this.next))}>
                More groups
              </button>`
            : nothing
        }
        <button class="button" @click=${() => (this.others = null)}>Not now</button>
      </p>`;
  }

  private async read(cursor: string | null): Promise<void> {
    const { body } = await this.connection.request<Page<Group>>('GET', '/groups', {
      query: { limit: 50, cursor },
    });
    this.others = cursor ? [...(this.others ?? []), ...body.items] : body.items;
    this.next = body.next ?? null;
  }

  /** The terms as they are now are shown before anybody agrees to them. */
  private begin(name: string): void {
    this.forget();
    void this.attempt(async () => {
      this.joining = (await this.connection.request<Group>('GET', `/groups/${name}`)).body;
      await this.arrive();
    });
  }

  private terms(group: Group, isInvited: boolean): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.join(event, group)}>
      ${
        group.terms
          ? html`<p>The terms of ${group.title}:</p>
              <p
                class="quoted"
                tabindex="0"
                role="region"
                aria-label="Terms of ${group.name}"
                .textContent=${group.terms}
              ></p>
              ${this.check('agree', 'I agree to these terms', false, true)}`
          : html`<p>${group.title} has no terms.</p>`
      }
      ${
        isInvited
          ? nothing
          : this.field({
              name: 'message',
              label: 'A word to the owners',
              autocomplete: 'off',
              isOptional: true,
              isFirst: true,
            })
      }
      ${this.sendOrLeave(isInvited ? 'Accept' : 'Ask to join', () => (this.joining = null))}
    </form>`;
  }

  private join(event: SubmitEvent, group: Group): Promise<void> {
    const given = this.take(event);
    const termsRevision = group.terms && given('agree') ? group.termsRevision : null;
    return this.change(async () => {
      const { body } = await this.connection.request<Membership>('POST', `/groups/${group.name}/requests`, {
        body: { termsRevision, message: given('message') },
      });
      this.joining = null;
      this.others = null;
      return body;
    }, `${group.name} has your answer.`);
  }

  private leave(group: string, done: string): Promise<void> {
    const me = encodeURIComponent(this.me.account.name);
    return this.change(() => this.connection.request('DELETE', `/groups/${group}/members/${me}`), done);
  }
}

const STATES: Record<Membership['state'], string> = {
  INVITED: 'you are invited',
  ASKING: 'you have asked',
  MEMBER: 'member',
};

define('lh-groups-section', GroupsSection);
