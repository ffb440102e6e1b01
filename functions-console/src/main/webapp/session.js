// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { BASE } from './place.js';

/**
 * Who uses the console. Users sign in at the identity provider by authorization code with PKCE; their tokens live in the memory of
 * this page alone. A session that has ended is renewed in a window of its own, so that nothing on the page is lost.
 *
 * @typedef {object} User
 * @property {string} id
 * @property {string} name
 * @property {string | null} site the site that the token names
 * @property {Set<string>} roles
 *
 * @typedef {{status: 'starting' | 'signed-in' | 'ended' | 'signed-out' | 'failed' | 'window', user: User | null, problem: string | null}} State
 *   window: this is a window in which somebody has signed in again, for the page that opened it
 */

const PENDING = 'functions.sign-in';
const CHANNEL = 'functions.sign-in';
/** A token is renewed this long before it ends, so that no request meets its end on the way; one that lives short, later. */
const MARGIN_MS = 45_000;
/** Nobody is there any more when no key and no pointer was used for so long. */
const IDLE_MS = 10 * 60_000;

/** @type {State} */
let state = { status: 'starting', user: null, problem: null };
/** @type {Set<() => void>} */
const listeners = new Set();
let config;
let endpoints;
let tokens = null;
let renewal = null;
let resumed = null;
let lastUse = Date.now();
/** @type {Set<() => void>} */
const leavers = new Set();

function setState(change) {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** Renders again whenever the session changes. @returns {State} */
export function useSession() {
  const [seen, setSeen] = useState(state);
  useEffect(() => {
    const listener = () => setSeen(state);
    listeners.add(listener);
    listener();
    return () => listeners.delete(listener);
  }, []);
  return seen;
}

/** @returns {User | null} */
export function currentUser() {
  return state.user;
}

/** Whether nobody has used the page for a while. */
export function idle() {
  return Date.now() - lastUse > IDLE_MS;
}

/** Calls a function when the user signs out, or somebody else signs in: what the page keeps for a user goes with them. @param {() => void} forget */
export function whenUserLeaves(forget) {
  leavers.add(forget);
}

/** Nothing can begin. @param {string} problem */
export function startFailed(problem) {
  setState({ status: 'failed', problem });
}

/** Whether the roles of the user allow an operation. The server decides anyway. @param {string} role */
export function may(role) {
  return state.user?.roles.has(role) ?? false;
}

/**
 * Begins: takes the answer of the identity provider if the page was opened by it, else sends the browser there.
 * @returns {Promise<boolean>} whether somebody is signed in; if not, the state says why
 */
export async function startSession(settings) {
  config = settings;
  try {
    if (!config.issuer) throw new Error('No identity provider is set: functions.console.issuer is empty.');
    if (!globalThis.crypto?.subtle) throw new Error('Browsers sign in on HTTPS or localhost only; this page came over plain HTTP.');
    const answer = await fetch(`${config.issuer}/.well-known/openid-configuration`, { credentials: 'omit' });
    if (!answer.ok) throw new Error(`${config.issuer} answered ${answer.status}.`);
    endpoints = await answer.json();
    if (endpoints.issuer !== config.issuer) {
      throw new Error(`The identity provider calls itself ${endpoints.issuer}, the setting says ${config.issuer}.`);
    }
    if (location.pathname === `${BASE}signed-in`) return await finishSignIn(new URLSearchParams(location.search));
    if (location.pathname === `${BASE}signed-out`) {
      // Not before the browser has left: it may have asked whether to, and the answer may have been no.
      for (const forget of leavers) forget();
      setState({ status: 'signed-out' });
      return false;
    }
    await signIn();
    return false;
  } catch (error) {
    const reached = error instanceof TypeError ? `The identity provider at ${config.issuer} cannot be reached.` : error.message;
    setState({ status: 'failed', problem: reached });
    return false;
  }
}

async function request(parameters) {
  const answer = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: config.clientId, ...parameters }),
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = new Error(body.error_description ?? body.error ?? `The identity provider answered ${answer.status}.`);
    error.refused = answer.status === 400 || answer.status === 401;
    throw error;
  }
  return body;
}

