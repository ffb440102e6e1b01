// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'preact/hooks';
import { get, send } from '../api.js';
import { useDraft } from '../drafts.js';
import { html } from '../html.js';
import { bytes, duration } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { CodeEditor } from '../parts/editor.js';
import { Badge, Copy, Empty, Outcome, Problem, say } from '../parts/feedback.js';
import { Choice, Segments } from '../parts/form.js';
import { indented } from '../parts/json.js';
import { LogLines } from '../parts/logs.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { may } from '../session.js';

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
  const composed = draft ?? FIRST;
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
  const off = endpoint && !fn.current_version ? 'No version is deployed' : null;

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
    try {
      const headers = Object.fromEntries(composed.headers.filter(([name]) => name.trim()));
      const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
      const answer = await send(method, path, { headers, type, body: bodyless ? undefined : composed.body, signal: ending.current.signal });
      const content = new Uint8Array(await answer.arrayBuffer());
      const took = performance.now() - began;
      const found = {
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
      };
      setResult(found);
      if (found.invocation && may('functions:read')) setResult({ ...found, logs: await logsOf(fn.id, found.invocation) });
    } catch (failure) {
      if (failure.name !== 'AbortError') setError(failure);
    } finally {
      setRunning(false);
    }
  };

  return html`<${Page} wide title="Test" note="Each run is an invocation like any other: it is recorded, counted and logged.">
    <div class="bench">
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
            <${Headers} pairs=${composed.headers} onChange=${(headers) => set({ headers })} />
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
                onSave=${run}
              />
            </div>`}
          </div>
          <footer>
            <${Button} kind="main" icon="test" needs=${needs} off=${running ? 'It runs' : off} onClick=${run}>${running ? 'Running …' : 'Send'}<//>
            ${running && html`<${Button} onClick=${() => ending.current?.abort()}>Stop waiting<//>`}
            <span class="small muted grow">As <strong>yourself</strong>, with your token</span>
          </footer>
        <//>
      </div>
      <${Card}
        title=${result ? html`<span class="row"><${StatusBadge} status=${result.status} /><${Outcome} value=${result.outcome ?? (result.status < 400 ? 'success' : 'platform_error')} /></span>` : 'Response'}
        actions=${result && html`<span class="muted small nowrap">${duration(result.took)} · ${bytes(result.content.length)}</span>`}
      >
        <${Problem} error=${error} />
        ${!result && !error && html`<${Empty} icon="test" title="Nothing was sent yet"><kbd>Ctrl S</kbd> in the body sends too.<//>`}
        ${result &&
        html`<div class="content stack">
          <${Segments}
            label="Part of the answer"
            value=${tab}
            onChange=${setTab}
            options=${[
              ['body', 'Body'],
              ['headers', `Headers (${result.headers.length})`],
              ['logs', result.logs ? `Logs (${result.logs.length})` : 'Logs'],
              ['timing', 'Timing'],
            ]}
          />
          ${tab === 'body' && html`<${AnswerBody} result=${result} />`}
          ${tab === 'headers' && html`<dl class="facts">${result.headers.map(([name, value]) => html`<dt><code>${name}</code></dt><dd><code>${value}</code></dd>`)}</dl>`}
          ${tab === 'logs' && html`<${AnswerLogs} fn=${fn} result=${result} onLogs=${(logs) => setResult({ ...result, logs })} />`}
          ${tab === 'timing' && html`<${Timing} result=${result} />`}
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
  const [below, query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  if (version) parameters.set('version_id', version);
  else if (tag !== LATEST) parameters.set('tag', tag);
  const text = parameters.toString();
  return `/functions/${functionId}/call${below && !below.startsWith('/') ? '/' : ''}${below}${text ? `?${text}` : ''}`;
}

function StatusBadge({ status }) {
  return html`<${Badge} kind=${status < 300 ? 'good' : status < 400 ? 'info' : status < 500 ? 'warn' : 'bad'}>${status}<//>`;
}

