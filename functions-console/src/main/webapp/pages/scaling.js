// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { get, put, remove } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { count, ShortId, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Empty, Problem, say } from '../parts/feedback.js';
import { Choice, Field, TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useInterval, usePages, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';

const STATES = { IDLE: 'good', BUSY: 'info', STARTING: 'warn', SUSPENDED: 'plain', RETIRED: 'plain' };

export default function ScalingPage({ fn, reload }) {
  const path = `/functions/${fn.id}`;
  const tags = useResource(async (signal) => (await get(`${path}/tags`, undefined, signal)).tags, [fn.id, fn.current_version?.id]);
  const versions = useResource(async (signal) => (await get(`${path}/versions`, { per_page: 100 }, signal)).function_versions, [fn.id]);
  const policies = useResource(async (signal) => (await get(`${path}/scaling-policies`, undefined, signal)).scaling_policies, [fn.id]);
  const instances = useResource(async (signal) => (await get(`${path}/instances`, undefined, signal)).instances, [fn.id]);
  const history = usePages(`${path}/tag-history`, 'tag_history', { per_page: 20 });
  const [tagging, setTagging] = useState(null);
  const [editing, setEditing] = useState(null);
  useInterval(instances.reload, 5000);
  const number = (id) => versions.data?.find((each) => each.id === id)?.sequence_number;
  const versionLink = (id) => html`<a href=${`functions/${fn.id}/code?version=${id}`}>Version ${number(id) ?? id.slice(0, 8)}</a>`;
  const own = (tags.data ?? []).filter(({ tag }) => !tag.startsWith('$'));
  const full = own.length >= limits.tags ? `A function has at most ${limits.tags} tags` : null;
  const changed = () => {
    tags.reload();
    history.reload();
    versions.reload();
  };

  return html`<${Page} title="Tags and scaling" note="Names that point to versions, and how far the calls by each may scale.">
    <${Card} title="Tags" actions=${html`<${Button} small icon="plus" needs="functions:update" off=${full} onClick=${() => setTagging({})}>Set a tag<//>`}>
      <${Table}
        label="Tags"
        rows=${tags.data ?? []}
        rowKey=${(row) => row.tag}
        loading=${tags.loading}
        error=${tags.error}
        again=${tags.reload}
        empty=${html`<${Empty} icon="tag" title="No version, so no tag" />`}
        columns=${[
          { name: 'Tag', cell: (row) => html`<${Badge} kind=${row.tag === '$current' ? 'good' : 'plain'}>${row.tag}<//>` },
          { name: 'Points to', class: 'fill', cell: (row) => versionLink(row.version_id) },
          { name: 'Since', cell: (row) => html`<span class="nowrap"><${Time} at=${row.effective_from} /></span>` },
          {
            name: '',
            align: 'right',
            cell: (row) =>
              row.tag.startsWith('$')
                ? html`<span class="muted small">${row.tag === '$current' ? 'moves by deployments' : 'always the newest'}</span>`
                : html`<div class="actions">
                    <${Button} small needs="functions:update" onClick=${() => setTagging(row)}>Move<//>
                    <${Button}
                      small
                      kind="quiet"
                      icon="trash"
                      label=${`Remove ${row.tag}`}
                      needs="functions:update"
                      onClick=${() =>
                        confirmed({
                          title: `Remove the tag ${row.tag} of ${fn.name}?`,
                          text: html`<p>Calls and schedules that name it are refused from then on. Its version stays.</p>`,
                          action: `Remove ${row.tag}`,
                          act: async () => {
                            await remove(`${path}/tags/${row.tag}`);
                            say(`${row.tag} is removed.`);
                            changed();
                          },
                        })}
                    />
                  </div>`,
          },
        ]}
      />
    <//>
    <${Card} title="Scaling policies" actions=${html`<${Button} small icon="plus" needs="functions:update" off=${policies.data ? null : policies.error ? 'The policies could not be read' : 'Loading'} onClick=${() => setEditing('$current')}>Set a policy<//>`}>
      <${Table}
        label="Scaling policies"
        rows=${policies.data ?? []}
        rowKey=${(row) => row.tag}
        loading=${policies.loading}
        error=${policies.error}
        again=${policies.reload}
        empty=${html`<${Empty} icon="scaling" title="No policy of its own">Instances follow use, up to the ${limits.concurrentInvocations} invocations that the site may run at a time.<//>`}
        columns=${[
          { name: 'Tag', class: 'fill', cell: (row) => html`<${Badge}>${row.tag}<//>` },
          { name: 'Instances at work', align: 'right', cell: (row) => row.zone_instances_limit || 'no limit' },
          { name: 'Invocations at a time', align: 'right', cell: (row) => row.zone_requests_limit || 'no limit' },
          { name: 'Kept ready', align: 'right', cell: (row) => row.provisioned_instances_count },
          { name: 'Changed', cell: (row) => html`<span class="nowrap"><${Time} at=${row.updated_at} /></span>` },
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
                    text: html`<p>Calls by this tag have the limits of the site alone then.${row.tag === '$current' ? ' Warm instances of the function end with it.' : ''}</p>`,
                    action: 'Remove the policy',
                    act: async () => {
                      await remove(`${path}/scaling-policies/${row.tag}`);
                      policies.reload();
                      reload();
                    },
                  })}
              />
            </div>`,
          },
        ]}
      />
    <//>
    <${Card} title="Instances on this server" actions=${html`<span class="muted small">Read every 5 s</span>`}>
      <${Table}
        label="Instances"
        rows=${instances.data ?? []}
        rowKey=${(row) => row.id}
        loading=${instances.loading}
        error=${instances.error}
        again=${instances.reload}
        empty=${html`<${Empty} icon="system" title="No instance at the moment">The next call starts one.<//>`}
        columns=${[
          { name: 'Instance', cell: (row) => html`<${ShortId} value=${row.id} />` },
          { name: 'State', cell: (row) => html`<${Badge} kind=${STATES[row.state]} dot>${row.state.toLowerCase()}<//>` },
          { name: 'Version', class: 'fill', cell: (row) => versionLink(row.version_id) },
          { name: 'Age', cell: (row) => html`<span class="nowrap"><${Time} at=${row.created_at} /></span>` },
          { name: 'Last used', cell: (row) => html`<span class="nowrap"><${Time} at=${row.last_used_at} /></span>` },
          { name: 'Invocations', align: 'right', cell: (row) => count(row.invocations) },
          { name: 'Now', align: 'right', cell: (row) => row.running },
        ]}
      />
    <//>
    <${Card} title="Where tags pointed before">
      <${Table}
        label="History of tags"
        rows=${history.rows}
        rowKey=${(row) => `${row.tag}${row.effective_from}`}
        loading=${history.loading}
        error=${history.error}
        again=${history.reload}
        more=${history.next ? history.more : null}
        columns=${[
          { name: 'Tag', cell: (row) => html`<${Badge}>${row.tag}<//>` },
          { name: 'Version', class: 'fill', cell: (row) => versionLink(row.version_id) },
          { name: 'From', cell: (row) => html`<span class="nowrap"><${Time} at=${row.effective_from} /></span>` },
          { name: 'To', cell: (row) => html`<span class="nowrap">${row.effective_to ? html`<${Time} at=${row.effective_to} />` : 'now'}</span>` },
        ]}
      />
    <//>
    ${tagging &&
    html`<${TagDialog}
      fn=${fn}
      known=${tagging.tag}
      versions=${versions.data ?? []}
      onClose=${() => setTagging(null)}
      onDone=${() => {
        setTagging(null);
        changed();
      }}
    />`}
    ${editing &&
    html`<${PolicyDialog}
      fn=${fn}
      first=${editing}
      policies=${policies.data ?? []}
      tags=${(tags.data ?? []).map(({ tag }) => tag)}
      onClose=${() => setEditing(null)}
      onDone=${() => {
        setEditing(null);
        policies.reload();
        reload();
      }}
    />`}
  <//>`;
}