async function attempt(kind) {
  const verifier = text(crypto.getRandomValues(new Uint8Array(48)));
  const challenge = text(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  const made = { state: `${kind}.${text(crypto.getRandomValues(new Uint8Array(18)))}`, nonce: text(crypto.getRandomValues(new Uint8Array(18))), verifier };
  const address = new URL(endpoints.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: `${location.origin}${BASE}signed-in`,
    response_type: 'code',
    scope: 'openid',
    state: made.state,
    nonce: made.nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return { ...made, address: address.href };
}

/** Sends the browser to the identity provider, which sends it back to the same place. */
export async function signIn() {
  const made = await attempt('page');
  const back = location.pathname === `${BASE}signed-out` ? BASE : location.pathname + location.search;
  sessionStorage.setItem(PENDING, JSON.stringify({ ...made, back }));
  location.replace(made.address);
}

async function finishSignIn(answer) {
  const given = answer.get('state') ?? '';
  if (given.startsWith('window.')) {
    // This is the window that was opened to sign in again: the page that opened it goes on.
    new BroadcastChannel(CHANNEL).postMessage(Object.fromEntries(answer));
    window.close();
    setState({ status: 'window', problem: answer.has('error') ? (answer.get('error_description') ?? answer.get('error')) : null });
    return false;
  }
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null');
  sessionStorage.removeItem(PENDING);
  if (!pending || pending.state !== given) {
    history.replaceState(null, '', BASE);
    await signIn();
    return false;
  }
  if (answer.has('error')) throw new Error(answer.get('error_description') ?? answer.get('error'));
  // Before the session begins: the first rendering looks where it is.
  history.replaceState(null, '', pending.back);
  await redeem(answer.get('code'), pending);
  return true;
}

async function redeem(code, { verifier, nonce }) {
  const given = await request({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${location.origin}${BASE}signed-in`,
    code_verifier: verifier,
  });
  // It came from the token endpoint itself, so that its signature says nothing more (OpenID Connect Core, 3.1.3.7).
  const identity = claims(given.id_token);
  if (identity.nonce !== nonce || identity.iss !== endpoints.issuer || ![identity.aud].flat().includes(config.clientId)) {
    throw new Error('The identity provider answered somebody else\'s question.');
  }
  take(given);
}

function take(given) {
  const access = claims(given.access_token);
  const identity = given.id_token ? claims(given.id_token) : {};
  const before = state.user?.id;
  const user = {
    id: access.sub ?? identity.sub,
    name: access.preferred_username ?? identity.preferred_username ?? access.sub,
    site: access[config.siteClaim] ?? null,
    roles: new Set(access.resource_access?.[config.roleClient]?.roles ?? []),
  };
  if (before && before !== user.id) {
    // Somebody else has signed in: what is on the page is not theirs.
    for (const forget of leavers) forget();
    location.assign(BASE);
    return;
  }
  const life = (given.expires_in ?? 60) * 1000;
  tokens = {
    access: given.access_token,
    accessEnd: Date.now() + life,
    margin: Math.min(MARGIN_MS, life / 4),
    refresh: given.refresh_token ?? null,
    refreshEnd: given.refresh_expires_in ? Date.now() + given.refresh_expires_in * 1000 : Infinity,
    identity: given.id_token ?? tokens?.identity ?? null,
  };
  setState({ status: 'signed-in', user, problem: null });
  resumed?.resolve();
  resumed = null;
}

/**
 * Returns a token that is good for a while. If the session has ended, waits until the user has signed in again.
 * @param {{fresh?: boolean}} [how] fresh: another one than before, because the server has refused that
 * @returns {Promise<string>}
 */
export async function accessToken({ fresh = false } = {}) {
  if (state.status === 'signed-in' && !fresh && Date.now() < tokens.accessEnd - tokens.margin) return tokens.access;
  if (state.status === 'signed-in') {
    try {
      await renew();
    } catch (error) {
      // The identity provider may be away for a moment; what it gave out before is good until its end.
      if (!fresh && Date.now() < tokens.accessEnd) return tokens.access;
      throw error;
    }
  }
  while (state.status !== 'signed-in') await ended();
  // Just given out, so it is not asked how long it lives: a short life would ask for one after the other.
  return tokens.access;
}

function renew() {
  renewal ??= renewOnce().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function renewOnce() {
  if (!tokens?.refresh || Date.now() > tokens.refreshEnd) {
    setState({ status: 'ended' });
    return;
  }
  try {
    take(await request({ grant_type: 'refresh_token', refresh_token: tokens.refresh }));
  } catch (error) {
    if (error.refused) setState({ status: 'ended' });
    else throw new Error('The identity provider cannot be reached, so the session cannot be renewed.', { cause: error });
  }
}

function ended() {
  if (!resumed) {
    resumed = {};
    resumed.promise = new Promise((resolve) => {
      resumed.resolve = resolve;
    });
  }
  return resumed.promise;
}

/** Signs in again in a window of its own; the page stays as it is. @returns {Promise<void>} */
export async function signInAgain() {
  // Opened at once, within the click: later the browser would take it for an advertisement.
  const opened = window.open('', 'functions-sign-in', 'popup,width=480,height=680');
  const made = await attempt('window');
  if (!opened) throw new Error('The browser has not allowed a window. Allow windows for this page, or sign in on this page.');
  opened.location.replace(made.address);
  const channel = new BroadcastChannel(CHANNEL);
  await new Promise((resolve, reject) => {
    let late = 0;
    const done = (act) => {
      clearInterval(watch);
      clearTimeout(late);
      channel.close();
      act();
    };
    const watch = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(watch);
      // Its answer may still be on its way.
      late = setTimeout(() => done(() => reject(new Error('The window was closed before you were signed in.'))), 1500);
    }, 500);
    channel.onmessage = async ({ data }) => {
      if (data.state !== made.state) return;
      // It closes now that it has answered, however long the token takes.
      clearInterval(watch);
      clearTimeout(late);
      if (data.error) {
        done(() => reject(new Error(data.error_description ?? data.error)));
        return;
      }
      try {
        await redeem(data.code, made);
        done(resolve);
      } catch (error) {
        done(() => reject(error));
      }
    };
  });
}

/** Ends the session here and at the identity provider. */
export function signOut() {
  const address = new URL(endpoints.end_session_endpoint);
  const parameters = { client_id: config.clientId, post_logout_redirect_uri: `${location.origin}${BASE}signed-out` };
  if (tokens?.identity) parameters.id_token_hint = tokens.identity;
  address.search = new URLSearchParams(parameters).toString();
  location.assign(address.href);
}

/** Renews the token while somebody works, so that a session does not end under their hands. */
export function keepAlive() {
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => (lastUse = Date.now()), { passive: true });
  setInterval(() => {
    if (state.status !== 'signed-in' || !tokens) return;
    const left = Math.min(tokens.accessEnd, tokens.refreshEnd) - Date.now();
    if (left < 2 * tokens.margin && !idle()) renew().catch(() => {});
    else if (left < 0 && Date.now() > tokens.refreshEnd) setState({ status: 'ended' });
  }, 15_000);
}

function claims(token) {
  const part = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (character) => character.charCodeAt(0))));
}

function text(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
