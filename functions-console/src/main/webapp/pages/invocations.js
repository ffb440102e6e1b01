// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { get, nextToken } from '../api.js';
import { useDraft } from '../drafts.js';
import { html } from '../html.js';
import { byteLength, bytes, duration, exact, ShortId, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Copy, Empty, Loading, Notice, Outcome, Problem } from '../parts/feedback.js';
import { Choice } from '../parts/form.js';
import { indented } from '../parts/json.js';
import { LogLines } from '../parts/logs.js';
import { Card, Page } from '../parts/page.js';
import { useInterval, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { goTo, setQuery, usePlace } from '../place.js';
import { OUTCOMES } from './metrics.js';

const PAGE = 50;
/** The server ends a page after so many invocations that no filter lets through; so many pages are asked for at a time. */
const LOOKS = 10;

export default function InvocationsPage({ fn }) {
  const { query } = usePlace();
  const callers = useId();
  const part = (name) => query.get(name) ?? '';
  // An address can hold anything; what is no moment filters nothing.
  const moment = (text) => (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString());
  const unclear = ['from', 'to'].filter((name) => part(name) && !moment(part(name)));
  const list = useInvocations({
    type: 'FUNCTION_INVOCATION',
    function_id: fn.id,
    status: part('status'),
    outcome: part('outcome'),
    version_id: part('version'),
    min_duration_ms: part('slower'),
    caller: part('caller'),
    from: moment(part('from')),
    to: moment(part('to')),
    per_page: PAGE,
  });
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 100 }, signal)).function_versions, [fn.id]);
  const number = (id) => versions.data?.find((each) => each.id === id)?.sequence_number;
  const known = (versions.data ?? []).map((each) => [each.id, `Version ${each.sequence_number}`]);
  if (part('version') && !known.some(([id]) => id === part('version'))) known.push([part('version'), `Version ${part('version').slice(0, 8)}`]);
  // Whoever has gone further back than one reading goes is not brought to the beginning again.
  useInterval(() => !list.loading && list.rows.length < 2 * PAGE && list.reload(), part('refresh') === 'yes' ? 5000 : 0);
  const everything = html`<button type="button" class="link" onClick=${() => goTo(`/functions/${fn.id}/invocations`, { replace: true })}>Remove all filters</button>`;
  const open = part('open');

  return html`<${Page}
    wide
    title="Invocations"
    note="Each run, with what came in and what went out as far as that is kept."
    actions=${html`
      <label class="check small"><input type="checkbox" checked=${part('refresh') === 'yes'} onChange=${(event) => setQuery({ refresh: event.target.checked ? 'yes' : null })} />Every 5 s</label>
      <${Button} icon="refresh" onClick=${list.reload}>Refresh<//>
    `}
  >
    <${Card}
      label="Invocations"
      filters=${html`
        <${Choice}
          bare
          label="Status"
          value=${part('status')}
          options=${[
            ['', 'Every status'],
            ['SUCCESS', 'Success'],
            ['FAILURE', 'Failure'],
            ['PENDING', 'Pending'],
          ]}
          onChange=${(value) => setQuery({ status: value })}
        />
        <${Choice} bare label="Outcome" value=${part('outcome')} options=${[['', 'Every outcome'], ...OUTCOMES.map(([key, text]) => [key, text])]} onChange=${(value) => setQuery({ outcome: value })} />
        <${Choice} bare label="Version" value=${part('version')} options=${[['', 'Every version'], ...known]} onChange=${(value) => setQuery({ version: value })} />
        <${Choice}
          bare
          label="Duration"
          value=${part('slower')}
          options=${[
            ['', 'Any duration'],
            ['100', 'From 100 ms'],
            ['1000', 'From 1 s'],
            ['5000', 'From 5 s'],
          ]}
          onChange=${(value) => setQuery({ slower: value })}
        />
        <input
          type="search"
          aria-label="Caller, the whole name"
          placeholder="Caller"
          maxlength="255"
          list=${callers}
          style=${{ minWidth: '120px', width: '140px' }}
          value=${part('caller')}
          onChange=${(event) => setQuery({ caller: event.target.value.trim() })}
        />
        <datalist id=${callers}>${[...new Set(list.rows.map(({ caller }) => caller).filter(Boolean))].map((caller) => html`<option key=${caller} value=${caller}></option>`)}</datalist>
        <label class="row small"><span class="muted">From</span><input type="datetime-local" value=${part('from')} onChange=${(event) => setQuery({ from: event.target.value })} /></label>
        <label class="row small"><span class="muted">to</span><input type="datetime-local" value=${part('to')} onChange=${(event) => setQuery({ to: event.target.value })} /></label>
      `}
      actions=${list.next && list.searchedTo && html`<span class="muted small nowrap" role="status">Searched back to ${exact(list.searchedTo)}</span>`}
    >
      ${unclear.length > 0 &&
      html`<div class="content">
        <${Notice} kind="warn">
          The address names a time that cannot be read, which filters nothing: ${unclear.map((name) => `${name} ${part(name)}`).join(', ')}.${' '}
          <button type="button" class="link" onClick=${() => setQuery(Object.fromEntries(unclear.map((name) => [name, null])))}>Remove it</button>
        <//>
      </div>`}
      <${Problem} error=${versions.error} again=${versions.reload} />
      <${Table}
        label="Invocations"
        rows=${list.rows}
        rowKey=${(row) => row.id}
        loading=${list.loading}
        error=${list.error}
        again=${list.reload}
        more=${list.next ? list.more : null}
        onOpen=${(row) => setQuery({ open: row.id })}
        openLabel=${(row) => `Invocation of ${exact(row.timestamp)}`}
        empty=${list.next && list.searchedTo
          ? html`<${Empty} icon="invocations" title=${`None since ${exact(list.searchedTo)} is like that`}>
              <div class="actions"><${Button} onClick=${list.more}>Look further back<//></div>
              ${everything}
            <//>`
          : html`<${Empty} icon="invocations" title="No invocation is like that">${everything}<//>`}
        columns=${[
          { name: 'When', cell: (row) => html`<span class="nowrap"><${Time} at=${row.timestamp} /></span>` },
          { name: 'Outcome', cell: (row) => html`<${Outcome} value=${row.outcome ?? row.status} />` },
          { name: 'Took', align: 'right', cell: (row) => html`<span class="nowrap">${duration(row.processingTime)}</span>` },
          { name: 'Version', cell: (row) => html`<span class="nowrap">${number(row.versionId) ?? row.versionId?.slice(0, 8) ?? '–'} ${row.tag && row.tag !== '$current' ? html`<span class="muted">${row.tag}</span>` : ''}</span>` },
          { name: 'Caller', class: 'fill', cell: (row) => html`<div class="truncate">${row.caller ?? '–'}</div>` },
          { name: 'In', align: 'right', cell: (row) => html`<span class="nowrap muted">${bytes(row.requestBytes)}</span>` },
          { name: 'Out', align: 'right', cell: (row) => html`<span class="nowrap muted">${bytes(row.responseBytes)}</span>` },
          { name: 'Id', cell: (row) => html`<${ShortId} value=${row.id} />` },
        ]}
      />
    <//>
    ${open && html`<${Details} key=${open} fn=${fn} id=${open} number=${number} />`}
  <//>`;
}

