import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { connectionFor } from '../../server/connection.js';
import { ProblemError } from '../../server/rest.js';

/** The shortest password that the server takes. */
export const SHORTEST = 12;

export interface Field {
  name: string;
  label: string;
  type?: string;
  autocomplete: AutoFill;
  hint?: string;
  value?: string;
  isOptional?: boolean;
  isFirst?: boolean;
  minLength?: number;
}

/**
 * An element with forms in it, drawn into the page itself. Says what went wrong, marks the field that it is about and
 * goes there; says what is done.
 */
export abstract class FormElement extends LitElement {
  protected readonly connection = connectionFor('');
  @state() protected fault = '';
  @state() protected done = '';
  @state() protected isSending = false;
  /** The name of the field that the fault is about. */
  @state() private wrong = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('wrong') && this.wrong) {
      this.querySelector<HTMLElement>(`[name="${CSS.escape(this.wrong)}"]`)?.focus();
    }
  }

  private get faultId(): string {
    return `${this.localName}-fault`;
  }

  protected field({ name, label, type = 'text', ...more }: Field): TemplateResult {
    const isWrong = this.wrong === name;
    const described = [more.hint ? `${name}-hint` : '', isWrong ? this.faultId : '']
      .filter(Boolean)
      .join(' ');
    return html`<label
        >${label}
        <input
          name=${name}
          type=${type}
          autocomplete=${more.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          .defaultValue=${more.value ?? ''}
          ?required=${!more.isOptional}
          ?autofocus=${more.isFirst ?? false}
          minlength=${more.minLength ?? nothing}
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${described || nothing}
      /></label>
      ${more.hint ? html`<p class="hint" id="${name}-hint">${more.hint}</p>` : nothing}`;
  }

  /** Several lines of text. */
  protected area({ name, label, ...more }: Field): TemplateResult {
    return html`<label
      >${label}
      <textarea
        name=${name}
        rows="5"
        .defaultValue=${more.value ?? ''}
        ?required=${!more.isOptional}
        aria-invalid=${this.wrong === name ? 'true' : nothing}
        aria-describedby=${this.wrong === name ? this.faultId : nothing}
      ></textarea>
    </label>`;
  }

  /** One of some words. */
  protected choice(
    name: string,
    label: string,
    words: readonly string[],
    chosen = words[0] ?? '',
  ): TemplateResult {
    return html`<label
      >${label}
      <select name=${name}>
        ${words.map((word) => html`<option value=${word} ?selected=${word === chosen}>${word.replaceAll('-', ' ')}</option>`)}
      </select>
    </label>`;
  }

  /** Yes or no. */
  protected check(name: string, label: string, isChecked = false, isRequired = false): TemplateResult {
    return html`<label class="check"
      ><input type="checkbox" name=${name} .defaultChecked=${isChecked} ?required=${isRequired} />
      ${label}</label
    >`;
  }

  /** What sends a form, and what shuts it. */
  protected sendOrLeave(send: string, leave: () => void): TemplateResult {
    return html`<p class="actions">
      <button class="button primary" ?disabled=${this.isSending}>${send}</button>
      <button type="button" class="button" @click=${leave}>Not now</button>
    </p>`;
  }

  /** A new password, twice, because nobody sees what they type. */
  protected newPassword(isFirst = false): TemplateResult {
    return html`${this.field({
      name: 'password',
      label: `New password, at least ${SHORTEST} characters`,
      type: 'password',
      autocomplete: 'new-password',
      minLength: SHORTEST,
      isFirst,
    })}${this.field({
      name: 'again',
      label: 'The new one again',
      type: 'password',
      autocomplete: 'new-password',
    })}`;
  }

  /** The password that one has, to show that it is oneself. */
  protected presentPassword(isFirst = true): TemplateResult {
    return this.field({
      name: 'password',
      label: 'Present password',
      type: 'password',
      autocomplete: 'current-password',
      isFirst,
    });
  }

  /** Six digits, typed. */
  protected code(label = 'Code from the mail'): TemplateResult {
    return html`<label
      >${label}
      <input
        class="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="\\s*[0-9]{3}\\s*[0-9]{3}\\s*"
        title="Six digits"
        maxlength="9"
        required
        autofocus
        aria-invalid=${this.wrong === 'code' ? 'true' : nothing}
        aria-describedby=${this.wrong === 'code' ? this.faultId : nothing}
    /></label>`;
  }

  protected outcome(): TemplateResult | typeof nothing {
    return this.fault
      ? html`<p class="fault" id=${this.faultId} role="alert">${this.fault}</p>`
      : this.done
        ? html`<p class="done" role="status">${this.done}</p>`
        : nothing;
  }

  /** What somebody typed, by field; the page is not left. */
  protected take(event: SubmitEvent): (name: string) => string {
    event.preventDefault();
    this.forget();
    const data = new FormData(event.target as HTMLFormElement);
    return (name) => String(data.get(name) ?? '');
  }

  /** Once something else is on the page: goes to where it begins, so that keyboards and screen readers are there. */
  protected async arrive(): Promise<void> {
    await this.updateComplete;
    const field = this.querySelector<HTMLElement>('[autofocus]');
    const heading = this.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    (field ?? heading)?.focus();
  }

  /** Says no, at a field. */
  protected refuse(fault: string, field = ''): void {
    this.fault = fault;
    this.wrong = field;
  }

  protected forget(): void {
    this.fault = '';
    this.wrong = '';
    this.done = '';
  }

  /** Does what somebody asked for and waits for: nothing else is sent meanwhile. */
  protected async attempt(what: () => Promise<void>): Promise<void> {
    this.isSending = true;
    await this.orSay(what);
    this.isSending = false;
  }

  /** Does something, or says what went wrong. */
  protected async orSay(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      this.refuse((error as Error).message, fieldOf(error));
    }
  }
}

/** The field that the server found at fault; only names can be taken. */
function fieldOf(error: unknown): string {
  if (!(error instanceof ProblemError)) {
    return '';
  }
  return error.problem.field ?? (error.code === 'taken' ? 'name' : '');
}