function AnswerBody({ result }) {
  if (result.content.length === 0) return html`<p class="muted">The answer has no body.</p>`;
  if (!/^(text\/|application\/(.*\+)?(json|xml|javascript|problem))/.test(result.type)) {
    return html`<p class="muted">${bytes(result.content.length)} of <code>${result.type || 'no media type'}</code>, which are no text.</p>`;
  }
  const text = new TextDecoder().decode(result.content);
  const shown = (result.type.includes('json') ? indented(text) : null) ?? text;
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

function AnswerLogs({ fn, result, onLogs }) {
  if (!may('functions:read')) return html`<p class="muted">Logs need the role functions:read.</p>`;
  if (!result.invocation) return html`<p class="muted">The request was refused before it became an invocation.</p>`;
  if (!result.logs) return html`<p class="muted" role="status">The log entries are on their way …</p>`;
  return html`
    ${result.logs.length === 0 ? html`<p class="muted">It wrote nothing.</p>` : html`<div class="logs short"><${LogLines} entries=${result.logs} functionId=${fn.id} links=${false} /></div>`}
    <div><${Button} small icon="refresh" onClick=${async () => onLogs(await logsOf(fn.id, result.invocation))}>Look again<//></div>
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

function Headers({ pairs, onChange }) {
  const change = (index, part, value) => onChange(pairs.map((pair, at) => (at === index ? (part === 0 ? [value, pair[1]] : [pair[0], value]) : pair)));
  return html`<div class="pairs">
    <strong>Headers</strong>
    ${pairs.map(
      ([name, value], index) => html`<div class="pair" key=${index}>
        <input type="text" class="mono" aria-label="Name of the header" value=${name} onInput=${(event) => change(index, 0, event.target.value)} />
        <input type="text" class="mono" aria-label=${`Value of ${name || 'the header'}`} value=${value} onInput=${(event) => change(index, 1, event.target.value)} />
        <${Button} kind="quiet" icon="close" label=${`Remove ${name || 'the header'}`} onClick=${() => onChange(pairs.filter((_, at) => at !== index))} />
      </div>`,
    )}
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
      ${tags.map(({ tag, version_id: id }) => html`<option key=${tag} value=${`tag ${tag}`} selected=${!composed.version && tag === composed.tag}>${number(id) ? `${tag} (${number(id)})` : tag}</option>`)}
    </optgroup>
    <optgroup label="By id">
      ${unknown && html`<option value=${`id ${composed.version}`} selected>Version ${composed.version.slice(0, 8)}</option>`}
      ${built.map(({ id, sequence_number: sequence }) => html`<option key=${id} value=${`id ${id}`} selected=${id === composed.version}>Version ${sequence}</option>`)}
    </optgroup>
  </select>`;
}

/** Requests are kept in this browser; nothing of them is sent anywhere before somebody sends them. */
function Saved({ fn, composed, onChoose }) {
  const key = `${SAVED}.${fn.id}`;
  const [saved, setSaved] = useState(() => JSON.parse(localStorage.getItem(key) ?? '[]'));
  const keep = (next) => {
    localStorage.setItem(key, JSON.stringify(next));
    setSaved(next);
  };
  const save = () => {
    const name = `${composed.surface === 'endpoint' ? 'POST' : composed.method} ${composed.path || composed.body.replace(/\s+/g, ' ').slice(0, 32)}`;
    keep([{ name, composed }, ...saved.filter((each) => each.name !== name)].slice(0, 20));
    say('The request is kept in this browser.');
  };
  return html`
    ${saved.length > 0 &&
    html`<select style=${{ width: 'auto', maxWidth: '200px' }} aria-label="Kept requests" value="" onChange=${(event) => event.target.value !== '' && onChoose(saved[Number(event.target.value)].composed)}>
      <option value="">Kept requests</option>
      ${saved.map((each, index) => html`<option key=${each.name} value=${index}>${each.name}</option>`)}
    </select>`}
    <${Button} small kind="quiet" onClick=${save}>Keep<//>
  `;
}
