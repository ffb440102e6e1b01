// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { ask, get, post, remove } from '../api.js';
import { inWords, nextRuns } from '../cron.js';
import { html } from '../html.js';
import { duration, exact, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Empty, Outcome, Problem, say } from '../parts/feedback.js';
import { Choice, TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { setQuery, useQueryPart } from '../place.js';

const TRIGGERS = '/api/v2/scheduled-triggers';
const MOMENT = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const EXAMPLES = [
  ['*/15 * * * *', 'every 15 minutes'],
  ['0 9 * * MON-FRI', 'working days at nine'],
  ['0 3 1 * *', 'the first of each month'],
  ['rate(5 minutes)', 'every five minutes from now'],
  ['0 18 ? * 6L *', 'the last Friday of the month'],
];

export default function SchedulesPage({ fn }) {
  const list = usePages(TRIGGERS, 'items', { trigger_id: fn.id, per_page: 100 });
  const tags = useResource(async (signal) => (await get(`/functions/${fn.id}/tags`, undefined, signal)).tags.map(({ tag }) => tag), [fn.id]);
  const [open] = useQueryPart('open');
  const [editing, setEditing] = useState(null);
  const listed = list.rows.find(({ id }) => id === open);
  // A link may name one that is on a later page.
  const missing = open && !listed && (list.rows.length > 0 || !list.loading) ? open : null;
  const apart = useResource((signal) => (missing ? get(`${TRIGGERS}/${missing}`, undefined, signal) : Promise.resolve(undefined)), [missing]);
  const shown = listed ?? (missing && apart.data?.id === missing && apart.data.trigger_id === fn.id ? apart.data : null);

  const toggle = async (row) => {
    await change(row.id, [{ op: 'replace', path: '/enabled', value: !row.enabled }]);
    say(`${row.name} is ${row.enabled ? 'paused' : 'resumed'}.`);
    list.reload();
  };
  const destroy = (row) =>
    confirmed({
      title: `Delete the schedule ${row.name}?`,
      text: html`<p>${fn.name} is not run by it any more, and its history goes with it.</p>`,
      action: `Delete ${row.name}`,
      act: async () => {
        await remove(`${TRIGGERS}/${row.id}`);
        say(`${row.name} is deleted.`);
        setQuery({ open: null });
        list.reload();
      },
    });

  return html`<${Page}
    title="Schedules"
    note="All patterns are in UTC. Each tick is run at most once, whatever number of servers there is."
    actions=${html`<${Button} kind="main" icon="plus" needs="functions:update" onClick=${() => setEditing({})}>Add a schedule<//>`}
  >
    ${missing && !apart.loading && html`<${Problem} error=${apart.error} />`}
    <${Card}>
      <${Table}
        label="Schedules"
        rows=${list.rows}
        rowKey=${(row) => row.id}
        loading=${list.loading}
        error=${list.error}
        again=${list.reload}
        more=${list.next ? list.more : null}
        onOpen=${(row) => setQuery({ open: row.id })}
        empty=${html`<${Empty} icon="schedule" title="No schedule yet">A schedule runs the function by the clock, with a payload of its own.<//>`}
        columns=${[
          { name: 'Name', cell: (row) => html`<strong>${row.name}</strong>${row.description && html`<span class="muted small"> ${row.description}</span>`}` },
          { name: 'Runs', class: 'fill', cell: (row) => html`<div class="truncate">${words(row.schedule_pattern)}</div><code class="muted">${row.schedule_pattern}</code>` },
          { name: 'Version', cell: (row) => html`<${Badge}>${row.tag}<//>` },
          { name: 'Next', cell: (row) => (row.enabled ? html`<span class="nowrap"><${Time} at=${row.next_run_at} /></span>` : html`<${Badge} kind="warn">Paused<//>`) },
          { name: 'Last', cell: (row) => (row.last_run ? html`<${Outcome} value=${row.last_run.outcome} />` : html`<span class="faint">–</span>`) },
          {
            name: '',
            align: 'right',
            cell: (row) => html`<div class="actions">
              <${Button} small needs="functions:update" onClick=${() => toggle(row)}>${row.enabled ? 'Pause' : 'Resume'}<//>
              <${Button} small kind="quiet" icon="edit" label=${`Edit ${row.name}`} needs="functions:update" onClick=${() => setEditing(row)} />
              <${Button} small kind="quiet" icon="trash" label=${`Delete ${row.name}`} needs="functions:update" onClick=${() => destroy(row)} />
            </div>`,
          },
        ]}
      />
    <//>
    ${shown && html`<${History} fn=${fn} trigger=${shown} />`}
    ${editing &&
    html`<${ScheduleDialog}
      fn=${fn}
      trigger=${editing.id ? editing : null}
      tags=${tags.data ?? ['$current']}
      onClose=${() => setEditing(null)}
      onDone=${() => {
        setEditing(null);
        list.reload();
      }}
    />`}
  <//>`;
}

function change(id, operations) {
  return ask('PATCH', `${TRIGGERS}/${id}`, { json: operations, type: 'application/json-patch+json' });
}

function words(pattern) {
  try {
    return inWords(pattern);
  } catch {
    return pattern;
  }
}

function History({ fn, trigger }) {
  const runs = usePages(`${TRIGGERS}/${trigger.id}/runs`, 'runs', { per_page: 50 });
  return html`<${Dialog} side title=${trigger.name} onClose=${() => setQuery({ open: null })}>
    <div class="dialog-content">
      <p>${words(trigger.schedule_pattern)} <code class="muted">${trigger.schedule_pattern}</code></p>
      ${trigger.enabled && html`<${NextRuns} pattern=${trigger.schedule_pattern} known=${trigger.next_run_at} />`}
      ${trigger.payload !== null && html`<div class="stack"><h3>Payload</h3><pre class="value">${JSON.stringify(trigger.payload, null, 2)}</pre></div>`}
      <h3>History</h3>
    </div>
    <${Table}
      label="Runs"
      rows=${runs.rows}
      rowKey=${(row) => row.id}
      loading=${runs.loading}
      error=${runs.error}
      again=${runs.reload}
      more=${runs.next ? runs.more : null}
      empty=${html`<${Empty} icon="schedule" title="It has not run yet" />`}
      columns=${[
        { name: 'Tick (UTC)', cell: (row) => html`<span class="nowrap" title=${exact(row.scheduled_for)}>${MOMENT.format(new Date(row.scheduled_for))}</span>` },
        { name: 'Outcome', cell: (row) => html`<${Outcome} value=${row.outcome} />${row.missed_ticks > 0 && html` <span class="muted small">${row.missed_ticks} ticks</span>`}` },
        { name: 'Took', align: 'right', cell: (row) => html`<span class="nowrap">${row.finished_at ? duration(Date.parse(row.finished_at) - Date.parse(row.started_at)) : '–'}</span>` },
        { name: 'Status', align: 'right', cell: (row) => row.status ?? '–' },
        {
          name: 'Details',
          cell: (row) =>
            row.invocation_id
              ? html`<a href=${`functions/${fn.id}/invocations?open=${row.invocation_id}`}>Invocation</a>`
              : html`<span class="small muted">${row.reason ?? row.error_code ?? ''}</span>`,
        },
      ]}
    />
  <//>`;
}

/** The first one is the server's own when it is known; the others follow from the pattern. */
function NextRuns({ pattern, known }) {
  const from = known ? new Date(Date.parse(known) - 1000) : new Date();
  let moments;
  try {
    moments = /^rate/i.test(pattern.trim()) && known ? [new Date(known), ...nextRuns(pattern, 4, new Date(known))] : nextRuns(pattern, 5, from);
  } catch {
    return null;
  }
  return html`<div class="stack">
    <h3>Next runs (UTC)</h3>
    <ol class="steps">${moments.map((moment) => html`<li key=${moment.getTime()} class="now"><time datetime=${moment.toISOString()} title=${exact(moment)}>${MOMENT.format(moment)}</time></li>`)}</ol>
    ${moments.length === 0 && html`<p class="bad">No such time comes within thirty years.</p>`}
  </div>`;
}

function ScheduleDialog({ fn, trigger, tags, onClose, onDone }) {
  const [name, setName] = useState(trigger?.name ?? '');
  const [description, setDescription] = useState(trigger?.description ?? '');
  const [pattern, setPattern] = useState(trigger?.schedule_pattern ?? '*/15 * * * *');
  const [payload, setPayload] = useState(trigger?.payload === undefined || trigger.payload === null ? '' : JSON.stringify(trigger.payload, null, 2));
  const [tag, setTag] = useState(trigger?.tag ?? '$current');
  const [error, setError] = useState(null);
  const [saving, setSaving] = useState(false);
  let wrong = null;
  let said = '';
  try {
    said = inWords(pattern);
  } catch (failure) {
    wrong = failure.message;
  }
  let value = null;
  let wrongPayload = null;
  try {
    value = payload.trim() ? JSON.parse(payload) : null;
  } catch {
    wrongPayload = 'This is no JSON.';
  }
  const save = async () => {
    // Each request has a key of its own, so that two of them would make two schedules.
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      if (trigger) {
        const wanted = { name, description: description || null, schedule_pattern: pattern, payload: value, tag };
        const operations = Object.entries(wanted)
          .filter(([key, each]) => JSON.stringify(each) !== JSON.stringify(trigger[key] ?? null))
          .map(([key, each]) => ({ op: 'replace', path: `/${key}`, value: each }));
        if (operations.length > 0) await change(trigger.id, operations);
      } else {
        await post(TRIGGERS, { name, description: description || null, trigger_type: 'function', trigger_id: fn.id, schedule_pattern: pattern, payload: value, tag });
      }
      say(`${name} is kept.`);
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  return html`<${Dialog} title=${trigger ? `Edit ${trigger.name}` : `Run ${fn.name} by the clock`} onClose=${onClose}>
    <form
      onSubmit=${(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div class="dialog-content">
        <${Problem} error=${error} />
        <${TextField} label="Name" required autofocus maxlength="255" value=${name} onChange=${setName} />
        <${TextField} label="Description" maxlength="2000" value=${description} onChange=${setDescription} />
        <${TextField}
          label="Pattern, in UTC"
          spellcheck=${false}
          required
          value=${pattern}
          onChange=${setPattern}
          hint=${wrong ? html`<span class="warn">${wrong} The server decides when it is saved.</span>` : html`<strong>${said}</strong>`}
        />
        <div class="chips">${EXAMPLES.map(([each, text]) => html`<button type="button" key=${each} class="chip" onClick=${() => setPattern(each)}>${text}</button>`)}</div>
        ${!wrong && html`<${NextRuns} pattern=${pattern} known=${null} />`}
        <${Choice} label="Version" value=${tag} options=${[...new Set([tag, ...tags])].map((each) => [each, each === '$current' ? '$current, the deployed one' : each])} onChange=${setTag} hint="By its tag, at the moment of the tick." />
        <${TextField} label="Payload" multiline spellcheck=${false} placeholder="{}" value=${payload} onChange=${setPayload} error=${wrongPayload} hint="JSON that the function is handed; nothing is fine." />
      </div>
      <footer>
        <${Button} onClick=${onClose}>Cancel<//>
        <${Button} kind="main" type="submit" needs="functions:update" off=${saving ? 'It is being saved' : !name ? 'Give it a name first' : !pattern.trim() ? 'Write a pattern first' : wrongPayload}>Save<//>
      </footer>
    </form>
  <//>`;
}
