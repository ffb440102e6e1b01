// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { follow, get, nextToken } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { count, exact } from '../parts/amounts.js';
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
const PAGE = 500;
/** With filters the server ends a page after so many entries that none lets through; so many pages are asked for at a time. */
const LOOKS = 10;

export default function LogsPage({ fn }) {
  const { query } = usePlace();
  const span = query.get('span') ?? '60';
  const levels = query.getAll('level').flatMap((text) => text.split(',')).filter(Boolean);
  const version = query.get('version') ?? '';
  const invocation = query.get('invocation') ?? '';
  const search = query.get('search') ?? '';
  const live = query.get('live') === 'yes';
  const filters = { level: levels.join(','), version_id: version, invocation_id: invocation, text: search };
  const key = JSON.stringify({ span, filters });

  const [entries, setEntries] = useState([]);
  const [next, setNext] = useState(null);
  const [searchedTo, setSearchedTo] = useState(null);
  const [state, setState] = useState({ loading: true, error: null, live: 'off', problem: null });
  const [waiting, setWaiting] = useState([]);
  const [paused, setPaused] = useState(false);
  const frame = useRef(null);
  const stick = useRef(true);
  const hold = useRef(false);
  hold.current = paused;
  const ending = useRef(new AbortController());
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 100 }, signal)).function_versions, [fn.id]);

  /** Reads until there is a page to show; a page of the server is short, or empty, where the filters let little through. */
  const read = async (known, token) => {
    const { signal } = ending.current;
    setState((before) => ({ ...before, loading: true, error: null }));
    try {
      let found = known;
      let following = token;
      for (let look = 0; look < LOOKS; look++) {
        const from = invocation ? null : new Date(Date.now() - Number(span) * 60_000).toISOString();
        const page = await get(`/functions/${fn.id}/logs`, { ...filters, from, per_page: PAGE, page_token: following }, signal);
        if (signal.aborted) return;
        found = [...found, ...page.logs];
        following = nextToken(page.next_page);
        setEntries(found);
        setNext(following);
        setSearchedTo(page.searched_to);
        if (!following || found.length - known.length >= PAGE) break;
      }
      setState((before) => ({ ...before, loading: false }));
    } catch (error) {
      if (!signal.aborted) setState((before) => ({ ...before, loading: false, error }));
    }
  };

  useEffect(() => {
    ending.current = new AbortController();
    const mine = ending.current;
    const { signal } = mine;
    const from = invocation ? null : new Date(Date.now() - Number(span) * 60_000).toISOString();
    setEntries([]);
    setWaiting([]);
    setNext(null);
    setSearchedTo(null);
    setState({ loading: true, error: null, live: 'off', problem: null });
    if (!live) {
      read([], null);
    } else {
      setState({ loading: false, error: null, live: 'waiting', problem: null });
      // The tail begins with what was stored since `from`, so nothing falls between the list and the tail.
      follow(`/functions/${fn.id}/logs/tail`, {
        query: { ...filters, from },
        signal,
        onEvent: (entry) => (hold.current ? setWaiting((before) => [...before, entry].slice(-MOST)) : setEntries((before) => [...before, entry].slice(-MOST))),
        onState: (now, problem) => !signal.aborted && setState((before) => ({ ...before, live: now, problem: problem ?? null })),
      });
    }
    return () => mine.abort();
  }, [fn.id, key, live]);

  useEffect(() => {
    if (live && stick.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [entries]);

  const resume = () => {
    setEntries((before) => [...before, ...waiting].slice(-MOST));
    setWaiting([]);
    setPaused(false);
  };

  return html`<${Page}
    wide
    title="Logs"
    note=${`Entries are kept for ${limits.logRetentionHours} hours.`}
    actions=${html`
      <span class=${`live ${state.live}`} role="status"><i></i>${!live ? '' : state.live === 'open' ? (paused ? `Paused, ${waiting.length} waiting` : 'Live') : 'Connecting …'}</span>
      ${live && html`<${Button} icon=${paused ? 'play' : 'pause'} onClick=${() => (paused ? resume() : setPaused(true))}>${paused ? 'Go on' : 'Pause'}<//>`}
      <${Button} kind=${live ? 'plain' : 'main'} onClick=${() => setQuery({ live: live ? null : 'yes' })}>${live ? 'Stop following' : 'Follow live'}<//>
      <${Button} icon="download" off=${entries.length ? null : 'Nothing to save'} onClick=${() => save(fn, entries)}>Save<//>
    `}
  >
    <${Card}
      title=${html`<div class="filters">
        <${Search} value=${search} onChange=${(text) => setQuery({ search: text })} />
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
      actions=${html`<span class="muted small nowrap" role="status">${count(entries.length)} entries${next && searchedTo ? `, searched to ${exact(searchedTo)}` : ''}</span>`}
    >
      <${Problem} error=${state.error ?? state.problem} />
      ${state.loading && entries.length === 0 && html`<${Loading} rows=${8} />`}
      ${!state.loading &&
      entries.length === 0 &&
      !state.error &&
      html`<${Empty} icon="logs" title=${live ? 'Waiting for the first entry' : next ? `None until ${exact(searchedTo)} is like that` : 'No entry is like that'}>
        ${live ? 'They appear here within a second of being written.' : next ? 'What came later was not looked at yet.' : html`Take a longer stretch of time or fewer filters. <code>console.log</code> of the function writes here.`}
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
        <${LogLines} entries=${entries} functionId=${fn.id} />
      </div>
      ${next && !live && html`<div class="more"><${Button} small onClick=${() => read(entries, next)} off=${state.loading ? 'Loading' : null}>${state.loading ? 'Loading …' : entries.length ? 'Show more' : 'Look further'}<//></div>`}
    <//>
  <//>`;
}

/** The text that is searched for: asked for when somebody has stopped typing. */
function Search({ value, onChange }) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (typed === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = typed;
      onChange(typed);
    }, 400);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    // The place has changed otherwise, by a link or the arrows of the browser.
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  return html`<input type="search" aria-label="Text in entries" placeholder="Text in entries" maxlength="200" value=${typed} onInput=${(event) => setTyped(event.target.value)} />`;
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
