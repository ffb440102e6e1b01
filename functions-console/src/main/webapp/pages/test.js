// SPDX-License-Identifier: Apache-2.0
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { get, publicAddress, send } from '../api.js';
import { useDraft } from '../drafts.js';
import { html } from '../html.js';
import { bytes, duration } from '../parts/amounts.js';
import { Button, whyNot } from '../parts/button.js';
import { confirmed } from '../parts/dialog.js';
import { CodeEditor } from '../parts/editor.js';
import { Badge, Copy, Empty, Outcome, Problem, say } from '../parts/feedback.js';
import { Choice, Segments } from '../parts/form.js';
import { indented } from '../parts/json.js';
import { COMMAND } from '../parts/keys.js';
import { LogLines } from '../parts/logs.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { currentUser, may } from '../session.js';

const METHODS = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];
const CURRENT = '$current';
const LATEST = '$latest';
const SAVED = 'functions.requests';

/**
 * @typedef {{surface: 'endpoint' | 'call', method: string, tag: string, version?: string, path: string, headers: Array<[string, string]>, body: string}} Composed
 *   version: the id of the version that is called, whatever the tag is; without it the tag counts
 */

/** @type {Composed} */
const FIRST = { surface: 'endpoint', method: 'POST', tag: CURRENT, version: '', path: '', headers: [['Content-Type', 'application/json']], body: '{}' };

