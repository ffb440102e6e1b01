// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { get, post, put, remove } from '../api.js';
import { html } from '../html.js';
import { exact, ShortId, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Copy, Empty, Loading, Notice, Outcome, Problem, say } from '../parts/feedback.js';
import { Choice, Field, Segments } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { setQuery, useQueryPart } from '../place.js';

/** @type {Record<string, [string, string]>} */
const STATES = {
  WAITING: ['info', 'Waiting'],
  RUNNING: ['info', 'Running'],
  SUCCEEDED: ['good', 'Succeeded'],
  DEAD: ['bad', 'Dead letter'],
};

export default function AcceptedPage({ fn, user }) {
  const [status, setStatus] = useQueryPart('status');
  const [open] = useQueryPart('open');
  const [editing, setEditing] = useState(null);
  const path = `/functions/${fn.id}/async-invocations`;
  const list = usePages(path, 'items', { status, per_page: 50 });
  const policies = useResource(async (signal) => (await get(`/functions/${fn.id}/async-policies`, undefined, signal)).items, [fn.id]);
  const functions = useResource(async (signal) => (await get('/functions', { 'site_ids[]': user.site }, signal)).functions, [user.site]);
  const tags = useResource(async (signal) => (await get(`/functions/${fn.id}/tags`, undefined, signal)).tags.map(({ tag }) => tag), [fn.id]);
  const name = (target) => {
    if (target === null) return html`<span class="muted">nobody</span>`;
    if (target === 'stream') return 'the event stream';
    return `${functions.data?.find(({ id }) => id === target.function_id)?.name ?? target.function_id.slice(0, 8)} (${target.tag})`;
  };

  return html`<${Page}
    wide
    title="Accepted calls"
    note="Calls whose callers do not wait: answered with 202 at once, and run later, at least once."
    actions=${html`<${Button} icon="refresh" onClick=${list.reload}>Refresh<//>`}
  >
    <${Card}
      label="Accepted calls"
      filters=${html`<${Segments}
        label="Status"
        value=${status}
        onChange=${setStatus}
        options=${[['', 'All'], ...Object.entries(STATES).map(([key, [, text]]) => [key, key === 'DEAD' ? 'Dead letters' : text])]}
      />`}
    >
      <${Table}
        label="Accepted calls"
        rows=${list.rows}
        rowKey=${(row) => row.id}
        loading=${list.loading}
        error=${list.error}
        again=${list.reload}
        more=${list.next ? list.more : null}
        onOpen=${(row) => setQuery({ open: row.id })}
        openLabel=${(row) => `Call accepted ${exact(row.accepted_at)}`}
        empty=${html`<${Empty} icon="schedule" title=${status ? 'No call is like that' : 'No call was accepted'}>Callers add <code>integration=async</code> to a call by tag.<//>`}
        columns=${[
          { name: 'Accepted', cell: (row) => html`<span class="nowrap"><${Time} at=${row.accepted_at} /></span>` },
          { name: 'Status', cell: (row) => html`<${Status} value=${row.status} />` },
          { name: 'Tag', cell: (row) => html`<${Badge}>${row.tag}<//>` },
          { name: 'Call', class: 'fill', cell: (row) => html`<div class="truncate mono">${row.method} ${row.url}</div>` },
          { name: 'Attempts', align: 'right', cell: (row) => `${row.attempts} of ${row.retries_count + 1}` },
          { name: 'Newest attempt', cell: (row) => (row.outcome ? html`<${Outcome} value=${row.outcome} />` : html`<span class="faint">–</span>`) },
          { name: 'Next', cell: (row) => html`<span class="nowrap"><${Time} at=${row.next_attempt_at} /></span>` },
          { name: 'Id', cell: (row) => html`<${ShortId} value=${row.id} />` },
        ]}
      />
    <//>
    <${Card} title="Policies" actions=${html`<${Button} small icon="plus" needs="functions:update" off=${policies.data ? null : policies.error ? 'The policies could not be read' : 'Loading'} onClick=${() => setEditing('$current')}>Set a policy<//>`}>
      <${Table}
        label="Policies of accepted calls"
        rows=${policies.data ?? []}
        rowKey=${(row) => row.tag}
        loading=${policies.loading}
        error=${policies.error}
        again=${policies.reload}
        empty=${html`<${Empty} icon="schedule" title="No policy of its own">Calls are repeated as often as the server says, and nobody is told of their end.<//>`}
        columns=${[
          { name: 'Tag', class: 'fill', cell: (row) => html`<${Badge}>${row.tag}<//>` },
          { name: 'Repeated at most', align: 'right', cell: (row) => row.retries_count },
          { name: 'Answers go to', cell: (row) => name(row.success_target) },
          { name: 'Failures go to', cell: (row) => name(row.failure_target) },
          {
            name: '',
            align: 'right',
            cell: (row) => html`<div class="actions">
              <${Button} small needs="functions:update" onClick=${() => setEditing(row.tag)}>Edit<//>
              <${Button}
                small
                kind="quiet"
                icon="trash"
                label=${`Remove the policy for ${row.tag}`}
                needs="functions:update"
                onClick=${() =>
                  confirmed({
                    title: `Remove the policy for ${row.tag} of ${fn.name}?`,
                    text: html`<p>Calls that are accepted from then on follow the settings of the server.</p>`,
                    action: 'Remove the policy',
                    act: async () => {
                      await remove(`/functions/${fn.id}/async-policies/${row.tag}`);
                      policies.reload();
                    },
                  })}
              />
            </div>`,
          },
        ]}
      />
    <//>
    <${Problem} error=${functions.error} again=${functions.reload} />
    <${Problem} error=${tags.error} again=${tags.reload} />
    ${open && html`<${Details} key=${open} fn=${fn} path=${`${path}/${open}`} onChanged=${list.reload} />`}
    ${editing &&
    html`<${PolicyDialog}
      fn=${fn}
      first=${editing}
      policies=${policies.data ?? []}
      functions=${functions.data ?? []}
      tags=${tags.data ?? []}
      onClose=${() => setEditing(null)}
      onDone=${() => {
        setEditing(null);
        policies.reload();
      }}
    />`}
  <//>`;
}