function TagDialog({ fn, known, versions, onClose, onDone }) {
  const [tag, setTag] = useState(known ?? '');
  const [chosen, setVersion] = useState(null);
  // The versions may come after the dialog.
  const version = chosen ?? versions[0]?.id ?? '';
  const [error, setError] = useState(null);
  const wrong = tag && !/^[a-z][-_0-9a-z]{0,62}$/.test(tag) ? 'A lower-case letter, then lower-case letters, digits, hyphens and underscores.' : null;
  const save = async () => {
    try {
      await put(`/functions/${fn.id}/tags/${tag}`, { version_id: version });
      say(`${tag} points to version ${versions.find(({ id }) => id === version)?.sequence_number} now.`);
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title=${known ? `Move the tag ${known}` : `Set a tag of ${fn.name}`} onClose=${onClose}>
    <div class="dialog-content">
      <${Problem} error=${error} />
      ${!known && html`<${TextField} label="Tag" maxlength="63" autofocus spellcheck=${false} value=${tag} onChange=${setTag} error=${wrong} hint="Calls and schedules name a version by it." />`}
      <${Choice} label="Version" autofocus=${Boolean(known)} value=${version} options=${versions.map((each) => [each.id, `Version ${each.sequence_number}`])} onChange=${setVersion} />
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" needs="functions:update" off=${!tag || !version ? 'Name a tag and a version' : wrong} onClick=${save}>${known ? 'Move' : 'Set'}<//>
    </footer>
  <//>`;
}

/** @param {{fn: any, first: string, policies: any[], tags: string[], onClose: () => void, onDone: () => void}} props first: the tag to begin with */
function PolicyDialog({ fn, first, policies, tags, onClose, onDone }) {
  // What is saved takes the place of the whole policy of the tag, so that each tag begins with the values that it has.
  const policyOf = (chosen) => policies.find((each) => each.tag === chosen);
  const valuesOf = (policy) => ({
    zone_instances_limit: policy?.zone_instances_limit ?? 0,
    zone_requests_limit: policy?.zone_requests_limit ?? 0,
    provisioned_instances_count: policy?.provisioned_instances_count ?? 0,
  });
  const [tag, setTag] = useState(first);
  const [values, setValues] = useState(valuesOf(policyOf(first)));
  const [error, setError] = useState(null);
  const choose = (next) => {
    setTag(next);
    setValues(valuesOf(policyOf(next)));
  };
  const number = (name, label, hint, most) => html`<${Field} label=${label} hint=${hint}>
    ${(attributes) =>
      html`<input type="number" ...${attributes} min="0" max=${most} value=${values[name]} onInput=${(event) => setValues({ ...values, [name]: Number(event.target.value) })} />`}
  <//>`;
  const save = async () => {
    try {
      await put(`/functions/${fn.id}/scaling-policies/${tag}`, values);
      say(`The policy for ${tag} counts now.`);
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title=${`${policyOf(tag) ? 'Edit' : 'Set'} a scaling policy of ${fn.name}`} onClose=${onClose}>
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
      ${number('zone_instances_limit', 'Instances at work on a server', 'Further invocations wait for one. 0 for no limit of its own.')}
      ${number('zone_requests_limit', 'Invocations at a time on a server', 'Those that wait included; one more is answered with 429. 0 for no limit of its own.')}
      ${number('provisioned_instances_count', 'Instances kept ready', 'On each server, so that no call waits for a start.', 5)}
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" needs="functions:update" onClick=${save}>Save<//>
    </footer>
  <//>`;
}
