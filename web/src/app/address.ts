/** What a page shows is in its address, so that a link shows the same to somebody else and back goes back. */

type Changes = Record<string, string | null>;

/** One part of the address's query. */
export function fromAddress(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/**
 * Puts parts into the address (null or an empty text takes one out). A step that somebody would want to take back
 * is pushed; typing and scrolling only replace.
 */
export function intoAddress(changes: Changes, step: 'push' | 'replace' = 'replace'): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
  }
  const text = query.toString();
  const next = `${location.pathname}${text ? `?${text}` : ''}${location.hash}`;
  if (next === `${location.pathname}${location.search}${location.hash}`) {
    return;
  }
  if (step === 'push') {
    history.pushState(null, '', next);
  } else {
    history.replaceState(null, '', next);
  }
}

/** Tells when somebody goes back or forward within the page; what is returned ends it. */
export function onAddressChange(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
}
