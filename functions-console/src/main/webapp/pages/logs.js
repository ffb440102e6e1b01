// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { all, follow, get, nextToken } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { count, exact, zoneTitle } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Empty, Loading, Problem } from '../parts/feedback.js';
import { fileName, saveFile } from '../parts/files.js';
import { Chips, Choice } from '../parts/form.js';
import { LogLines } from '../parts/logs.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { setQuery, usePlace } from '../place.js';
import { versionTitle } from './code.js';

const LEVELS = ['DEBUG', 'INFO', 'LOG', 'WARN', 'ERROR', 'SYSTEM'];
const SPANS = [
  ['15', '15 minutes'],
  ['60', 'an hour'],
  ['360', '6 hours'],
  ['1440', 'a day'],
  ['4320', 'three days'],
];
const FIRST_SPAN = '60';
const ORDERS = [
  ['desc', 'Newest first'],
  ['asc', 'Oldest first'],
];
/** Who follows does not read more lines than that, and the page would grow without end. */
const MOST = 3000;
const PAGE = 500;
/** With filters the server ends a page after so many entries that none lets through; so many pages are asked for at a time. */
const LOOKS = 10;
/** How often it is said how many entries have come, in ms. */
const NEWS_MS = 5000;

/** Lines that came, and how many before them were taken away. */
const NONE = { lines: [], cut: 0 };

/** @param {{lines: any[], cut: number}} before @param {{lines: any[], cut: number}} come */
function followed(before, come) {
  // What was cut is the beginning of what came: the lines before it would join on to others than those that followed them.
  const lines = come.cut > 0 ? come.lines : [...before.lines, ...come.lines];
  const number = before.cut + before.lines.length + come.cut + come.lines.length;
  const kept = lines.slice(-MOST);
  return { lines: kept, cut: number - kept.length };
}

