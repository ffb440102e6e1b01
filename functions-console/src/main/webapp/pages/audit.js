// SPDX-License-Identifier: Apache-2.0
import { all, get } from '../api.js';
import { html } from '../html.js';
import { count, exact, ShortId, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Badge, Copy, Empty, Notice, say } from '../parts/feedback.js';
import { saveCsv } from '../parts/files.js';
import { Choice } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { setQuery, usePlace } from '../place.js';
import { may } from '../session.js';

/** How an action is said, and how grave it is. @type {Record<string, [string, string]>} */
const ACTIONS = {
  FUNCTION_CREATED: ['created the function', 'good'],
  FUNCTION_UPDATED: ['changed the function', 'plain'],
  FUNCTION_DELETED: ['deleted the function', 'bad'],
  VERSION_CREATED: ['created a version', 'good'],
  VERSION_DEPLOYED: ['deployed a version', 'info'],
  VERSION_DELETED: ['deleted a version', 'bad'],
  TAG_SET: ['set a tag', 'plain'],
  TAG_REMOVED: ['removed a tag', 'plain'],
  FUNCTION_SUSPENDED: ['suspended the function', 'bad'],
  FUNCTION_RESUMED: ['resumed the function', 'good'],
  SITE_SUSPENDED: ['suspended the site', 'bad'],
  SITE_RESUMED: ['resumed the site', 'good'],
  SITE_RENAMED: ['renamed the site', 'plain'],
  SITE_EGRESS_CHANGED: ['changed what functions may reach', 'warn'],
  SITE_ENGINES_CHANGED: ['changed the engines of the site', 'warn'],
  SCALING_POLICY_SET: ['set a scaling policy', 'plain'],
  SCALING_POLICY_REMOVED: ['removed a scaling policy', 'plain'],
  SCHEDULE_CREATED: ['created a schedule', 'good'],
  SCHEDULE_UPDATED: ['changed a schedule', 'plain'],
  SCHEDULE_DELETED: ['deleted a schedule', 'bad'],
  ASYNC_POLICY_SET: ['set a policy for asynchronous calls', 'plain'],
  ASYNC_POLICY_REMOVED: ['removed a policy for asynchronous calls', 'plain'],
  ASYNC_INVOCATION_RUN_AGAIN: ['ran an accepted call again', 'plain'],
  ASYNC_INVOCATION_DELETED: ['deleted an accepted call', 'bad'],
  EVENT_BINDING_CREATED: ['bound the function to events', 'good'],
  EVENT_BINDING_UPDATED: ['changed a binding to events', 'plain'],
  EVENT_BINDING_DELETED: ['deleted a binding to events', 'bad'],
};

/** More records than these are not put into one file. */
const MOST_SAVED = 10_000;
const NO_FILTERS = { actor: null, action: null, resource: null, from: null, to: null, order: null };

export default function AuditPage({ user }) {
  const functions = useResource(
    async (signal) => (may('functions:read') && user.site ? (await get('/functions', { 'site_ids[]': user.site }, signal)).functions : []),
    [user.site],
  );
  return html`<${Page} wide title="Audit log" note="Who changed what, when, and from where. Records are never changed.">
    <${AuditLog} path="/audit_log" functions=${functions.data ?? []} />
  <//>`;
}

