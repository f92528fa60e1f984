/**
 * A real OpenID Connect provider, which nobody here wrote, for the tests of logging in by one.
 * Usage: node oidc-provider.mjs PORT CLIENT SECRET REDIRECT
 */
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, client, secret, redirect] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [redirect] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `The ${id}`, email: `${id}@example.org`, email_verified: true }),
  }),
});

createServer(provider.callback()).listen(Number(port), '127.0.0.1', () => console.log('ready'));
