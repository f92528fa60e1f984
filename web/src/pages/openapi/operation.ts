import { html, nothing, type TemplateResult } from 'lit';
import { exampleOf, type OpenApi, type Operation, type Response } from './document.js';
import { inline, markdown } from './markdown.js';
import { isRecord, meaning, members, typeOf } from './schema.js';

/** All about one operation: what it does, what goes in, what comes out, and how to try it. */
export function operationView(document: OpenApi, operation: Operation): TemplateResult {
  return html`<section class="operation" id="op-${operation.id}" aria-labelledby="op-${operation.id}-title">
    <h3 id="op-${operation.id}-title"><a href="#op-${operation.id}">${operation.summary}</a></h3>
    <p class="call">
      <span class="method ${operation.method}">${operation.method.toUpperCase()}</span>
      <code>${operation.path}</code>
      ${operation.isPublic ? html`<small>no log-in needed</small>` : nothing}
    </p>
    ${operation.description ? markdown(operation.description) : nothing} ${parameters(document, operation)}
    ${body(document, operation)}
    <h4>Answers</h4>
    <ul class="answers">
      ${operation.responses.map(([status, response]) => answer(document, status, response))}
    </ul>
    <h4>Try it</h4>
    <pre tabindex="0" aria-label="Command line"><code>${curl(document, operation)}</code></pre>
  </section>`;
}

function parameters(document: OpenApi, { parameters: all }: Operation): TemplateResult | typeof nothing {
  return all.length === 0
    ? nothing
    : html`<h4>Parameters</h4>
        <div class="wide-table" tabindex="0" role="group" aria-label="Parameters">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">In</th>
                <th scope="col">Type</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              ${all.map(
                (one) =>
                  html`<tr>
                    <th scope="row">
                      <code>${one.name}</code>${one.required ? nothing : html` <small>optional</small>`}
                    </th>
                    <td>${one.in}</td>
                    <td>${typeOf(document, one.schema)}</td>
                    <td>${meaning(document, one.schema, one.description)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`;
}

function body(document: OpenApi, operation: Operation): TemplateResult | typeof nothing {
  if (!operation.body) {
    return nothing;
  }
  return html`<h4>Body</h4>
    ${operation.body.description ? markdown(operation.body.description) : nothing}
    ${Object.entries(operation.body.content).map(
      ([type, { schema }]) =>
        html`<p><code>${type}</code>: ${typeOf(document, schema)}</p>
          ${schema && !schema.$ref && isRecord(schema) ? members(document, schema) : nothing}`,
    )}`;
}

function answer(document: OpenApi, status: string, response: Response): TemplateResult {
  const contents = Object.entries(response.content ?? {});
  const headers = Object.entries(response.headers ?? {});
  return html`<li>
    <b class=${status < '300' ? 'good' : 'bad'}>${status}</b>
    <span>
      ${inline(response.description ?? '')}
      ${contents.map(([type, { schema }]) => html` <small>${type}</small> ${schema ? typeOf(document, schema) : nothing}`)}
      ${headers.map(([name]) => html` <small>header</small> <code>${name}</code>`)}
    </span>
  </li>`;
}

/** A command line that calls the operation, ready to be changed and run. */
export function curl(document: OpenApi, operation: Operation): string {
  const given = (value: unknown, name: string) => String(value ?? name.toUpperCase());
  let path = operation.path;
  const query: string[] = [];
  const parts: string[] = [];
  for (const one of operation.parameters) {
    const value = one.example ?? exampleOf(document, one.schema);
    if (one.in === 'path') {
      path = path.replace(`{${one.name}}`, given(value, one.name));
    } else if (one.in === 'query' && one.required) {
      query.push(`${one.name}=${encodeURIComponent(given([value].flat()[0], one.name))}`);
    } else if (one.in === 'header' && one.required) {
      parts.push(`-H '${one.name}: ${given(value, one.name)}'`);
    }
  }
  if (!operation.isPublic) {
    parts.push(`-H "Authorization: Bearer $TOKEN"`);
  }
  const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  if (type && media) {
    const example =
      media.example ?? Object.values(media.examples ?? {})[0]?.value ?? exampleOf(document, media.schema);
    const text = type.includes('json') ? JSON.stringify(example) : String(example ?? '');
    parts.push(`-H 'Content-Type: ${type}'`, type.includes('json') ? `-d '${text}'` : '--data-binary @FILE');
  }
  const method = operation.method === 'get' ? '' : `-X ${operation.method.toUpperCase()} `;
  const address = `'${location.origin}${path}${query.length ? `?${query.join('&')}` : ''}'`;
  return [`curl ${method}${address}`, ...parts].join(' \\\n  ');
}