export default function LogsPage({ fn }) {
  const { query } = usePlace();
  // An address can hold anything; what is no choice of this page chooses nothing.
  const span = SPANS.some(([minutes]) => minutes === query.get('span')) ? query.get('span') : FIRST_SPAN;
  const named = query.getAll('level').flatMap((text) => text.toUpperCase().split(','));
  const levels = LEVELS.filter((level) => named.includes(level));
  const version = query.get('version') ?? '';
  const invocation = query.get('invocation') ?? '';
  const search = query.get('search') ?? '';
  const live = query.get('live') === 'yes';
  // Of a stretch of time people ask what happened last; one invocation is read as it went.
  const usualOrder = invocation ? 'asc' : 'desc';
  const order = ORDERS.some(([each]) => each === query.get('order')) ? query.get('order') : usualOrder;
  // The tail goes on at its end, whatever was chosen for what is stored.
  const newestFirst = !live && order === 'desc';
  const filters = { level: levels.join(','), version_id: version, invocation_id: invocation, text: search };
  const key = JSON.stringify({ span, filters, newestFirst });

  const [entries, setEntries] = useState(NONE);
  const [next, setNext] = useState(null);
  const [searchedTo, setSearchedTo] = useState(null);
  const [state, setState] = useState({ loading: true, error: null, live: 'off', problem: null });
  const [waiting, setWaiting] = useState(NONE);
  const [paused, setPaused] = useState(false);
  const [turn, setTurn] = useState(0);
  const frame = useRef(null);
  const stick = useRef(true);
  const hold = useRef(false);
  hold.current = paused;
  const ending = useRef(new AbortController());
  // Where the stretch of time begins. It stays there for all of its pages, however long somebody reads.
  const from = useRef(null);
  const versions = useResource((signal) => all(`/functions/${fn.id}/versions`, 'function_versions', { query: { per_page: 100 }, signal }), [fn.id]);

  /** Reads until there is a page to show; a page of the server is short, or empty, where the filters let little through. */
  const read = async (known, token) => {
    const { signal } = ending.current;
    setState((before) => ({ ...before, loading: true, error: null }));
    try {
      let found = known;
      let following = token;
      for (let look = 0; look < LOOKS; look++) {
        const page = await get(`/functions/${fn.id}/logs`, { ...filters, order, from: from.current, per_page: PAGE, page_token: following }, signal);
        if (signal.aborted) return;
        found = [...found, ...page.logs];
        following = nextToken(page.next_page);
        setEntries({ lines: found, cut: 0 });
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
    from.current = invocation ? null : new Date(Date.now() - Number(span) * 60_000).toISOString();
    stick.current = true;
    setEntries(NONE);
    setWaiting(NONE);
    setPaused(false);
    setNext(null);
    setSearchedTo(null);
    setState({ loading: !live, error: null, live: live ? 'waiting' : 'off', problem: null });
    if (!live) {
      read([], null);
    } else {
      // The tail begins with what was stored since `from`, so nothing falls between the list and the tail.
      follow(`/functions/${fn.id}/logs/tail`, {
        query: { ...filters, from: from.current },
        signal,
        onEvent: (entry) => !signal.aborted && (hold.current ? setWaiting : setEntries)((before) => followed(before, { lines: [entry], cut: 0 })),
        onState: (now, problem) => !signal.aborted && setState((before) => ({ ...before, live: now, problem: problem ?? null })),
      });
    }
    return () => mine.abort();
  }, [fn.id, key, live, turn]);

  useEffect(() => {
    if (live && stick.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [entries]);

  const resume = () => {
    setEntries((before) => followed(before, waiting));
    setWaiting(NONE);
    setPaused(false);
  };
  const { lines, cut } = entries;
  const ended = state.live === 'ended';
  const held = waiting.cut + waiting.lines.length;
  const known = (versions.data ?? []).map((each) => [each.id, versionTitle(each)]);
  if (version && !known.some(([id]) => id === version)) known.push([version, `Version ${version.slice(0, 8)}`]);
  const versionName = (id) => {
    const found = versions.data?.find((each) => each.id === id);
    return found ? `v${found.sequence_number}` : id.slice(0, 8);
  };

  return html`<${Page}
    wide
    title="Logs"
    note=${`Entries are kept for ${limits.logRetentionHours} hours. Times are in ${zoneTitle()}.`}
    actions=${html`
      <span class=${`live ${state.live}`} role="status"><i></i>${!live ? '' : ended ? 'Not followed' : state.live !== 'open' ? 'Connecting …' : paused ? 'Paused' : 'Live'}</span>
      ${paused && html`<span class="muted small nowrap">${count(held)} waiting</span>`}
      ${live && (!ended || paused) && html`<${Button} icon=${paused ? 'play' : 'pause'} onClick=${() => (paused ? resume() : setPaused(true))}>${paused ? 'Go on' : 'Pause'}<//>`}
      <${Button} kind=${live ? 'plain' : 'main'} onClick=${() => setQuery({ live: live ? null : 'yes' })}>${live ? 'Stop following' : 'Follow live'}<//>
      <${Button} icon="download" off=${lines.length ? null : 'Nothing to save'} onClick=${() => save(fn, newestFirst ? [...lines].reverse() : lines)}>Save<//>
    `}
  >
    <${Card}
      label="Log"
      filters=${html`
        <${Search} value=${search} onChange=${(text) => setQuery({ search: text })} />
        <${Chips} label="Levels" options=${LEVELS.map((level) => [level, level])} chosen=${levels} onChange=${(chosen) => setQuery({ level: chosen.join(',') })} />
        <${Choice} bare label="Version" value=${version} options=${[['', 'Every version'], ...known]} onChange=${(value) => setQuery({ version: value })} />
        ${invocation
          ? html`<button type="button" class="chip" aria-pressed="true" onClick=${() => setQuery({ invocation: null, order: null })}>Invocation ${invocation.slice(0, 8)} ✕</button>`
          : html`<${Choice} bare label="Since" value=${span} options=${SPANS.map(([minutes, text]) => [minutes, `Last ${text}`])} onChange=${(value) => setQuery({ span: value === FIRST_SPAN ? null : value })} />`}
        ${!live && html`<${Choice} bare label="Order" value=${order} options=${ORDERS} onChange=${(value) => setQuery({ order: value === usualOrder ? null : value })} />`}
      `}
      actions=${html`
        <span class="muted small" role=${live ? undefined : 'status'}>${summary({ entries: lines.length, loading: state.loading, error: state.error, next, searchedTo, newestFirst })}</span>
        ${live && html`<${News} number=${cut + lines.length} />`}
      `}
    >
      <${Problem} error=${state.error} again=${() => read(lines, next)} />
      <${Problem} error=${state.problem} again=${ended ? () => setTurn((before) => before + 1) : undefined} />
      <${Problem} error=${versions.error} again=${versions.reload} />
      ${state.loading && lines.length === 0 && html`<${Loading} rows=${8} />`}
      ${!state.loading &&
      lines.length === 0 &&
      !state.error &&
      !ended &&
      html`<${Empty} icon="logs" title=${live ? 'Waiting for the first entry' : next && searchedTo ? `None ${newestFirst ? 'since' : 'until'} ${exact(searchedTo)} is like that` : 'No entry is like that'}>
        ${live ? 'They appear here within seconds of being written.' : next ? `What ${newestFirst ? 'is older' : 'came later'} was not looked at yet.` : html`Take a longer stretch of time or fewer filters. <code>console.log</code> of the function writes here.`}
      <//>`}
      ${lines.length > 0 &&
      html`<div
        class="logs"
        ref=${frame}
        tabindex="0"
        role="log"
        aria-live="off"
        aria-label=${newestFirst ? 'Entries, newest first' : 'Entries, oldest first'}
        onScroll=${({ target }) => {
          stick.current = target.scrollHeight - target.scrollTop - target.clientHeight < 40;
        }}
      >
        <${LogLines} entries=${lines} cut=${cut} newestFirst=${newestFirst} functionId=${fn.id} version=${versionName} />
      </div>`}
      ${next &&
      !live &&
      !state.error &&
      html`<div class="more"><${Button} small onClick=${() => read(lines, next)} off=${state.loading ? 'Loading' : null}>${state.loading ? 'Loading …' : further(lines.length > 0, newestFirst)}<//></div>`}
    <//>
  <//>`;
}

/** What the button for the next page is called. */
function further(some, newestFirst) {
  if (newestFirst) return some ? 'Show older' : 'Look further back';
  return some ? 'Show more' : 'Look further';
}

/** How much is shown, and which end of the log that is where it is not all. */
function summary({ entries, loading, error, next, searchedTo, newestFirst }) {
  if (entries === 0 && (loading || error)) return loading ? 'Loading …' : '';
  const shown = entries === 1 ? '1 entry' : `${count(entries)} entries`;
  if (!next) return shown;
  if (newestFirst) return `${shown}, newest first; ${searchedTo ? `searched back to ${exact(searchedTo)}, older may follow` : 'older follow'}`;
  return `${shown}, oldest first; ${searchedTo ? `searched to ${exact(searchedTo)}, more may follow` : 'more follow'}`;
}

/** Says now and then how many entries have come. The lines themselves would be read out one after the other, and never end. */
function News({ number }) {
  const [said, setSaid] = useState('');
  const latest = useRef(number);
  latest.current = number;
  useEffect(() => {
    let told = latest.current;
    const timer = setInterval(() => {
      const come = latest.current - told;
      told = latest.current;
      setSaid(come > 0 ? `${come === 1 ? '1 new entry' : `${count(come)} new entries`}, ${count(told)} in all` : '');
    }, NEWS_MS);
    return () => clearInterval(timer);
  }, []);
  return html`<span class="sr-only" role="status">${said}</span>`;
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

/** @param {any} fn @param {any[]} entries oldest first: a file goes as time does, however the page shows it */
function save(fn, entries) {
  const text = entries.map((entry) => JSON.stringify(entry)).join('\n') + '\n';
  saveFile(text, `${fileName(fn.name)}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.ndjson`, 'application/x-ndjson');
}
