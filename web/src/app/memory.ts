/** What this browser remembers for its user. A browser that may not remember works all the same. */

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`leasehold.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) {
      localStorage.removeItem(`leasehold.${name}`);
    } else {
      localStorage.setItem(`leasehold.${name}`, value);
    }
  } catch {
    // it is forgotten with the page
  }
}
