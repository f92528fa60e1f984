/** Where to go after a log-in: a path of this server, never another site, whatever the address says. */
export function safeNext(wanted: string | null, origin: string = location.origin): string {
  if (!wanted?.startsWith('/')) {
    return '/status';
  }
  try {
    const url = new URL(wanted, origin);
    const isOurs =
      url.origin === origin && !url.pathname.startsWith('/login') && !url.pathname.startsWith('//');
    return isOurs ? url.pathname + url.search + url.hash : '/status';
  } catch {
    return '/status';
  }
}
