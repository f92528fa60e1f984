/**
 * A web application that has people log in by a provider of OpenID Connect, on a client library that nobody here wrote:
 * openid-client, with PKCE, state and nonce. It shows who came.
 * Usage: node openid-client.mjs PORT ISSUER CLIENT SECRET
 */
import { createServer } from 'node:http';
import * as oidc from 'openid-client';

const [port, issuer, client, secret] = process.argv.slice(2);
const here = `http://localhost:${port}`;
const begun = new Map();

const discovered = oidc.discovery(new URL(issuer), client, secret, undefined, {
  execute: [oidc.allowInsecureRequests],
});

async function toLogIn() {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
  };
  begun.set(checks.expectedState, checks);
  return oidc.buildAuthorizationUrl(await discovered, {
    redirect_uri: `${here}/callback`,
    scope: 'openid profile groups',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
  });
}

async function whoCame(address) {
  const checks = begun.get(address.searchParams.get('state'));
  const tokens = await oidc.authorizationCodeGrant(await discovered, address, checks);
  const claims = tokens.claims();
  const user = await oidc.fetchUserInfo(await discovered, tokens.access_token, claims.sub);
  return { claims, user };
}

createServer((request, response) => {
  const address = new URL(request.url, here);
  const answer = address.pathname === '/callback' ? whoCame(address) : toLogIn();
  answer.then(
    (found) =>
      found instanceof URL
        ? response.writeHead(302, { location: found.href }).end()
        : response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found)),
    (error) => response.writeHead(403).end(String(error)),
  );
}).listen(Number(port), '127.0.0.1');
