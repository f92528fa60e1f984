/** The part of the contract server's REST side that is about other identity providers and about trials. */

import { Refusal } from './refusal.mjs';

/** What an account has; no tools, and other providers only where a test sets some up. */
export function aboutAccount(world, what, { account }) {
  const { providers = [], identities = [], merge, newcomer } = world;
  switch (what) {
    case 'providers':
      return [200, { items: providers, next: null }];
    case 'identities':
      return [200, { items: identities, next: null }];
    case 'merges':
      return [200, { items: merge ? [merge] : [], next: null }];
    case 'newcomer':
      if (!newcomer) {
        throw new Refusal(404, 'not-found', 'Nobody waits here to be let in.');
      }
      return [200, { ...newcomer, trial: account?.level === 0 }];
    default:
      return [200, { items: [], next: null }];
  }
}

/** Other providers: one is away, the others lead to our own page for who is new. */
export function byProvider(world, what, { body, account }) {
  const [kind, id, choice] = what.split('/');
  if (kind === 'providers') {
    if (id === 'away') {
      throw new Refusal(503, 'unavailable', 'The Away does not answer as it should. Log in another way.');
    }
    if (body.link && body.password !== account?.password) {
      throw new Refusal(401, 'not-logged-in', 'The current password is another one.');
    }
    return [201, { address: '/welcome' }];
  }
  if (kind === 'merges') {
    const state = { move: 'MOVED', discard: 'DISCARDED', undo: 'UNDONE' }[choice];
    world.merge = { ...world.merge, state };
    return [200, world.merge];
  }
  if (kind === 'identities') {
    world.identities = world.identities.filter((identity) => identity.id !== Number(id));
    return [204];
  }
  throw new Refusal(404, 'not-found', `There is nothing at ${what}.`);
}

/** Makes an account of somebody new whom a provider knows; with what it is logged in to. */
export function newAccountOf(world, { displayName, name }) {
  if (world.accounts.some((account) => account.name === name)) {
    throw new Refusal(409, 'taken', `The name "${name}" is taken. Choose another one, or leave it empty.`);
  }
  world.newcomer = null;
  world.accounts.push({ name, displayName, administrator: false, password: 'none' });
  return { login: name, password: 'none' };
}