export default function TestPage({ fn }) {
  const [draft, setDraft] = useDraft(fn.id, 'request');
  /** @type {Composed} */
  const composed = { ...FIRST, ...draft };
  const [result, setResult] = useState(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState(null);
  const [tab, setTab] = useState('body');
  const ending = useRef(null);
  const tags = useResource(async (signal) => (await get(`/functions/${fn.id}/tags`, undefined, signal)).tags, [fn.id]);
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 100 }, signal)).function_versions, [fn.id]);
  const set = (change) => setDraft({ ...composed, ...change });
  const number = (id) => versions.data?.find((each) => each.id === id)?.sequence_number;

  const endpoint = composed.surface === 'endpoint';
  const method = endpoint ? 'POST' : composed.method;
  const path = endpoint ? fn.invocation_uri : callPath(fn.id, composed);
  const bodyless = method === 'GET';
  const json = composed.headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('json'));
  const invoke = may('functions_invoke:create') ? undefined : may('functions:invoke') ? undefined : 'functions_invoke:create';
  // Neither need be deployed, so they are for those who could deploy them.
  const author = !endpoint && (composed.version || composed.tag === LATEST);
  const needs = author && !may('functions:update') ? 'functions:update' : invoke;
  const notes = composed.headers.map((pair, index) => headerNote(pair, composed.headers.slice(0, index)));
  const reason = whyNot(
    needs,
    running
      ? 'A request is on its way'
      : endpoint && !fn.current_version
        ? 'No version is deployed'
        : !endpoint && leadsAway(fn.id, path)
          ? 'The path leads out of the function'
          : notes.some((note) => note?.wrong) && 'A header cannot be sent as it is',
  );

  const format = () => {
    const body = indented(composed.body);
    if (body === null) say('The body is no JSON.', 'warn');
    else set({ body });
  };
  const run = async () => {
    setRunning(true);
    setError(null);
    setTab('body');
    ending.current = new AbortController();
    const began = performance.now();
    let found = null;
    try {
      // As an object of the browser, in which upper and lower case are one and what comes twice is joined.
      const headers = new Headers(composed.headers.filter(([name]) => name.trim()).map(([name, value]) => [name.trim(), value]));
      const type = headers.get('Content-Type');
      headers.delete('Content-Type');
      // The token is that of the session.
      headers.delete('Authorization');
      const answer = await send(method, path, { headers: Object.fromEntries(headers), type, body: bodyless ? undefined : composed.body, signal: ending.current.signal });
      const content = new Uint8Array(await answer.arrayBuffer());
      const took = performance.now() - began;
      found = {
        status: answer.status,
        headers: [...answer.headers],
        invocation: answer.headers.get('X-Invocation-Id'),
        outcome: answer.headers.get('X-Function-Outcome'),
        version: answer.headers.get('X-Function-Version-Id'),
        type: answer.headers.get('Content-Type') ?? '',
        steps: timing(answer.headers.get('Server-Timing')),
        content,
        took,
        logs: null,
        problem: null,
      };
      setResult(found);
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        // What was answered before is not the answer to this.
        setResult(null);
        setError(failure);
      }
    } finally {
      setRunning(false);
    }
    // The answer is there; its log may take a while.
    if (found?.invocation && may('functions:read')) await look(found.invocation);
  };
  const look = async (invocation) => {
    let change;
    try {
      change = { logs: await logsOf(fn.id, invocation), problem: null };
    } catch (failure) {
      change = { problem: failure };
    }
    // By now another answer may be shown.
    setResult((before) => (before?.invocation === invocation ? { ...before, ...change } : before));
  };
  const submit = () => {
    if (reason) say(reason, 'warn');
    else run();
  };
  // Caught before it reaches the editor, which knows one of the keys otherwise.
  const press = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !['s', 'enter'].includes(event.key?.toLowerCase())) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };

  return html`<${Page} wide title="Test" note="Each run is an invocation like any other: it is recorded, counted and logged.">
    ${!endpoint && html`<${Problem} error=${tags.error} again=${tags.reload} />`}
    ${!endpoint && html`<${Problem} error=${versions.error} again=${versions.reload} />`}
    <div class="bench" onKeyDownCapture=${press}>
      <div class="stack">
        <${Card}
          title="Request"
          actions=${html`<${Saved} fn=${fn} composed=${composed} onChoose=${(chosen) => setDraft(chosen)} />`}
        >
          <div class="content stack">
            <${Segments}
              label="Surface"
              value=${composed.surface}
              onChange=${(surface) => set({ surface })}
              options=${[
                ['endpoint', 'Endpoint'],
                ['call', 'Call a version'],
              ]}
            />
            ${endpoint
              ? html`<div class="codebox"><code>POST ${path}</code></div>`
              : html`<div class="request-line">
                  <${Choice} bare label="Method" value=${composed.method} options=${METHODS.map((each) => [each, each])} onChange=${(value) => set({ method: value })} />
                  <${WhichVersion} composed=${composed} tags=${tags.data ?? [{ tag: CURRENT }]} versions=${versions.data ?? []} onChange=${set} />
                  <input
                    type="text"
                    class="mono"
                    aria-label="Path and query below the call"
                    placeholder="/path?name=value"
                    spellcheck="false"
                    value=${composed.path}
                    onInput=${(event) => set({ path: event.target.value })}
                  />
                </div>`}
            <${HeaderFields} pairs=${composed.headers} notes=${notes} onChange=${(headers) => set({ headers })} />
            ${!bodyless &&
            html`<div class="stack">
              <div class="row"><strong class="grow">Body</strong>${json && html`<${Button} small kind="quiet" onClick=${format}>Format<//>`}</div>
              <${CodeEditor}
                key=${json ? 'json' : 'text'}
                size="middling"
                label="Body of the request"
                language=${json ? 'json' : 'plaintext'}
                value=${composed.body}
                onChange=${(body) => set({ body })}
              />
            </div>`}
          </div>
          <footer>
            <${Button} kind="main" icon="test" off=${reason} onClick=${submit}>${running ? 'Running …' : 'Send'}<//>
            ${running && html`<${Button} onClick=${() => ending.current?.abort()}>Stop waiting<//>`}
            <span class="small muted grow">As <strong>yourself</strong>, with your token</span>
            <span class="sr-only" role="status">${running ? 'The request is on its way' : result ? `Answered with ${result.status} after ${duration(result.took)}` : ''}</span>
          </footer>
        <//>
      </div>
      <${Card}
        title=${result ? html`<span class="row"><${StatusBadge} status=${result.status} />${result.outcome && html`<${Outcome} value=${result.outcome} />`}</span>` : 'Response'}
        actions=${result && html`<span class="muted small nowrap">${duration(result.took)} · ${bytes(result.content.length)}</span>`}
      >
        <${Problem} error=${error} />
        ${!result && !error && html`<${Empty} icon="test" title="Nothing was sent yet"><kbd>${COMMAND} Enter</kbd> sends too.<//>`}
        ${result &&
        html`<div class="content stack">
          <${Segments}
            label="Part of the answer"
            value=${tab}
            onChange=${setTab}
            options=${[
              ['body', 'Body'],
              ['headers', `Headers (${result.headers.length})`],
            ]}
          />
          ${tab === 'body' && html`<${AnswerBody} result=${result} />`}
          ${tab === 'headers' && html`<dl class="facts">${result.headers.map(([name, value]) => html`<dt><code>${name}</code></dt><dd><code>${value}</code></dd>`)}</dl>`}
          <div class="stack">
            <h3>Timing</h3>
            <${Timing} result=${result} />
          </div>
          <div class="stack">
            <h3>Log${result.logs ? ` (${result.logs.length})` : ''}</h3>
            <${AnswerLogs} fn=${fn} result=${result} onLook=${() => look(result.invocation)} />
          </div>
        </div>`}
        ${result?.invocation &&
        html`<footer class="small muted">
          Invocation <a href=${`functions/${fn.id}/invocations?open=${result.invocation}`}><code>${result.invocation.slice(0, 8)}</code></a>
          ${result.version && html`· version ${number(result.version) ?? result.version.slice(0, 8)}`}
        </footer>`}
      <//>
    </div>
  <//>`;
}

