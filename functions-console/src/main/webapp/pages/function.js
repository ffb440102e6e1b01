// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { ask, askForAnswer, get, publicAddress, remove } from '../api.js';
import { html } from '../html.js';
import { compact, count, duration, exact, Time } from '../parts/amounts.js';
import { Button, ButtonLink } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Copy, Loading, Notice, Outcome, Problem, say } from '../parts/feedback.js';
import { TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { addressOf, goTo } from '../place.js';
import { everyDay, statistics } from '../statistics.js';
import { ErrorShare, FunctionState, Trail } from './functions.js';

const DAYS = 14;

export default function FunctionPage({ fn, reload }) {
  const [editing, setEditing] = useState(false);
  const base = `functions/${fn.id}`;
  const version = useResource((signal) => (fn.current_version ? get(fn.current_version.href, undefined, signal) : Promise.resolve(null)), [fn.current_version?.id]);
  const newest = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 1 }, signal)).function_versions[0] ?? null, [fn.id, fn.current_version?.id]);
  const figures = useResource(() => statistics({ functionIds: [fn.id], days: DAYS }), [fn.id]);
  const recent = useResource(async (signal) => (await get('/api/v3/events', { type: 'FUNCTION_INVOCATION', function_id: fn.id, per_page: 6 }, signal)).items, [fn.id]);
  const instances = useResource(async (signal) => (await get(`/functions/${fn.id}/instances`, undefined, signal)).instances, [fn.id]);
  const mine = figures.data?.get(fn.id);
  /** A figure, or that it is not known yet or at all. */
  const figure = (known) => (figures.data ? known() : figures.error ? '–' : '…');
  const address = publicAddress(fn.invocation_uri);
  const curlLine = `curl -H "Authorization: Bearer $FUNCTIONS_TOKEN" -H 'Content-Type: application/json' -d '{}' "${address}"`;
  const behind = newest.data && newest.data.id !== fn.current_version?.id;

  const destroy = async () => {
    const done = await confirmed({
      title: `Delete ${fn.name}?`,
      text: html`<p>All its versions, tags, schedules, log entries and records go with it. Its address answers 404 from then on. Nothing brings it back.</p>`,
      action: `Delete ${fn.name}`,
      typed: fn.name,
      act: () => remove(`/functions/${fn.id}`),
    });
    if (done) {
      say(`${fn.name} is deleted.`);
      goTo('/functions');
    }
  };

  const resume = async () => {
    await remove(`/functions/${fn.id}/suspension`);
    say(`${fn.name} is resumed.`);
    reload();
  };

  return html`<${Page}
    title=${fn.name}
    note=${html`<div class="row"><${FunctionState} fn=${fn} /> ${fn.description}</div>`}
    actions=${html`
      <${ButtonLink} href=${`${base}/test`} icon="test">Test<//>
      <${Button} icon="edit" needs="functions:update" onClick=${() => setEditing(true)}>Edit<//>
      <${Button} icon="trash" kind="danger" needs="functions:update" onClick=${destroy}>Delete<//>
    `}
  >
    ${fn.suspension &&
    html`<${Notice} kind="bad">
      <div>
        <strong>Suspended</strong> since ${exact(fn.suspension.since)} by ${fn.suspension.source === 'rule' ? 'the rule on repeated limit breaches' : 'an administrator'}: ${fn.suspension.reason}
      </div>
      ${fn.suspension.until && html`<div>It ends by itself on ${exact(fn.suspension.until)}.</div>`}
      <${Button} small needs="functions:administer" onClick=${resume}>Resume ${fn.name}<//>
    <//>`}
    ${!fn.current_version && html`<${Notice} kind="warn">No version is deployed, so every call is answered with 409. <a href=${`${base}/code`}>Write one</a> or <a href=${`${base}/versions`}>deploy one</a>.<//>`}
    ${fn.current_version && behind && html`<${Notice}>Version ${newest.data.sequence_number} is newer than the one that answers. <a href=${`${base}/versions`}>Compare and deploy</a>.<//>`}

    <${Problem} error=${newest.error} again=${newest.reload} />
    <${Problem} error=${figures.error} again=${figures.reload} />
    <dl class="figures">
      <div class="figure"><dt>Calls in ${DAYS} days</dt><dd>${figure(() => compact(mine?.total.count ?? 0))}</dd></div>
      <div class="figure"><dt>Errors</dt><dd>${figure(() => html`<${ErrorShare} total=${mine?.total} />`)}</dd></div>
      <div class="figure"><dt>Half are faster than</dt><dd>${figure(() => duration(mine?.total.count ? mine.total.duration_ms.p50 : null))}</dd></div>
      <div class="figure"><dt>95 of 100 are faster than</dt><dd>${figure(() => duration(mine?.total.count ? mine.total.duration_ms.p95 : null))}</dd></div>
      <div class="figure"><dt>By day</dt><dd>${figure(() => html`<${Trail} days=${everyDay(mine?.statistics ?? [], DAYS)} />`)}</dd></div>
    </dl>

    <div class="grid">
      <${Card} title="Address">
        <div class="content stack">
          <div class="codebox"><code>${address}</code><${Copy} text=${address} label="Copy the address" /></div>
          <div class="codebox"><pre>${curlLine}</pre><${Copy} text=${curlLine} label="Copy as curl" /></div>
          <p class="muted small">Callers need a token of the site with <code>functions:invoke</code> or <code>functions_invoke:create</code>.</p>
        </div>
      <//>
      <${Card} title="What answers" actions=${html`<a href=${`${base}/deployments`}>Deployments</a>`}>
        <div class="content">
          ${version.data
            ? html`<dl class="facts">
                <dt>Version</dt>
                <dd><a href=${`${base}/code?version=${version.data.id}`}><strong>${version.data.sequence_number}</strong></a> <${Badge} kind="good">current<//></dd>
                <dt>Created</dt>
                <dd><${Time} at=${version.data.created_at} /> by ${version.data.created_by}</dd>
                <dt>Compatibility date</dt>
                <dd>${version.data.compatibility_date}</dd>
                <dt>Engine</dt>
                <dd>${version.data.resolved_engine ?? version.data.engine}</dd>
                <dt>Variables</dt>
                <dd>${version.data.defined_environment_variables.length ? version.data.defined_environment_variables.map((name) => html`<code key=${name}>${name} </code>`) : 'none'}</dd>
                <dt>Instances here</dt>
                <dd>
                  ${instances.data
                    ? html`${instances.data.length} <span class="muted">(${instances.data.filter(({ state }) => state === 'BUSY').length} busy)</span>`
                    : instances.error
                      ? html`<span class="muted">not known: ${instances.error.message}</span>`
                      : '…'}
                </dd>
                <dt>Function id</dt>
                <dd><code>${fn.id}</code> <${Copy} text=${fn.id} label="Copy the id" /></dd>
              </dl>`
            : version.error
              ? html`<${Problem} error=${version.error} again=${version.reload} />`
              : fn.current_version
                ? html`<${Loading} />`
                : html`<span class="muted">Nothing yet.</span>`}
        </div>
      <//>
    </div>

    <${Card} title="Last invocations" actions=${html`<a href=${`${base}/invocations`}>All</a>`}>
      <${Table}
        label="Last invocations"
        rows=${recent.data ?? []}
        rowKey=${(row) => row.id}
        loading=${recent.loading}
        error=${recent.error}
        again=${recent.reload}
        onOpen=${(row) => goTo(`/functions/${fn.id}/invocations?open=${row.id}`)}
        empty=${html`<div class="empty"><span class="muted">Nobody has called it within the time that records are kept. <a href=${addressOf(`/functions/${fn.id}/test`)}>Try it</a></span></div>`}
        columns=${[
          { name: 'When', cell: (row) => html`<${Time} at=${row.timestamp} />` },
          { name: 'Outcome', cell: (row) => html`<${Outcome} value=${row.outcome ?? row.status} />` },
          { name: 'Took', align: 'right', cell: (row) => html`<span class="nowrap">${duration(row.processingTime)}</span>` },
          { name: 'Caller', class: 'fill', cell: (row) => html`<div class="truncate">${row.caller ?? '–'}</div>` },
          { name: 'Request', align: 'right', cell: (row) => html`<span class="nowrap muted">${row.requestBytes === null ? '–' : `${count(row.requestBytes)} B`}</span>` },
        ]}
      />
    <//>
    ${editing && html`<${EditDialog} fn=${fn} onClose=${() => setEditing(false)} onDone=${reload} />`}
  <//>`;
}

