import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { KEYS } from './grid/keyboard.js';

/** The list of keys, as a dialog that opens by being drawn. */
export function keysDialog(close: () => void) {
  const open = (element?: Element) => {
    if (element instanceof HTMLDialogElement && !element.open) {
      queueMicrotask(() => element.isConnected && !element.open && element.showModal());
    }
  };
  return html`<dialog class="keys" aria-labelledby="keys-title" ${ref(open)} @close=${close}>
    <form method="dialog">
      <h2 id="keys-title">Keys</h2>
      <dl>
        ${KEYS.map(
          ([keys, meaning]) =>
            html`<dt><kbd>${keys}</kbd></dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
      <button class="primary">Close</button>
    </form>
  </dialog>`;
}
