// SPDX-License-Identifier: Apache-2.0
import { accessToken } from './session.js';

/**
 * The REST interface. Whatever a page shows or changes goes through here, and is noted: that is how each page can show its calls.
 *
 * @typedef {object} Call
 * @property {number} id
 * @property {string} method
 * @property {string} path relative to the base of the REST interface, with its query
 * @property {string | null} body what was sent; secrets are left out of it
 * @property {Record<string, string>} headers those of the caller's choice
 * @property {string | null} type the media type of the body
 * @property {string[]} [form] the parts of a form, as curl takes them
 * @property {number | null} status null while it runs
 * @property {number} duration in milliseconds
 */

let base = '/faas';
let numbers = 0;
/** @type {Call[]} */
let calls = [];
/** @type {Set<() => void>} */
const listeners = new Set();

/** An answer that says what went wrong. */
export class ApiError extends Error {
  constructor(status, body, requestId) {
    super(body?.message ?? `The server answered ${status}.`);
    this.name = 'ApiError';
    this.status = status;
    /** Which error it is, as docs/ERRORS.md lists them. */
    this.code = body?.code ?? null;
    /** What is wrong with which member of the request. @type {Record<string, {message: string}[]>} */
    this.details = body?.error_details ?? {};
    this.incident = body?.incident_id ?? null;
    this.requestId = body?.request_id ?? requestId;
  }
}

/** No answer came at all. */
class Unreachable extends Error {
  constructor(cause) {
    super('The server cannot be reached.', { cause });
    this.name = 'Unreachable';
  }
}

/** `fetch` says with a TypeError that there is no way to the server, as everybody says that a program is wrong. */
async function reached(promise) {
  try {
    return await promise;
  } catch (error) {
    throw error instanceof TypeError ? new Unreachable(error) : error;
  }
}

/** @param {string} path */
export function setApiBase(path) {
  base = path;
}

/** @param {string} path @returns the address that somebody outside would call */
export function publicAddress(path) {
  return `${location.origin}${base}${path}`;
}

/** @param {() => void} listener @returns {() => void} ends it */
export function watchCalls(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @returns {Call[]} those since the page was opened, newest last */
export function callsOfPage() {
  return calls;
}

/** Another page begins. @param {(call: Call) => boolean} [keep] which calls are of that page too */
export function forgetCalls(keep = () => false) {
  calls = calls.filter(keep);
  for (const listener of listeners) listener();
}

function note(call) {
  const known = calls.some(({ id }) => id === call.id);
  // What is read every few seconds is one line, the newest.
  const others = calls.filter((each) => !(call.method === 'GET' && each.method === 'GET' && each.path === call.path && each.status !== null && each.id < call.id));
  calls = known ? others.map((each) => (each.id === call.id ? call : each)) : [...others, call].slice(-60);
  for (const listener of listeners) listener();
}

/**
 * Sends a request with the user's token and gives the raw answer, whatever its status. After a 401 it is sent once more with a new token.
 * @param {string} method
 * @param {string} path
 * @param {{headers?: Record<string, string>, body?: any, type?: string | null, signal?: AbortSignal, noted?: boolean, shown?: string}} [how]
 *   body: a form has its type from the browser; shown: stands for the body among the calls of the page
 */
export async function send(method, path, { headers = {}, body, type = null, signal, noted = true, shown } = {}) {
  const { 'Idempotency-Key': _, ...chosen } = headers;
  const form = body instanceof FormData ? [...body].map(([name, part]) => `${name}=${part instanceof File ? `@${part.name};type=${part.type}` : part}`) : undefined;
  const call = { id: ++numbers, method, path, body: shown ?? (typeof body === 'string' ? body : null), headers: chosen, type, form, status: null, duration: 0 };
  if (noted) note(call);
  const began = performance.now();
  const once = async (fresh) => {
    const sent = new Headers({ ...(type ? { 'Content-Type': type } : {}), ...headers, Authorization: `Bearer ${await accessToken({ fresh })}` });
    return reached(fetch(base + path, { method, signal, body, cache: 'no-store', credentials: 'omit', headers: sent }));
  };
  try {
    let answer = await once(false);
    if (answer.status === 401) answer = await once(true);
    if (noted) note({ ...call, status: answer.status, duration: performance.now() - began });
    return answer;
  } catch (error) {
    if (noted) note({ ...call, status: 0, duration: performance.now() - began });
    throw error;
  }
}

/**
 * Sends a request of the management interface and reads its JSON.
 * @param {string} method
 * @param {string} path
 * @param {{query?: Record<string, any>, json?: any, form?: FormData, type?: string, headers?: Record<string, string>, signal?: AbortSignal, changes?: boolean,
 *   noted?: boolean, shown?: any}} [how] changes: whether it does more than look; noted: whether it is a call of the page; shown: the
 *   JSON that stands for what is sent among the calls of the page
 * @returns {Promise<any>}
 */
export async function ask(method, path, how = {}) {
  return (await askForAnswer(method, path, how)).body;
}

/** As {@link ask}, with status and headers. */
export async function askForAnswer(method, path, { query, json, form, type = 'application/json', headers = {}, signal, changes = method !== 'GET', noted = true, shown } = {}) {
  const address = path + queryText(query);
  // A change that is sent twice, because the token had ended meanwhile, is carried out once.
  const key = changes ? { 'Idempotency-Key': `"${crypto.randomUUID()}"` } : {};
  const answer = await send(method, address, {
    signal,
    body: form ?? (json === undefined ? undefined : JSON.stringify(json)),
    type: json === undefined ? null : type,
    headers: { ...key, ...headers },
    noted,
    shown: shown === undefined ? undefined : JSON.stringify(shown),
  });
  const text = await reached(answer.text());
  let body = null;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    body = null;
  }
  // 303 is how a finished task answers; it has no Location.
  if (!answer.ok && answer.status !== 303) throw new ApiError(answer.status, body, answer.headers.get('X-Request-Id'));
  return { status: answer.status, headers: answer.headers, body };
}