function Status({ value }) {
  const [kind, text] = STATES[value] ?? ['plain', value];
  return html`<${Badge} kind=${kind} dot>${text}<//>`;
}

function Details({ fn, path, onChanged }) {
  const call = useResource((signal) => get(path, undefined, signal), [path]);
  const row = call.data;
  const close = () => setQuery({ open: null });
  const again = async () => {
    await post(`${path}/run-again`);
    say('The call runs again.');
    call.reload();
    onChanged();
  };
  const destroy = () =>
    confirmed({
      title: `Delete the call ${row.id.slice(0, 8)} of ${fn.name}?`,
      text: html`<p>It is not run any more, and nothing of it is kept.</p>`,
      action: `Delete the call ${row.id.slice(0, 8)}`,
      act: async () => {
        await remove(path);
        say('The call is deleted.');
        close();
        onChanged();
      },
    });
  return html`<${Dialog} side title="Accepted call" onClose=${close}>
    <div class="dialog-content">
      <${Problem} error=${call.error} again=${call.reload} />
      ${call.loading && !row && html`<${Loading} />`}
      ${row &&
      html`
        <div class="row">
          <${Status} value=${row.status} /><span class="grow"></span>
          <${Button} small needs="functions:update" off=${row.status === 'DEAD' ? null : 'Only dead letters are run again'} onClick=${again}>Run again<//>
          <${Button} small kind="danger" icon="trash" needs="functions:update" off=${row.status === 'RUNNING' ? 'It runs at the moment' : null} onClick=${destroy}>Delete<//>
        </div>
        ${row.error && html`<${Notice} kind="bad">${row.error}<//>`}
        <dl class="facts">
          <dt>Id</dt>
          <dd><code>${row.id}</code> <${Copy} text=${row.id} label="Copy the id" /></dd>
          <dt>Call</dt>
          <dd><code>${row.method} ${row.url}</code></dd>
          <dt>Accepted</dt>
          <dd>${exact(row.accepted_at)}</dd>
          <dt>Given up after</dt>
          <dd>${exact(row.expires_at)}</dd>
          ${row.next_attempt_at && html`<dt>Next attempt</dt><dd>${exact(row.next_attempt_at)}</dd>`}
          ${row.finished_at && html`<dt>Ended</dt><dd>${exact(row.finished_at)}</dd>`}
          ${row.delivery && html`<dt>Message to its target</dt><dd>${row.delivery}</dd>`}
        </dl>
        <h3>Attempts</h3>
      `}
    </div>
    ${row &&
    html`<${Table}
      label="Attempts"
      rows=${row.last_attempts}
      rowKey=${(each) => each.invocation_id}
      empty=${html`<${Empty} icon="invocations" title="None has begun" />`}
      columns=${[
        { name: 'Attempt', cell: (each) => each.attempt },
        { name: 'Began', cell: (each) => html`<span class="nowrap"><${Time} at=${each.started_at} /></span>` },
        { name: 'Outcome', cell: (each) => html`<${Outcome} value=${each.outcome} />` },
        { name: 'Status', align: 'right', cell: (each) => each.http_status ?? '–' },
        { name: 'Details', cell: (each) => html`<a href=${`functions/${fn.id}/invocations?open=${each.invocation_id}`}>Invocation</a>` },
      ]}
    />`}
  <//>`;
}

