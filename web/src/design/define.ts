/** Defines a custom element unless the page has it already, from another copy of this code. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
