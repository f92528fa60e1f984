import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../design/define.js';
import type { LimitRule, Page } from '../../server/records.js';
import { dateTime } from '../../time/format.js';
import { AccountSection } from '../account/account-section.js';
import './limit-form.js';
import { atMost, kept } from './limit-words.js';

/** What each level may have: the rules that hold, who set them when and why, and those that they replaced. */
class LevelsSection extends AccountSection {
  protected override readonly heading = 'Levels and limits';
  @state() private rules: LimitRule[] = [];
  @state() private isPastShown = false;
  /** The rule to be replaced, or the level that gets a new one. */
  @state() private setting: LimitRule | number | null = null;

  protected override async load(): Promise<void> {
    const { body } = await this.connection.request<Page<LimitRule>>('GET', '/account/limit-rules', {
      query: { replaced: this.isPastShown },
    });
    this.rules = body.items;
  }

  protected override contents(): TemplateResult {
    const levels = [
      ...new Set(this.rules.flatMap(({ level }) => (typeof level === 'number' ? [level] : []))),
    ];
    const own = this.rules.filter(({ level }) => typeof level !== 'number');
    return html`<p>
        Level 0 only tries, level 1 has signed up, more are given by an administrator. A rule is never lost: a
        new one takes its place.
      </p>
      ${levels.map((level) =>
        this.table(
          `Level ${level}`,
          this.rules.filter((rule) => rule.level === level),
        ),
      )}
      ${own.length > 0 ? this.table('Accounts with rules of their own', own) : nothing} ${this.form()}
      <p class="actions">
        <button class="button" @click=${() => this.begin(Math.max(1, ...levels) + 1)}>
          Limit a new level
        </button>
        <button
          class="button"
          aria-pressed=${this.isPastShown ? 'true' : 'false'}
          @click=${() => this.showPast()}
        >
          Show what was replaced
        </button>
      </p>`;
  }

  private table(caption: string, rules: LimitRule[]): TemplateResult {
    return html`<h3>${caption}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">How much</th>
              <th scope="col">Why</th>
              <th scope="col"><span class="visually-hidden">Change</span></th>
            </tr>
          </thead>
          <tbody>
            ${rules.map((rule) => this.row(rule))}
          </tbody>
        </table>
      </div>`;
  }

  private row(rule: LimitRule): TemplateResult {
    const { what, accountName, reason, setBy, validFrom, validUntil } = rule;
    const whose = accountName ?? `level ${rule.level}`;
    return html`<tr>
      <th scope="row">${accountName ? `${accountName}: ` : nothing}${what.replaceAll('-', ' ')}</th>
      <td>${atMost(rule)}${kept(rule)}</td>
      <td>
        ${reason}<br /><small
          >${setBy}, ${dateTime(validFrom)}${validUntil ? ` until ${dateTime(validUntil)}` : nothing}</small
        >
      </td>
      <td>
        ${
          validUntil
            ? nothing
            : html`<span class="actions">
                <button
                  class="button"
                  aria-label="Change ${what} of ${whose}"
                  @click=${() => this.begin(rule)}
                >
                  Change
                </button>
                <button
                  class="button"
                  aria-label="Take away the rule about ${what} of ${whose}"
                  ?disabled=${this.isSending}
                  @click=${() => void this.takeAway(rule, whose)}
                >
                  Take away
                </button>
              </span>`
        }
      </td>
    </tr>`;
  }

  private form(): TemplateResult | typeof nothing {
    const setting = this.setting;
    if (setting === null) {
      return nothing;
    }
    const rule = typeof setting === 'number' ? null : setting;
    const level = typeof setting === 'number' ? setting : setting.level;
    const name = rule?.accountName;
    const path = rule ? pathOf(rule) : `/account/levels/${level}/limits`;
    return html`<h3>${rule ? rule.what.replaceAll('-', ' ') : 'A limit'} of ${name ?? `level ${level}`}</h3>
      <lh-limit-form
        .path=${path}
        .rule=${rule}
        @limit-set=${() =>
          void this.change(() => {
            this.setting = null;
            return Promise.resolve();
          }, 'The limit is set. It holds from now on.')}
        @limit-left=${() => (this.setting = null)}
      ></lh-limit-form>`;
  }

  private takeAway(rule: LimitRule, whose: string): Promise<void> {
    return this.change(
      () => this.connection.request('DELETE', `${pathOf(rule)}/${rule.what}`),
      `${rule.accountName ? 'Its level' : 'The next lower level'} says what holds for ${whose} now.`,
    );
  }

  /** A form of its own for each, so that it begins with what holds. */
  private begin(setting: LimitRule | number): void {
    this.forget();
    this.setting = null;
    void this.updateComplete.then(() => (this.setting = setting));
  }

  private showPast(): void {
    this.isPastShown = !this.isPastShown;
    void this.orSay(() => this.load());
  }
}

/** Where the limits of a level or an account are. */
function pathOf({ accountName, level }: LimitRule): string {
  return accountName
    ? `/accounts/${encodeURIComponent(accountName)}/limits`
    : `/account/levels/${level}/limits`;
}

define('lh-levels-section', LevelsSection);