/** A target as the value of a choice, and back. */
const keyOf = (target) => (target === null || target === undefined ? '' : target === 'stream' ? 'stream' : `${target.function_id} ${target.tag}`);
const targetOf = (key) => {
  if (key === '' || key === 'stream') return key || null;
  const [id, tag] = key.split(' ');
  return { function_id: id, tag };
};

/**
 * @param {{fn: any, first: string, policies: any[], functions: any[], tags: string[], onClose: () => void, onDone: () => void}} props
 *   first: the tag to begin with
 */
function PolicyDialog({ fn, first, policies, functions, tags, onClose, onDone }) {
  // What is saved takes the place of the whole policy of the tag, so that each tag begins with the values that it has.
  const policyOf = (chosen) => policies.find((each) => each.tag === chosen);
  const valuesOf = (policy) => ({ retries: policy?.retries_count ?? 3, success: keyOf(policy?.success_target), failure: keyOf(policy?.failure_target) });
  const [tag, setTag] = useState(first);
  const [values, setValues] = useState(valuesOf(policyOf(first)));
  const [error, setError] = useState(null);
  const { retries, success, failure } = values;
  const set = (change) => setValues({ ...values, ...change });
  const choose = (next) => {
    setTag(next);
    setValues(valuesOf(policyOf(next)));
  };
  const targets = (chosen) => {
    const known = [['', 'nobody'], ['stream', 'the event stream'], ...functions.map(({ id, name }) => [`${id} $current`, name])];
    // One with another tag, which was set elsewhere, stays as it is.
    return known.some(([key]) => key === chosen) ? known : [...known, [chosen, `${chosen.slice(0, 8)} ${chosen.split(' ')[1]}`]];
  };
  const save = async () => {
    try {
      await put(`/functions/${fn.id}/async-policies/${tag}`, { retries_count: retries, success_target: targetOf(success), failure_target: targetOf(failure) });
      say(`The policy for ${tag} counts for calls that are accepted from now on.`);
      onDone();
    } catch (problem) {
      setError(problem);
    }
  };
  return html`<${Dialog} title=${`${policyOf(tag) ? 'Edit' : 'Set'} a policy for accepted calls of ${fn.name}`} onClose=${onClose}>
    <div class="dialog-content">
      <${Problem} error=${error} />
      <${Choice}
        label="Calls by the tag"
        autofocus
        value=${tag}
        options=${[...new Set([tag, '$current', ...tags])].map((each) => [each, each])}
        onChange=${choose}
        hint=${policyOf(tag) ? 'The tag has a policy, which the new one replaces.' : 'The tag has no policy of its own yet.'}
      />
      <${Field} label="Repeated at most" hint="After the first attempt has failed; each pause is longer than the one before.">
        ${(attributes) => html`<input type="number" ...${attributes} min="0" max="100" value=${retries} onInput=${(event) => set({ retries: Number(event.target.value) })} />`}
      <//>
      <${Choice} label="Answers go to" value=${success} options=${targets(success)} onChange=${(next) => set({ success: next })} />
      <${Choice} label="Failures go to" value=${failure} options=${targets(failure)} onChange=${(next) => set({ failure: next })} />
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" needs="functions:update" onClick=${save}>Save<//>
    </footer>
  <//>`;
}
