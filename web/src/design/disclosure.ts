/** Manners of a small panel that a `<details>` opens: it shuts when the focus leaves it, and on Escape. */

export function shutWhenLeft(event: FocusEvent): void {
  const panel = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget && !panel.contains(event.relatedTarget as Node)) {
    panel.open = false;
  }
}

export function shutOnEscape(event: KeyboardEvent): void {
  const panel = event.currentTarget as HTMLDetailsElement;
  if (event.key === 'Escape' && panel.open) {
    event.stopPropagation();
    panel.open = false;
    panel.querySelector('summary')?.focus();
  }
}
