import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { Page, Session } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from './account-section.js';

/** The browsers that somebody is logged in with, and a way to log each of them out. */
class SessionsSection extends AccountSection {
  protected override readonly heading = 'Where you are logged in';
  @state() private sessions: Session[] = [];

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<Session>>('GET', '/sessions');
    this.sessions = body.items;
  }

  protected override contents(): TemplateResult {
    const others = this.sessions.filter((session) => !session.current);
    return html`<ul class="rows">
        ${this.sessions.map((session) => this.row(session))}
      </ul>
      ${
        others.length > 1
          ? html`<p>
              <button class="button" ?disabled=${this.isSending} @click=${() => void this.endOthers()}>
                Log out everywhere else
              </button>
            </p>`
          : nothing
      }`;
  }

  private row(session: Session): TemplateResult {
    const device = session.device || 'Unknown browser';
    return html`<li>
      <span
        ><b>${device}</b>${session.current ? html` <span class="tag">this one</span>` : nothing}
        <small
          >${session.network ? html`${session.network} · ` : nothing}since ${dateTime(session.createdAt)} ·
          last used ${dateTime(session.usedAt)}</small
        ></span
      >
      ${
        session.current
          ? nothing
          : html`<button
              class="button"
              aria-label=${`Log out ${device}, since ${dateTime(session.createdAt)}`}
              ?disabled=${this.isSending}
              @click=${() => void this.end(session)}
            >
              Log out
            </button>`
      }
    </li>`;
  }

  private end({ id }: Session): Promise<void> {
    return this.change(
      () => this.connection.request('DELETE', `/sessions/${id}`),
      'That browser is logged out.',
    );
  }

  private endOthers(): Promise<void> {
    return this.change(
      () => this.connection.request('DELETE', '/sessions/others'),
      'You are logged in here and nowhere else.',
    );
  }
}

define('lh-sessions-section', SessionsSection);
