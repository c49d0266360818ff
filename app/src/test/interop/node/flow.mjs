// An app in JavaScript: oauth4webapi (npm) as it is, from discovery to data, with a pushed request
// (RFC 9126), rich details (RFC 9396) and tokens bound to a key (RFC 9449).
//
//   node flow.mjs MODULES ISSUER REDIRECT
//
// MODULES is the node_modules folder. The first line of the input is {"id":…,"secret":…,"details":…}.
// Prints the address for the person's browser, reads from the input where that was sent back to,
// prints what it then got, as JSON. The exit status is 1 at whatever the library doesn't accept.
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, issuerUrl, redirect] = process.argv.slice(2);
const library = join(resolve(modules), 'oauth4webapi', 'build', 'index.js');
const oauth = await import(pathToFileURL(library));

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async () => (await lines.next()).value;
const told = JSON.parse(await next());

const issuer = new URL(issuerUrl);
const plain = { [oauth.allowInsecureRequests]: true }; // the demo runs on loopback, without TLS
const as = await oauth.processDiscoveryResponse(
  issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...plain }));
const client = { client_id: told.id };
const auth = oauth.ClientSecretBasic(told.secret);
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
const options = { DPoP, ...plain };

// As the library's own examples do it: once more, if the server wants its nonce.
async function twice(call) {
  try {
    return await call();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return await call();
  }
}

const verifier = oauth.generateRandomCodeVerifier();
const state = oauth.generateRandomState();
const pushed = await twice(async () =>
  oauth.processPushedAuthorizationResponse(as, client, await oauth.pushedAuthorizationRequest(
    as, client, auth, {
      response_type: 'code',
      redirect_uri: redirect,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      authorization_details: told.details,
    }, options)));
const to = new URL(as.authorization_endpoint);
to.searchParams.set('client_id', client.client_id);
to.searchParams.set('request_uri', pushed.request_uri);
console.log(to.href);

const back = oauth.validateAuthResponse(as, client, new URL(await next()), state);
const tokens = await twice(async () =>
  oauth.processAuthorizationCodeResponse(as, client, await oauth.authorizationCodeGrantRequest(
    as, client, auth, back, redirect, verifier, options)));

async function call(token) {
  const url = new URL('/v1/me?fields=id,name', issuer);
  const answer = await twice(() =>
    oauth.protectedResourceRequest(token, 'GET', url, undefined, undefined, options));
  return { status: answer.status, body: await answer.json() };
}

const me = await call(tokens.access_token);
const introspected = await oauth.processIntrospectionResponse(as, client,
  await oauth.introspectionRequest(as, client, auth, tokens.access_token, plain));
const refreshed = await twice(async () =>
  oauth.processRefreshTokenResponse(as, client, await oauth.refreshTokenGrantRequest(
    as, client, auth, tokens.refresh_token, options)));
const again = await call(refreshed.access_token);

console.log(JSON.stringify({
  type: tokens.token_type,
  details: tokens.authorization_details,
  bound: introspected.cnf !== undefined,
  introspected: introspected.authorization_details,
  refreshed: refreshed.authorization_details,
  me,
  again,
}));
process.exit(0);
