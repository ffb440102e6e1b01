// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { follow, get, nextToken } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { count } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Empty, Loading, Problem } from '../parts/feedback.js';
import { Chips, Choice } from '../parts/form.js';
import { LogLines } from '../parts/logs.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { setQuery, usePlace } from '../place.js';
import { versionTitle } from './code.js';

const LEVELS = ['DEBUG', 'INFO', 'LOG', 'WARN', 'ERROR', 'SYSTEM'].map((level) => [level, level]);
const SPANS = [
  ['15', '15 minutes'],
  ['60', 'an hour'],
  ['360', '6 hours'],
  ['1440', 'a day'],
  ['4320', 'three days'],
];
/** More lines than that nobody reads, and the page would grow without end. */
const MOST = 3000;

export default function LogsPage({ fn }) {
  const { query } = usePlace();
  const span = query.get('span') ?? '60';
  const levels = query.getAll('level').flatMap((text) => text.split(',')).filter(Boolean);
  const version = query.get('version') ?? '';
  const invocation = query.get('invocation') ?? '';
  const search = query.get('search') ?? '';
  const live = query.get('live') === 'yes';
  const filters = { level: levels, version_id: version, invocation_id: invocation };
  const key = JSON.stringify({ span, filters });

  const [entries, setEntries] = useState([]);
  const [next, setNext] = useState(null);
  const [state, setState] = useState({ loading: true, error: null, live: 'off', problem: null });
  const [waiting, setWaiting] = useState([]);
  const [paused, setPaused] = useState(false);
  const frame = useRef(null);
  const stick = useRef(true);
  const hold = useRef(false);
  hold.current = paused;
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 100 }, signal)).function_versions, [fn.id]);

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const from = invocation ? null : new Date(Date.now() - Number(span) * 60_000).toISOString();
    setEntries([]);
    setWaiting([]);
    setState({ loading: true, error: null, live: 'off', problem: null });
    const read = async () => {
      try {
        const page = await get(`/functions/${fn.id}/logs`, { ...filters, from, per_page: 500 }, signal);
        setEntries(page.logs);
        setNext(nextToken(page.next_page));
        setState((before) => ({ ...before, loading: false }));
      } catch (error) {
        if (!signal.aborted) setState((before) => ({ ...before, loading: false, error }));
      }
    };
    if (!live) {
      read();
    } else {
      setNext(null);
      setState({ loading: false, error: null, live: 'waiting', problem: null });
      // The tail begins with what was stored since `from`, so nothing falls between the list and the tail.
      follow(`/functions/${fn.id}/logs/tail`, {
        query: { ...filters, from },
        signal,
        onEvent: (entry) => (hold.current ? setWaiting((before) => [...before, entry].slice(-MOST)) : setEntries((before) => [...before, entry].slice(-MOST))),
        onState: (now, problem) => !signal.aborted && setState((before) => ({ ...before, live: now, problem: problem ?? null })),
      });
    }
    return () => ending.abort();
  }, [fn.id, key, live]);

  useEffect(() => {
    if (live && stick.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [entries]);

  const more = async () => {
    const page = await get(`/functions/${fn.id}/logs`, { ...filters, from: new Date(Date.now() - Number(span) * 60_000).toISOString(), per_page: 500, page_token: next });
    setEntries([...entries, ...page.logs]);
    setNext(nextToken(page.next_page));
  };
  const resume = () => {
    setEntries((before) => [...before, ...waiting].slice(-MOST));
    setWaiting([]);
    setPaused(false);
  };
  const shown = search ? entries.filter(({ message }) => message?.toLowerCase().includes(search.toLowerCase())) : entries;

  return html`<${Page}
    wide
    title="Logs"
    note=${`Entries are kept for ${limits.logRetentionHours} hours.`}
    actions=${html`
      <span class=${`live ${state.live}`} role="status"><i></i>${!live ? '' : state.live === 'open' ? (paused ? `Paused, ${waiting.length} waiting` : 'Live') : 'Connecting …'}</span>
      ${live && html`<${Button} icon=${paused ? 'play' : 'pause'} onClick=${() => (paused ? resume() : setPaused(true))}>${paused ? 'Go on' : 'Pause'}<//>`}
      <${Button} kind=${live ? 'plain' : 'main'} onClick=${() => setQuery({ live: live ? null : 'yes' })}>${live ? 'Stop following' : 'Follow live'}<//>
      <${Button} icon="download" off=${shown.length ? null : 'Nothing to save'} onClick=${() => save(fn, shown)}>Save<//>
    `}
  >
    <${Card}
      title=${html`<div class="filters">
        <input type="search" aria-label="Text in entries" placeholder="Text in what is shown" value=${search} onInput=${(event) => setQuery({ search: event.target.value })} />
        <${Chips} label="Levels" options=${LEVELS} chosen=${levels} onChange=${(chosen) => setQuery({ level: chosen.join(',') })} />
        <${Choice}
          bare
          label="Version"
          value=${version}
          options=${[['', 'Every version'], ...(versions.data ?? []).map((each) => [each.id, versionTitle(each)])]}
          onChange=${(value) => setQuery({ version: value })}
        />
        ${invocation
          ? html`<button type="button" class="chip" aria-pressed="true" onClick=${() => setQuery({ invocation: null })}>Invocation ${invocation.slice(0, 8)} ✕</button>`
          : html`<${Choice} bare label="Since" value=${span} options=${SPANS.map(([minutes, text]) => [minutes, `Last ${text}`])} onChange=${(value) => setQuery({ span: value === '60' ? null : value })} />`}
      </div>`}
      actions=${html`<span class="muted small">${count(shown.length)} entries</span>`}
    >
      <${Problem} error=${state.error ?? state.problem} />
      ${state.loading && html`<${Loading} rows=${8} />`}
      ${!state.loading &&
      shown.length === 0 &&
      !state.error &&
      html`<${Empty} icon="logs" title=${live ? 'Waiting for the first entry' : 'No entry is like that'}>
        ${live ? 'They appear here within a second of being written.' : html`Take a longer stretch of time or fewer filters. <code>console.log</code> of the function writes here.`}
      <//>`}
      <div
        class="logs"
        ref=${frame}
        tabindex="0"
        role="log"
        aria-label="Entries"
        onScroll=${({ target }) => {
          stick.current = target.scrollHeight - target.scrollTop - target.clientHeight < 40;
        }}
      >
        <${LogLines} entries=${shown} functionId=${fn.id} />
      </div>
      ${next && !live && html`<div class="more"><${Button} small onClick=${more}>Show more<//></div>`}
    <//>
  <//>`;
}

function save(fn, entries) {
  const text = entries.map((entry) => JSON.stringify(entry)).join('\n') + '\n';
  const address = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fn.name.replace(/[^\w-]+/g, '-')}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.ndjson`;
  link.click();
  URL.revokeObjectURL(address);
}