/** The records at a path, with filters that stand in the query. */
export function AuditLog({ path, functions }) {
  const { query } = usePlace();
  const part = (name) => query.get(name) ?? '';
  // An address can hold anything; what is no moment filters nothing.
  const moment = (text) => (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString());
  const wanted = {
    actor: part('actor'),
    action: part('action'),
    resource_id: part('resource'),
    from: moment(part('from')),
    to: moment(part('to')),
    order: part('order'),
  };
  const list = usePages(path, 'records', { ...wanted, per_page: 50 });
  const name = (record) => functions.find(({ id }) => id === record.resource_id)?.name ?? record.resource_id;
  const open = list.rows.find(({ id }) => id === part('open'));

  const save = async () => {
    // One more than are saved, to tell whether there are more.
    const found = await all(path, 'records', { query: { ...wanted, per_page: 100 }, most: MOST_SAVED + 1 });
    const records = found.slice(0, MOST_SAVED);
    const columns = ['timestamp', 'actor', 'action', 'resource_type', 'resource_id', 'version_id', 'code_changed', 'environment_variables_changed', 'reason', 'request_id', 'source_ip', 'id'];
    saveCsv('audit', columns, records);
    if (found.length > records.length) say(`${count(records.length)} records are saved. There are more: save them by shorter stretches of time.`, 'bad');
    else say(`${count(records.length)} records are saved.`);
  };

  return html`<${Card}
    label="Audit records"
    filters=${html`
      <input type="search" aria-label="Actor" placeholder="Actor" style=${{ minWidth: '120px', width: '150px' }} value=${part('actor')} onChange=${(event) => setQuery({ actor: event.target.value })} />
      <${Choice} bare label="Action" value=${part('action')} options=${[['', 'Every action'], ...Object.entries(ACTIONS).map(([key, [text]]) => [key, text[0].toUpperCase() + text.slice(1)])]} onChange=${(value) => setQuery({ action: value })} />
      <${Choice} bare label="Function" value=${part('resource')} options=${[['', 'Every function'], ...functions.map((fn) => [fn.id, fn.name])]} onChange=${(value) => setQuery({ resource: value })} />
      <label class="row small"><span class="muted">From (local)</span><input type="datetime-local" value=${part('from')} onChange=${(event) => setQuery({ from: event.target.value })} /></label>
      <label class="row small"><span class="muted">to</span><input type="datetime-local" value=${part('to')} onChange=${(event) => setQuery({ to: event.target.value })} /></label>
      <${Choice} bare label="Order" value=${part('order')} options=${[['', 'Newest first'], ['asc', 'Oldest first']]} onChange=${(value) => setQuery({ order: value })} />
    `}
    actions=${html`<${Button} small icon="download" onClick=${save}>Save as CSV<//>`}
  >
    <${Table}
      label="Audit records"
      rows=${list.rows}
      rowKey=${(row) => row.id}
      loading=${list.loading}
      error=${list.error}
      again=${list.reload}
      more=${list.next ? list.more : null}
      onOpen=${(row) => setQuery({ open: row.id })}
      openLabel=${(row) => `${row.actor}, ${row.action}, ${exact(row.timestamp)}`}
      empty=${html`<${Empty} icon="audit" title="No record is like that"><button type="button" class="link" onClick=${() => setQuery(NO_FILTERS)}>Remove all filters</button><//>`}
      columns=${[
        { name: 'When', cell: (row) => html`<span class="nowrap"><${Time} at=${row.timestamp} /></span>` },
        { name: 'Who', cell: (row) => html`<strong>${row.actor}</strong>` },
        { name: 'What', cell: (row) => html`<${Badge} kind=${ACTIONS[row.action]?.[1] ?? 'plain'}>${ACTIONS[row.action]?.[0] ?? row.action}<//>` },
        {
          name: 'On',
          class: 'fill',
          cell: (row) => html`<div class="truncate">${row.resource_type === 'function' && functions.some(({ id }) => id === row.resource_id) ? html`<a href=${`functions/${row.resource_id}`}>${name(row)}</a>` : html`<code>${name(row)}</code>`}</div>
            ${row.reason && html`<div class="muted small truncate">${row.reason}</div>`}`,
        },
        { name: 'From', cell: (row) => html`<code class="muted">${row.source_ip}</code>` },
        { name: 'Request', cell: (row) => html`<${ShortId} value=${row.request_id} />` },
      ]}
    />
    ${part('open') &&
    !open &&
    !list.loading &&
    !list.error &&
    html`<div class="content"><${Notice}>The record that the address names is not among these. It may be an older one, or be filtered out.<//></div>`}
    ${open &&
    html`<${Dialog} side title=${`${open.actor} ${ACTIONS[open.action]?.[0] ?? open.action}`} onClose=${() => setQuery({ open: null })}>
      <div class="dialog-content">
        <dl class="facts">
          <dt>When</dt>
          <dd>${exact(open.timestamp)} <span class="muted">(${open.timestamp})</span></dd>
          <dt>Who</dt>
          <dd>${open.actor}</dd>
          <dt>On</dt>
          <dd>${open.resource_type} ${name(open)} <${Copy} text=${open.resource_id} label="Copy the id" /></dd>
          ${open.version_id &&
          html`<dt>Version</dt>
            <dd>${open.action === 'VERSION_DELETED' ? html`<code>${open.version_id}</code>` : html`<a href=${`functions/${open.resource_id}/code?version=${open.version_id}`}><code>${open.version_id}</code></a>`}</dd>`}
          <dt>Code</dt>
          <dd>${open.code_changed ? 'changed' : 'as before'}</dd>
          <dt>Variables</dt>
          <dd>${open.environment_variables_changed ? 'changed' : 'as before'}</dd>
          ${open.reason && html`<dt>Reason</dt><dd>${open.reason}</dd>`}
          <dt>From address</dt>
          <dd><code>${open.source_ip}</code></dd>
          <dt>Request</dt>
          <dd><code>${open.request_id}</code> <${Copy} text=${open.request_id} label="Copy the id" /></dd>
          <dt>Record</dt>
          <dd><code>${open.id}</code></dd>
        </dl>
      </div>
    <//>`}
  <//>`;
}