/** Refuses to overwrite what somebody else has changed meanwhile. */
function EditDialog({ fn, onClose, onDone }) {
  const [name, setName] = useState(fn.name);
  const [description, setDescription] = useState(fn.description ?? '');
  const [error, setError] = useState(null);
  const [saving, setSaving] = useState(false);
  const read = useResource((signal) => askForAnswer('GET', `/functions/${fn.id}`, { signal }), [fn.id]);
  const save = async () => {
    // Without the ETag it would overwrite what somebody else has changed.
    if (!read.data || saving) return;
    setSaving(true);
    setError(null);
    try {
      const tag = read.data.headers.get('ETag');
      await ask('PATCH', `/functions/${fn.id}`, { json: { name, description: description || null }, headers: tag ? { 'If-Match': tag } : {} });
      say(`${name} is changed.`);
      onDone();
      onClose();
    } catch (failure) {
      setError(failure);
      setSaving(false);
    }
  };
  return html`<${Dialog} title=${`Edit ${fn.name}`} onClose=${onClose}>
    <form
      onSubmit=${(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div class="dialog-content">
        ${error?.code === 'EDIT_CONFLICT'
          ? html`<${Notice} kind="warn">Somebody else has changed this function since you opened it. Close this, look at what it is now, and edit it again.<//>`
          : html`<${Problem} error=${error ?? read.error} />`}
        <${TextField} label="Name" required maxlength="255" value=${name} onChange=${setName} hint="Letters A to Z, digits, spaces, hyphens and underscores." />
        <${TextField} label="Description" multiline maxlength="2000" value=${description} onChange=${setDescription} />
      </div>
      <footer>
        <${Button} onClick=${onClose}>Cancel<//>
        <${Button} type="submit" kind="main" needs="functions:update" off=${saving ? 'It is being saved' : read.data ? null : read.error ? 'The function could not be read' : 'Loading'}>Save<//>
      </footer>
    </form>
  <//>`;
}