/**
 * The invocations that filters let through, newest first. Where they let little through the server gives short pages, or empty ones, and
 * says how far it has looked: it is asked again until there is a page to show.
 * @param {Record<string, any>} query
 */
function useInvocations(query) {
  const text = JSON.stringify(query);
  const [state, setState] = useState({ rows: [], next: null, searchedTo: null, loading: true, error: null });
  const [turn, setTurn] = useState(0);
  const ending = useRef(new AbortController());
  const shown = useRef('');
  /** Reads on after some rows until there are so many more; those that are read again take the place of the others when all are there. */
  const read = async (known, token, most, again) => {
    const { signal } = ending.current;
    let found = { rows: known, next: token, searchedTo: null };
    setState((before) => ({ ...before, loading: true, error: null }));
    try {
      for (let look = 0; look < LOOKS + most / PAGE; look++) {
        const page = await get('/api/v3/events', { ...JSON.parse(text), page_token: found.next }, signal);
        if (signal.aborted) return;
        found = { rows: [...found.rows, ...page.items], next: nextToken(page.next_page), searchedTo: page.searched_to };
        if (!found.next || found.rows.length - known.length >= most) break;
        if (!again) setState({ ...found, loading: true, error: null });
      }
      setState({ ...found, loading: false, error: null });
    } catch (error) {
      // What was shown is still there, and what was found since can be gone on from.
      if (!signal.aborted) setState((before) => ({ ...before, loading: false, error }));
    }
  };
  useEffect(() => {
    ending.current = new AbortController();
    const mine = ending.current;
    // What was found for the same filters stays until it is read again.
    const again = shown.current === text && state.rows.length > 0;
    if (!again) setState({ rows: [], next: null, searchedTo: null, loading: true, error: null });
    shown.current = text;
    read([], null, again ? Math.max(PAGE, state.rows.length) : PAGE, again);
    return () => mine.abort();
  }, [text, turn]);
  const more = () => (state.loading || !state.next ? undefined : read(state.rows, state.next, PAGE, false));
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, more, reload };
}

