// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { get, post, put, remove } from '../api.js';
import { html } from '../html.js';
import { bytes, duration, exact, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Copy, Empty, Loading, Outcome, Problem, say } from '../parts/feedback.js';
import { Choice, TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { setQuery, usePlace } from '../place.js';

const EVENTS = '/api/v3/events';
const BINDINGS = '/api/v3/events/bindings';
const POSTED = ['USER_CREATED', 'ORDER_PLACED', 'PAYMENT_PROCESSED', 'ITEM_SHIPPED', 'OTHER'];
const said = (type) => type.toLowerCase().replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
const TYPES = [...POSTED, 'FUNCTION_INVOCATION'].map((type) => [type, said(type)]);

export default function EventsPage({ user }) {
  const { query } = usePlace();
  const part = (name) => query.get(name) ?? '';
  const list = usePages(EVENTS, 'items', { type: part('type') || POSTED.join(','), status: part('status'), source: part('source'), per_page: 50 });
  const bindings = usePages(BINDINGS, 'items', { per_page: 100 });
  const functions = useResource(async (signal) => (await get('/functions', { 'site_ids[]': user.site }, signal)).functions, [user.site]);
  const [posting, setPosting] = useState(false);
  const [editing, setEditing] = useState(null);
  const name = (id) => functions.data?.find((fn) => fn.id === id)?.name ?? id?.slice(0, 8);

  const toggle = async (row) => {
    await put(`${BINDINGS}/${row.id}`, { eventType: row.eventType, source: row.source, functionId: row.functionId, tag: row.tag, enabled: !row.enabled });
    bindings.reload();
  };
  return html`<${Page}
    wide
    title="Events"
    note="What was posted to the site, and the functions that are invoked for it, at least once each."
    actions=${html`<${Button} icon="refresh" onClick=${list.reload}>Refresh<//> <${Button} kind="main" icon="plus" needs="functions:create" onClick=${() => setPosting(true)}>Post an event<//>`}
  >
    <${Card}
      label="List of events"
      filters=${html`
        <${Choice} bare label="Type" value=${part('type')} options=${[['', 'Everything posted'], ...TYPES]} onChange=${(value) => setQuery({ type: value })} />
        <${Choice} bare label="Status" value=${part('status')} options=${[['', 'Every status'], ['PENDING', 'Pending'], ['SUCCESS', 'Success'], ['FAILURE', 'Failure']]} onChange=${(value) => setQuery({ status: value })} />
        <input type="search" aria-label="Source" placeholder="Source" value=${part('source')} onChange=${(event) => setQuery({ source: event.target.value })} />
      `}
      actions=${list.next && list.searchedTo && html`<span class="muted small" role="status">Searched back to ${exact(list.searchedTo)}</span>`}
    >
      <${Table}
        label="Events"
        rows=${list.rows}
        rowKey=${(row) => row.id}
        loading=${list.loading}
        error=${list.error}
        again=${list.reload}
        more=${list.next ? list.more : null}
        searchedTo=${list.searchedTo}
        onOpen=${(row) => setQuery({ open: row.id })}
        openLabel=${(row) => `${said(row.type)}, ${exact(row.timestamp)}`}
        empty=${html`<${Empty} icon="inbox" title="No event is like that">Applications post events; functions that are bound to their type are invoked.<//>`}
        columns=${[
          { name: 'When', cell: (row) => html`<span class="nowrap"><${Time} at=${row.timestamp} /></span>` },
          { name: 'Type', cell: (row) => said(row.type) },
          { name: 'Status', cell: (row) => html`<${Outcome} value=${row.status} />` },
          { name: 'Source', class: 'fill', cell: (row) => html`<div class="truncate">${row.source}</div>` },
          { name: 'By', cell: (row) => row.caller ?? '–' },
          { name: 'Deliveries', align: 'right', cell: (row) => row.deliveries.length },
          { name: 'Repeated', align: 'right', cell: (row) => row.retryCount },
          { name: 'Took', align: 'right', cell: (row) => html`<span class="nowrap">${duration(row.processingTime)}</span>` },
        ]}
      />
    <//>
    <${Card} title="Bindings" actions=${html`<${Button} small icon="plus" needs="functions:update" onClick=${() => setEditing({})}>Bind a function<//>`}>
      <${Table}
        label="Bindings"
        rows=${bindings.rows}
        rowKey=${(row) => row.id}
        loading=${bindings.loading}
        error=${bindings.error}
        again=${bindings.reload}
        more=${bindings.next ? bindings.more : null}
        empty=${html`<${Empty} icon="inbox" title="No function is bound to events" />`}
        columns=${[
          { name: 'Events', cell: (row) => html`<strong>${said(row.eventType)}</strong>` },
          { name: 'Of the source', cell: (row) => row.source ?? html`<span class="muted">any</span>` },
          { name: 'Invoke', class: 'fill', cell: (row) => html`<a href=${`functions/${row.functionId}`}>${name(row.functionId)}</a> <${Badge}>${row.tag}<//>` },
          { name: 'State', cell: (row) => html`<${Badge} kind=${row.enabled ? 'good' : 'warn'} dot>${row.enabled ? 'On' : 'Off'}<//>` },
          {
            name: '',
            align: 'right',
            cell: (row) => html`<div class="actions">
              <${Button} small needs="functions:update" onClick=${() => toggle(row)}>${row.enabled ? 'Turn off' : 'Turn on'}<//>
              <${Button} small kind="quiet" icon="edit" label=${`Edit the binding of ${name(row.functionId)}`} needs="functions:update" onClick=${() => setEditing(row)} />
              <${Button}
                small
                kind="quiet"
                icon="trash"
                label=${`Delete the binding of ${name(row.functionId)}`}
                needs="functions:update"
                onClick=${() =>
                  confirmed({
                    title: `Delete the binding of ${name(row.functionId)}?`,
                    text: html`<p>It is not invoked for ${said(row.eventType)} any more. Events that were posted before are still delivered.</p>`,
                    action: 'Delete the binding',
                    act: async () => {
                      await remove(`${BINDINGS}/${row.id}`);
                      bindings.reload();
                    },
                  })}
              />
            </div>`,
          },
        ]}
      />
    <//>
    <${Problem} error=${functions.error} again=${functions.reload} />
    ${part('open') && html`<${Details} key=${part('open')} id=${part('open')} name=${name} />`}
    ${posting &&
    html`<${PostDialog}
      onClose=${() => setPosting(false)}
      onDone=${() => {
        setPosting(false);
        list.reload();
      }}
    />`}
    ${editing &&
    html`<${BindingDialog}
      binding=${editing}
      functions=${functions}
      onClose=${() => setEditing(null)}
      onDone=${() => {
        setEditing(null);
        bindings.reload();
      }}
    />`}
  <//>`;
}

function Details({ id, name }) {
  const event = useResource((signal) => get(`${EVENTS}/${id}`, undefined, signal), [id]);
  const row = event.data;
  return html`<${Dialog} side title=${row ? said(row.type) : 'Event'} onClose=${() => setQuery({ open: null })}>
    <div class="dialog-content">
      <${Problem} error=${event.error} again=${event.reload} />
      ${event.loading && !row && html`<${Loading} />`}
      ${row &&
      html`
        <dl class="facts">
          <dt>Status</dt>
          <dd><${Outcome} value=${row.status} /></dd>
          <dt>When</dt>
          <dd>${exact(row.timestamp)}</dd>
          <dt>Source</dt>
          <dd>${row.source}</dd>
          <dt>By</dt>
          <dd>${row.caller ?? '–'}</dd>
          <dt>Id</dt>
          <dd><code>${row.id}</code> <${Copy} text=${row.id} label="Copy the id" /></dd>
        </dl>
        ${row.requestPayload !== null && html`<h3>Payload <span class="muted small">${bytes(row.requestBytes)}</span></h3><div class="codebox"><pre>${row.requestPayload}</pre><${Copy} text=${row.requestPayload} label="Copy the payload" /></div>`}
        <h3>Deliveries</h3>
      `}
    </div>
    ${row &&
    html`<${Table}
      label="Deliveries"
      rows=${row.deliveries}
      rowKey=${(each) => each.asyncInvocationId}
      empty=${html`<${Empty} icon="inbox" title="No function was bound to it" />`}
      columns=${[
        { name: 'Function', class: 'fill', cell: (each) => html`${name(each.functionId)} <${Badge}>${each.tag}<//>` },
        { name: 'Status', cell: (each) => html`<${Outcome} value=${each.status} />` },
        { name: 'Repeated', align: 'right', cell: (each) => each.retryCount },
        { name: 'Details', cell: (each) => html`<a href=${`functions/${each.functionId}/accepted?open=${each.asyncInvocationId}`}>Accepted call</a>` },
      ]}
    />`}
  <//>`;
}

function PostDialog({ onClose, onDone }) {
  const [type, setType] = useState(POSTED[0]);
  const [source, setSource] = useState('');
  const [payload, setPayload] = useState('{}');
  const [error, setError] = useState(null);
  let wrong = null;
  let value = null;
  try {
    value = payload.trim() ? JSON.parse(payload) : null;
  } catch {
    wrong = 'This is no JSON.';
  }
  const save = async () => {
    try {
      await post(EVENTS, { type, source, payload: value });
      say('The event is posted.');
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title="Post an event" onClose=${onClose}>
    <div class="dialog-content">
      <${Problem} error=${error} />
      <${Choice} label="Type" autofocus value=${type} options=${POSTED.map((each) => [each, said(each)])} onChange=${setType} />
      <${TextField} label="Source" maxlength="255" value=${source} onChange=${setSource} hint="Where it comes from; bindings may ask for one." />
      <${TextField} label="Payload" multiline spellcheck=${false} value=${payload} onChange=${setPayload} error=${wrong} hint="JSON that bound functions are handed." />
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" needs="functions:create" off=${source ? wrong : 'Name a source first'} onClick=${save}>Post<//>
    </footer>
  <//>`;
}

/** @param {{binding: any, functions: {data: any[] | undefined, error: any, loading: boolean, reload: () => void}, onClose: () => void, onDone: () => void}} props */
function BindingDialog({ binding, functions, onClose, onDone }) {
  const [type, setType] = useState(binding.eventType ?? POSTED[0]);
  const [source, setSource] = useState(binding.source ?? '');
  const [chosen, setFunctionId] = useState(binding.functionId ?? null);
  // The list may come after the dialog.
  const functionId = chosen ?? functions.data?.[0]?.id ?? '';
  const known = (functions.data ?? []).map(({ id, name }) => [id, name]);
  const options = !functionId || known.some(([id]) => id === functionId) ? known : [...known, [functionId, functionId.slice(0, 8)]];
  const [tag, setTag] = useState(binding.tag ?? '$current');
  const [error, setError] = useState(null);
  const save = async () => {
    const body = { eventType: type, source: source || null, functionId, tag, enabled: binding.enabled ?? true };
    try {
      if (binding.id) await put(`${BINDINGS}/${binding.id}`, body);
      else await post(BINDINGS, body);
      say('The binding is kept.');
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title=${binding.id ? 'Edit the binding' : 'Bind a function to events'} onClose=${onClose}>
    <div class="dialog-content">
      <${Problem} error=${error} />
      <${Problem} error=${functions.error} again=${functions.reload} />
      <${Choice} label="Events of the type" autofocus value=${type} options=${POSTED.map((each) => [each, said(each)])} onChange=${setType} />
      <${TextField} label="Of the source" maxlength="255" value=${source} onChange=${setSource} hint="Nothing for any source." />
      <${Choice} label="Invoke" value=${functionId} options=${options} onChange=${setFunctionId} />
      <${TextField} label="By the tag" spellcheck=${false} value=${tag} onChange=${setTag} />
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" needs="functions:update" off=${functionId ? null : functions.loading ? 'Loading' : 'Choose a function first'} onClick=${save}>Save<//>
    </footer>
  <//>`;
}
