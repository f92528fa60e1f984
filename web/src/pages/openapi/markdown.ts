import { html, type TemplateResult } from 'lit';

/** The little of Markdown that descriptions use: paragraphs, lists, tables, code blocks, and code, bold and links in lines. */
export function markdown(text: string): TemplateResult {
  const blocks = text.trim().split(/\n{2,}/);
  return html`${blocks.map((block) => blockOf(block.split('\n')))}`;
}

function blockOf(lines: string[]): TemplateResult {
  const [first = '', second = ''] = lines;
  if (first.startsWith('```')) {
    return html`<pre tabindex="0"><code>${lines.slice(1, -1).join('\n')}</code></pre>`;
  }
  if (first.startsWith('|') && /^\|[\s:|-]+$/.test(second)) {
    return table(lines);
  }
  if (lines.every((line) => /^([-*] |\s)/.test(line))) {
    const items = lines
      .join('\n')
      .split(/^[-*] /m)
      .slice(1);
    return html`<ul>
      ${items.map((item) => html`<li>${inline(item.replaceAll('\n', ' '))}</li>`)}
    </ul>`;
  }
  if (first.startsWith('#')) {
    return html`<h3>${inline(first.replace(/^#+\s*/, ''))}</h3>`;
  }
  return html`<p>${inline(lines.join(' '))}</p>`;
}

function table(lines: string[]): TemplateResult {
  const cells = (line: string) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => inline(cell.trim()));
  const [head = '', , ...rows] = lines;
  return html`<div class="wide-table" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${cells(head).map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${cells(row).map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Code, bold and links within a line. */
export function inline(text: string): TemplateResult {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/);
  return html`${parts.map((part) => {
    if (part.startsWith('`') && part.length > 2) {
      return html`<code>${part.slice(1, -1)}</code>`;
    }
    if (part.startsWith('**') && part.length > 4) {
      return html`<strong>${part.slice(2, -2)}</strong>`;
    }
    const link = /^\[([^\]]+)\]\(((?:https?:\/\/|\/|#)[^)\s]*)\)$/.exec(part);
    return link ? html`<a href=${link[2]}>${link[1]}</a>` : part;
  })}`;
}