function Details({ fn, id, number }) {
  const event = useResource((signal) => get(`/api/v3/events/${id}`, undefined, signal), [id]);
  const logs = useResource((signal) => get(`/functions/${fn.id}/logs`, { invocation_id: id }, signal), [id]);
  const row = event.data;
  const [draft, setDraft] = useDraft(fn.id, 'request');
  const lost = row && whyLost(row);
  const again = async () => {
    const body = row.requestPayload ?? '';
    const json = body === '' || indented(body) !== null;
    const request = { surface: 'endpoint', method: 'POST', tag: '$current', version: '', path: '', headers: [['Content-Type', json ? 'application/json' : 'text/plain']], body };
    const take = () => {
      setDraft(request);
      goTo(`/functions/${fn.id}/test`);
    };
    if (!draft || JSON.stringify(draft) === JSON.stringify(request)) take();
    else {
      await confirmed({
        title: 'Replace the request on the test bench?',
        text: html`<p>There is a request that you have composed. It is lost, unless it is kept there.</p>`,
        action: 'Replace it',
        act: async () => take(),
      });
    }
  };
  return html`<${Dialog} side title=${`Invocation ${id.slice(0, 8)}`} onClose=${() => setQuery({ open: null })}>
    <div class="dialog-content">
      <${Problem} error=${event.error} again=${event.reload} />
      ${event.loading && !row && html`<${Loading} />`}
      ${row &&
      html`
        <div class="row">
          <${Outcome} value=${row.outcome ?? row.status} /><strong>${duration(row.processingTime)}</strong><span class="muted">${exact(row.timestamp)}</span>
          <span class="grow"></span>
          <${Button} small icon="test" off=${lost} onClick=${again}>Take to the test bench<//>
        </div>
        ${row.error && html`<${Notice} kind="bad"><pre>${row.error}</pre><//>`}
        <dl class="facts">
          <dt>Id</dt>
          <dd><code>${row.id}</code> <${Copy} text=${row.id} label="Copy the id" /></dd>
          <dt>Version</dt>
          <dd>${row.versionId ? html`<a href=${`functions/${fn.id}/code?version=${row.versionId}`}>Version ${number(row.versionId) ?? row.versionId.slice(0, 8)}</a>` : '–'} ${row.tag && html`<span class="muted">by ${row.tag}</span>`}</dd>
          <dt>Caller</dt>
          <dd>${row.caller ?? '–'}</dd>
          <dt>Request</dt>
          <dd>${bytes(row.requestBytes)}</dd>
          <dt>Response</dt>
          <dd>${row.responseStatus !== null && html`<code>${row.responseStatus}</code>`} ${bytes(row.responseBytes)}</dd>
          <dt>Processor time</dt>
          <dd>${duration(row.cpuTime)}</dd>
          <dt>Memory allocated</dt>
          <dd>${bytes(row.allocatedBytes)}</dd>
        </dl>
        <${Payload} title="Request" text=${row.requestPayload} length=${row.requestBytes} />
        <${Payload} title="Response" text=${row.responsePayload} length=${row.responseBytes} />
      `}
      <div class="stack">
        <div class="row"><h3 class="grow">Log</h3><a class="small" href=${`functions/${fn.id}/logs?invocation=${id}`}>On the page of logs</a></div>
        <${Problem} error=${logs.error} again=${logs.reload} />
        ${logs.data?.logs.length === 0 && html`<p class="muted">It wrote nothing, or its entries have expired.</p>`}
        ${logs.data?.logs.length > 0 && html`<div class="logs short" role="region" aria-label="Log entries" tabindex="0"><${LogLines} entries=${logs.data.logs} functionId=${fn.id} links=${false} /></div>`}
        ${logs.data?.next_page && html`<p class="muted small">These are the first of them; the page of logs has all.</p>`}
      </div>
    </div>
  <//>`;
}

/** What the server puts in the place of secrets, of what it leaves out, and of the end of a long text. */
const STANDS_FOR = /\[redacted\]|^\[omitted: |…$/;

/** Why a request cannot be sent again as it came, as far as that can be told of what is kept. */
function whyLost({ requestPayload: text, requestBytes: size }) {
  if (text === null) return size === 0 ? null : 'What came is not kept';
  return STANDS_FOR.test(text) || byteLength(text) !== size ? 'What came is kept without its secrets, or in part' : null;
}

function Payload({ title, text, length }) {
  // It may be no JSON, or was cut.
  const shown = useMemo(() => (text ? (indented(text) ?? text) : ''), [text]);
  if (text === null || text === undefined) return null;
  const kept = byteLength(text);
  return html`<div class="stack">
    <h3>${title} ${length !== null && length !== kept && html`<span class="muted small">not as it was, ${bytes(length)} in all</span>`}</h3>
    <div class="codebox"><pre>${shown}</pre><${Copy} text=${text} label=${`Copy the ${title.toLowerCase()}`} /></div>
  </div>`;
}
