/** The secret of a mail's link. It stands behind the #, which browsers send to nobody; no log has it. */
export function secretOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('secret') || null;
}

/** Takes the secret out of the address bar and the history once it has served. */
export function forgetSecret(): void {
  history.replaceState(null, '', location.pathname + location.search);
}

/** A link that is opened where its page is open already changes only what stands behind the #: begins anew with it. */
export function heedNewSecrets(): void {
  window.addEventListener('hashchange', () => {
    if (secretOf(location.hash)) {
      location.reload();
    }
  });
}