function callPath(functionId, { path, tag, version }) {
  // Browsers cut off what follows the sign of a fragment, and with it the choice of the version.
  const [, below, query] = /^([^?]*)\??([^]*)$/.exec(path.trim().replace(/[#\s]/g, (character) => encodeURIComponent(character)));
  const chosen = version ? `version_id=${version}` : tag !== LATEST ? `tag=${encodeURIComponent(tag)}` : '';
  // What is written stays as it is written; which version is called is chosen beside it.
  const parts = [...query.split('&').filter((part) => !/^(tag|version_id)=/.test(part)), chosen].filter(Boolean);
  return `/functions/${functionId}/call${below && !below.startsWith('/') ? '/' : ''}${below}${parts.length ? `?${parts.join('&')}` : ''}`;
}

/** Whether `..` in a path makes it that of something else, which a method such as DELETE would meet. */
function leadsAway(functionId, path) {
  const own = new URL(publicAddress(`/functions/${functionId}/call`)).pathname;
  const { pathname } = new URL(publicAddress(path));
  return pathname !== own && !pathname.startsWith(`${own}/`);
}

/**
 * What is wrong with a header, or what becomes of it. The browser judges: it knows what it sends.
 * @param {[string, string]} pair
 * @param {Array<[string, string]>} before those above it
 * @returns {{text: string, wrong: boolean, field: 'name' | 'value'} | null} wrong: nothing can be sent with it
 */
function headerNote([name, value], before) {
  const key = name.trim().toLowerCase();
  const allows = (...pair) => {
    try {
      return new Headers([pair]);
    } catch {
      return null;
    }
  };
  if (!key) return value ? { text: 'Without a name it is not sent.', wrong: false, field: 'name' } : null;
  if (!allows(key, '')) return { text: 'No name of a header: it has letters, digits and hyphens, and no blanks.', wrong: true, field: 'name' };
  if (!allows('x', value)) return { text: 'No value of a header: it has the characters of Latin-1, in one line.', wrong: true, field: 'value' };
  if (key === 'authorization') return { text: 'Not sent: the request has your own token.', wrong: false, field: 'name' };
  if (key === 'content-type' && before.some(([other]) => other.trim().toLowerCase() === key)) {
    return { text: 'There is one above already.', wrong: true, field: 'name' };
  }
  const request = new Request(location.href, { headers: allows(key, value) });
  return request.headers.has(key) ? null : { text: 'Not sent: browsers do not let pages set this header.', wrong: false, field: 'name' };
}

function StatusBadge({ status }) {
  return html`<${Badge} kind=${status < 300 ? 'good' : status < 400 ? 'info' : status < 500 ? 'warn' : 'bad'}>${status}<//>`;
}

function AnswerBody({ result }) {
  const text = useMemo(() => new TextDecoder().decode(result.content), [result.content]);
  const shown = useMemo(() => (result.type.includes('json') ? indented(text) : null) ?? text, [text, result.type]);
  if (result.content.length === 0) return html`<p class="muted">The answer has no body.</p>`;
  if (!/^(text\/|application\/(.*\+)?(json|xml|javascript|problem))/.test(result.type)) {
    return html`<p class="muted">${bytes(result.content.length)} of <code>${result.type || 'no media type'}</code>, which are no text.</p>`;
  }
  return html`<div class="codebox"><pre>${shown.slice(0, 200_000)}</pre><${Copy} text=${text} label="Copy the body" /></div>
    ${shown.length > 200_000 && html`<p class="muted small">The first 200,000 characters.</p>`}`;
}

/** Entries are stored within a second of the invocation, so they may have to be asked for more than once. */
async function logsOf(functionId, invocation) {
  for (let turn = 0; ; turn++) {
    const { logs } = await get(`/functions/${functionId}/logs`, { invocation_id: invocation });
    if (logs.length > 0 || turn === 3) return logs;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function AnswerLogs({ fn, result, onLook }) {
  if (!may('functions:read')) return html`<p class="muted">Logs need the role functions:read.</p>`;
  if (!result.invocation) return html`<p class="muted">The request was refused before it became an invocation.</p>`;
  if (result.problem) return html`<${Problem} error=${result.problem} again=${onLook} />`;
  if (!result.logs) return html`<p class="muted" role="status">The log entries are on their way …</p>`;
  return html`
    ${result.logs.length === 0 ? html`<p class="muted">It wrote nothing.</p>` : html`<div class="logs short" role="region" aria-label="Log entries" tabindex="0"><${LogLines} entries=${result.logs} functionId=${fn.id} links=${false} /></div>`}
    <div><${Button} small icon="refresh" onClick=${onLook}>Look again<//></div>
  `;
}

/** @returns {Array<{name: string, title: string, ms: number}>} */
function timing(header) {
  return (header ?? '')
    .split(/,\s*(?=[A-Za-z])/)
    .filter(Boolean)
    .map((entry) => {
      const [name, ...parameters] = entry.split(';').map((part) => part.trim());
      const value = (key) => parameters.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1).replaceAll('"', '');
      return { name, title: value('desc') ?? name, ms: Number(value('dur') ?? 0) };
    });
}

function Timing({ result }) {
  const most = Math.max(result.took, ...result.steps.map(({ ms }) => ms), 1);
  return html`<div class="timing">
      <span>Seen by this browser</span><span class="bar" style=${{ width: `${(result.took / most) * 100}%` }}></span><span>${duration(result.took)}</span>
      ${result.steps.map(
        ({ name, title, ms }) => html`<span key=${name}>${title}</span><span class="bar" style=${{ width: `${(ms / most) * 100}%` }}></span><span>${duration(ms)}</span>`,
      )}
    </div>
    ${result.steps.length === 0 && html`<p class="muted small">The server tells where the time went to callers with functions:read only.</p>`}`;
}

function HeaderFields({ pairs, notes, onChange }) {
  const id = useId();
  const change = (index, part, value) => onChange(pairs.map((pair, at) => (at === index ? (part === 0 ? [value, pair[1]] : [pair[0], value]) : pair)));
  return html`<div class="pairs">
    <strong>Headers</strong>
    ${pairs.map(([name, value], index) => {
      const note = notes[index];
      const attributes = (field) => (note?.field === field ? { 'aria-describedby': `${id}-${index}`, 'aria-invalid': note.wrong ? 'true' : undefined } : {});
      return html`<div class="pair" key=${index}>
        <input type="text" class="mono" aria-label="Name of the header" spellcheck="false" ...${attributes('name')} value=${name} onInput=${(event) => change(index, 0, event.target.value)} />
        <input type="text" class="mono" aria-label=${`Value of ${name || 'the header'}`} spellcheck="false" ...${attributes('value')} value=${value} onInput=${(event) => change(index, 1, event.target.value)} />
        <${Button} kind="quiet" icon="close" label=${`Remove ${name || 'the header'}`} onClick=${() => onChange(pairs.filter((_, at) => at !== index))} />
        ${note && html`<div id=${`${id}-${index}`} class=${note.wrong ? 'note field-error' : 'note muted small'}>${note.text}</div>`}
      </div>`;
    })}
    <div><${Button} small kind="quiet" icon="plus" onClick=${() => onChange([...pairs, ['', '']])}>Add a header<//></div>
  </div>`;
}

/** One that a tag points to, or any that is built, by its id. @param {{composed: Composed, tags: any[], versions: any[], onChange: (change: Partial<Composed>) => void}} props */
function WhichVersion({ composed, tags, versions, onChange }) {
  const number = (id) => versions.find((each) => each.id === id)?.sequence_number;
  const built = versions.filter(({ id, status }) => status !== 'CREATING' || id === composed.version);
  // A request that was kept may name a version that is gone, or older than those that were read.
  const unknown = composed.version && !number(composed.version);
  return html`<select
    aria-label="Version"
    value=${composed.version ? `id ${composed.version}` : `tag ${composed.tag}`}
    onChange=${({ target }) => {
      const [kind, name] = target.value.split(' ');
      onChange(kind === 'id' ? { version: name } : { version: '', tag: name });
    }}
  >
    <optgroup label="By tag">
      ${!composed.version && !tags.some(({ tag }) => tag === composed.tag) && html`<option value=${`tag ${composed.tag}`} selected>${composed.tag}</option>`}
      ${tags.map(({ tag, version_id: id }) => html`<option key=${tag} value=${`tag ${tag}`} selected=${!composed.version && tag === composed.tag}>${number(id) ? `${tag} (${number(id)})` : tag}</option>`)}
    </optgroup>
    <optgroup label="By id">
      ${unknown && html`<option value=${`id ${composed.version}`} selected>Version ${composed.version.slice(0, 8)}</option>`}
      ${built.map(({ id, sequence_number: sequence }) => html`<option key=${id} value=${`id ${id}`} selected=${id === composed.version}>Version ${sequence}</option>`)}
    </optgroup>
  </select>`;
}

/** Requests are kept in this browser, for their user; nothing of them is sent anywhere before somebody sends them. */
function Saved({ fn, composed, onChoose }) {
  const key = `${SAVED}.${currentUser()?.id}.${fn.id}`;
  const [saved, setSaved] = useState(() => kept(key));
  const keep = (next) => {
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      say('The browser does not allow to keep it, or has no room for it.', 'bad');
      return;
    }
    setSaved(next);
    say('The request is kept in this browser.');
  };
  const save = () => {
    const name = `${composed.surface === 'endpoint' ? 'POST' : composed.method} ${composed.path || composed.body.replace(/\s+/g, ' ').slice(0, 32)}`;
    keep([{ name, composed }, ...saved.filter((each) => each.name !== name)].slice(0, 20));
  };
  const choose = async (target) => {
    const chosen = saved[Number(target.value)];
    // It is a list to take from, which shows its own name again.
    target.value = '';
    const known = [FIRST, ...saved.map((each) => ({ ...FIRST, ...each.composed }))].some((each) => JSON.stringify(each) === JSON.stringify(composed));
    const take = () => onChoose({ ...FIRST, ...chosen.composed });
    if (known) take();
    else {
      await confirmed({
        title: `Replace the request by ${chosen.name}?`,
        text: html`<p>The request that is composed here is not kept, and is lost.</p>`,
        action: 'Replace it',
        act: async () => take(),
      });
    }
  };
  return html`
    ${saved.length > 0 &&
    html`<select
      style=${{ width: 'auto', maxWidth: '200px' }}
      aria-label="Kept requests"
      value=""
      onChange=${({ target }) => target.value !== '' && choose(target)}
    >
      <option value="">Kept requests</option>
      ${saved.map((each, index) => html`<option key=${each.name} value=${index}>${each.name}</option>`)}
    </select>`}
    <${Button} small kind="quiet" onClick=${save}>Keep<//>
  `;
}

/** The storage may hold anything, or not be allowed. */
function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? found.filter((each) => typeof each?.name === 'string' && typeof each.composed?.body === 'string' && Array.isArray(each.composed.headers)) : [];
  } catch {
    return [];
  }
}
