import './docs-api.css';
import { html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fromAddress, intoAddress } from '../app/address.js';
import '../app/lh-shell.js';
import '../app/page.css';
import { define } from '../design/define.js';
import { connectionFor } from '../server/connection.js';
import { type OpenApi, type Operation, operations, type Schema } from './openapi/document.js';
import { markdown } from './openapi/markdown.js';
import { operationView } from './openapi/operation.js';
import { isRecord, members, typeOf } from './openapi/schema.js';

/** The API to read: drawn from the server's own OpenAPI document, so that it says what is served. */
class ApiPage extends LitElement {
  @state() private document: OpenApi | null = null;
  @state() private fault = '';
  @state() private wanted = fromAddress('find') ?? '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<lh-shell page="api" timeless>
      ${
        this.document
          ? this.reader(this.document)
          : html`<p class="page-notice" role=${this.fault ? 'alert' : 'status'}>
              ${this.fault || 'Loading…'}
            </p>`
      }
    </lh-shell>`;
  }

  private reader(document: OpenApi): TemplateResult {
    const all = operations(document);
    const shown = all.filter((operation) => this.isWanted(operation));
    const tags = [
      ...new Set([...(document.tags ?? []).map(({ name }) => name), ...all.map(({ tag }) => tag)]),
    ];
    const groups = tags
      .map((name) => ({
        name,
        description: document.tags?.find((tag) => tag.name === name)?.description ?? '',
        operations: shown.filter(({ tag }) => tag === name),
      }))
      .filter((group) => group.operations.length > 0);
    return html`<div class="reader">
      <nav class="toc" aria-label="Operations" tabindex="0">
        <label>
          Find
          <input
            type="search"
            .value=${this.wanted}
            @input=${(event: Event) => this.find((event.target as HTMLInputElement).value)}
          />
        </label>
        ${groups.map(
          (group) =>
            html`<h2>${group.name}</h2>
              <ul>
                ${group.operations.map(
                  ({ id, summary, method }) =>
                    html`<li>
                      <a href="#op-${id}"><span class="method ${method}">${method}</span>${summary}</a>
                    </li>`,
                )}
              </ul>`,
        )}
        <h2><a href="#records">Records</a></h2>
      </nav>
      <article>
        <h1>${document.info.title} API, version ${document.info.version}</h1>
        <p class="lead">
          ${document.info.summary ?? ''} <a href="/openapi.json">OpenAPI ${document.openapi} document</a>
        </p>
        ${markdown(document.info.description ?? '')}
        ${groups.map(
          (group) =>
            html`<h2 class="group">${group.name}</h2>
              ${markdown(group.description)}
              ${group.operations.map((operation) => operationView(document, operation))}`,
        )}
        ${this.records(document)}
      </article>
    </div>`;
  }

  private records(document: OpenApi): TemplateResult {
    const schemas = Object.entries((document.components?.['schemas'] ?? {}) as Record<string, Schema>);
    return html`<h2 class="group" id="records">Records</h2>
      ${schemas
        .filter(([name, schema]) => isRecord(schema) && this.fits(name))
        .map(
          ([name, schema]) =>
            html`<section class="operation" id="schema-${name}">
              <h3>${name}</h3>
              ${schema.description ? markdown(schema.description) : ''}
              ${isRecord(schema) ? members(document, schema) : typeOf(document, schema)}
            </section>`,
        )}`;
  }

  private find(wanted: string): void {
    this.wanted = wanted;
    intoAddress({ find: wanted });
  }

  private isWanted({ summary, path, description }: Operation): boolean {
    return this.fits(`${summary} ${path} ${description}`);
  }

  private fits(text: string): boolean {
    const words = this.wanted.toLowerCase().split(/\s+/);
    return words.every((word) => text.toLowerCase().includes(word));
  }

  private async load(): Promise<void> {
    try {
      this.document = (await connectionFor('').request<OpenApi>('GET', '/openapi.json')).body;
      await this.updateComplete;
      if (location.hash) {
        document.getElementById(location.hash.slice(1))?.scrollIntoView();
      }
    } catch (error) {
      this.fault = (error as Error).message;
    }
  }
}

define('lh-api-page', ApiPage);
document.body.append(document.createElement('lh-api-page'));