/** @param {string} path @param {Record<string, any>} [query] @param {AbortSignal} [signal] */
export const get = (path, query, signal) => ask('GET', path, { query, signal });
/** @param {string} path @param {any} json */
export const post = (path, json) => ask('POST', path, { json });
/** @param {string} path @param {any} json */
export const put = (path, json) => ask('PUT', path, { json });
/** @param {string} path @param {any} json @param {Record<string, string>} [headers] */
export const patch = (path, json, headers) => ask('PATCH', path, { json, headers });
/** @param {string} path @param {Record<string, any>} [query] */
export const remove = (path, query) => ask('DELETE', path, { query });

/** Reads a text that is no JSON, such as the code of a version. @param {string} path @param {AbortSignal} [signal] */
export async function getText(path, signal) {
  const answer = await send('GET', path, { signal });
  const text = await reached(answer.text());
  if (!answer.ok) throw new ApiError(answer.status, parsed(text), answer.headers.get('X-Request-Id'));
  return text;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {Record<string, any>} [query] */
function queryText(query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of [value].flat()) {
      if (each !== null && each !== undefined && each !== '') parameters.append(name, String(each));
    }
  }
  const text = parameters.toString().replaceAll('%5B%5D', '[]');
  return text ? `?${text}` : '';
}

/** The part of `next_page` that names the page. @param {string | null | undefined} address */
export function nextToken(address, name = 'page_token') {
  return address ? new URL(address, location.href).searchParams.get(name) : null;
}

/** Reads all pages of a list, up to so many entries. */
export async function all(path, member, { query = {}, most = 500, signal } = {}) {
  const found = [];
  let token = null;
  do {
    const page = await get(path, { ...query, page_token: token }, signal);
    found.push(...page[member]);
    token = nextToken(page.next_page);
  } while (token && found.length < most);
  return found;
}

/** @param {Call} call @returns {string} a line for a shell that does the same */
export function curl(call) {
  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl'];
  if (call.path.includes('[')) parts.push('-g');
  if (call.method !== 'GET') parts.push('-X', call.method);
  parts.push('-H "Authorization: Bearer $FUNCTIONS_TOKEN"');
  if (call.type) parts.push('-H', quoted(`Content-Type: ${call.type}`));
  for (const [name, value] of Object.entries(call.headers)) parts.push('-H', quoted(`${name}: ${value}`));
  for (const part of call.form ?? []) parts.push('-F', quoted(part));
  if (call.body !== null) parts.push('--data-binary', quoted(call.body));
  const escaped = call.path.replace(/[\\"`$]/g, '\\$&');
  parts.push(`"$FUNCTIONS_URL${escaped}"`);
  return parts.join(' ');
}

/**
 * Reads Server-Sent Events until the signal ends it; connects again by itself and goes on where it was.
 * @param {string} path
 * @param {{query: Record<string, any>, signal: AbortSignal, onEvent: (data: any) => void, onState: (state: 'open' | 'waiting' | 'ended', problem?: Error) => void}} how
 *   onState: ended: the server refuses, so it is not asked again
 */
export async function follow(path, { query, signal, onEvent, onState }) {
  let last = null;
  let pause = 1000;
  while (!signal.aborted) {
    try {
      const parameters = last ? { ...query, from: null } : query;
      const answer = await send('GET', path + queryText(parameters), {
        signal,
        headers: { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) },
      });
      if (!answer.ok) throw new ApiError(answer.status, parsed(await answer.text()), answer.headers.get('X-Request-Id'));
      onState('open');
      pause = 1000;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        rest += value;
        const blocks = rest.split(/\r?\n\r?\n/);
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          let data = '';
          let id = null;
          for (const line of block.split(/\r?\n/)) {
            if (line.startsWith('data:')) data += line.slice(5).trimStart();
            else if (line.startsWith('id:')) id = line.slice(3).trim();
          }
          if (id) last = id;
          if (data) onEvent(JSON.parse(data));
        }
      }
      onState('waiting');
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) {
        onState('ended', error);
        return;
      }
      onState('waiting', error);
      pause = Math.min(pause * 2, 30_000);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
