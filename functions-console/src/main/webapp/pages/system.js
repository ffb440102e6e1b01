// SPDX-License-Identifier: Apache-2.0
import { get, send } from '../api.js';
import { html } from '../html.js';
import { bytes, count, percent, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Badge, Loading, NotOffered, Notice, Problem } from '../parts/feedback.js';
import { Card, Page } from '../parts/page.js';
import { useInterval, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { may } from '../session.js';

const PROBES = [
  ['live', 'Alive', 'If not, only a new start helps.'],
  ['ready', 'Ready', 'Whether requests should be sent here.'],
  ['started', 'Started', 'Whether the start has ended.'],
];

export default function SystemPage() {
  const health = useResource((signal) => Promise.all(PROBES.map(([name]) => probe(name, signal))), []);
  const system = useResource((signal) => (may('functions:administer') ? get('/system', undefined, signal) : Promise.resolve(null)), []);
  useInterval(() => {
    health.reload();
    if (!system.error) system.reload();
  }, 10_000);
  const offered = health.data?.some((each) => each !== null);

  return html`<${Page}
    title="System"
    note="The servers of the installation, and what the one that answers stands on."
    actions=${html`<${Button}
      icon="refresh"
      onClick=${() => {
        health.reload();
        system.reload();
      }}
      >Refresh<//
    >`}
  >
    <${Card} title="Health">
      <${Problem} error=${health.error} again=${health.reload} />
      ${health.loading && !health.data && html`<${Loading} />`}
      ${health.data && !offered && html`<${NotOffered} what="Health" path="/api/health/ready" />`}
      ${offered &&
      html`<div class="figures" style=${{ border: 0 }}>
        ${PROBES.map(([name, title, note], index) => {
          const found = health.data[index];
          return html`<div class="figure" key=${name}>
            <div class="row"><strong>${title}</strong>${found ? html`<${Badge} kind=${found.status === 'UP' ? 'good' : 'bad'} dot>${found.status === 'UP' ? 'up' : 'down'}<//>` : html`<${Badge}>not told<//>`}</div>
            <div class="muted small">${note}</div>
            <ul class="steps" style=${{ marginTop: '10px' }}>
              ${(found?.checks ?? []).map(
                (check) => html`<li class="done" style=${{ flexWrap: 'wrap' }} key=${check.name}>
                  <${Badge} kind=${check.status === 'UP' ? 'good' : 'bad'} dot>${check.status === 'UP' ? 'up' : 'down'}<//> ${check.name.replaceAll('-', ' ')}
                  ${check.data && html`<span class="muted small">${Object.entries(check.data).map(([key, value]) => `${key}: ${value}`).join(', ')}</span>`}
                </li>`,
              )}
            </ul>
          </div>`;
        })}
      </div>`}
    <//>
    ${!may('functions:administer') && html`<${Notice}>Servers, engines, database and keys are shown to who has the role <code>functions:administer</code>.<//>`}
    ${system.error && (system.error.status === 404 ? html`<${Card}><${NotOffered} what="The list of servers" path="/system" /><//>` : html`<${Problem} error=${system.error} again=${system.reload} />`)}
    ${may('functions:administer') && system.loading && !system.data && !system.error && html`<${Loading} rows=${6} />`}
    ${system.data && html`<${Servers} system=${system.data} />`}
  <//>`;
}

/** Health says that something is down by its status too, with the same body. */
async function probe(name, signal) {
  const answer = await send('GET', `/api/health/${name}`, { signal });
  if (answer.status === 404) return null;
  const body = await answer.json().catch(() => null);
  return body?.checks ? body : { status: 'DOWN', checks: [] };
}

/** By name, because the server that answers comes first and may be another one each time. */
function Servers({ system }) {
  const nodes = [...system.nodes].sort((one, other) => one.name.localeCompare(other.name));
  return html`
    ${!system.complete && html`<${Notice} kind="warn">The other servers could not be looked up, so some may be missing here.<//>`}
    <${Card} title="Servers">
      <${Table}
        label="Servers"
        rows=${nodes}
        rowKey=${(row) => row.name}
        columns=${[
          { name: 'Server', cell: (row) => html`<strong>${row.name}</strong> ${row.self && html`<span class="muted small">answers here</span>`}` },
          { name: 'State', cell: (row) => html`<${State} node=${row} />` },
          { name: 'Version', cell: (row) => row.version },
          { name: 'Java', cell: (row) => row.java_version },
          { name: 'Engines', cell: (row) => row.engines.map(({ name, version }) => `${name} ${version}`).join(', ') },
          { name: 'Latest date', cell: (row) => row.maximum_compatibility_date },
          { name: 'Started', cell: (row) => html`<${Time} at=${row.started_at} />` },
          { name: 'Seen', cell: (row) => html`<${Time} at=${row.seen_at} />` },
        ]}
      />
    <//>
    ${nodes.filter(({ answering }) => answering).map((node) => html`<${Server} key=${node.name} node=${node} />`)}
  `;
}

function State({ node }) {
  if (!node.answering) return html`<${Badge} kind="bad" dot>does not answer<//>`;
  return html`<${Badge} kind=${node.phase === 'started' ? 'good' : 'warn'} dot>${node.phase}<//>`;
}

/** What others see of the database and of the keys is not known here. */
function Server({ node }) {
  const { database, token_keys: keys, heap, instances } = node;
  return html`
    <${Card} title=${node.name} actions=${html`<${State} node=${node} />`}>
      <div class="content grid">
        <dl class="facts">
          <dt>Version</dt>
          <dd>${node.version}</dd>
          <dt>Started</dt>
          <dd><${Time} at=${node.started_at} /></dd>
          <dt>Java</dt>
          <dd>${node.java_version}</dd>
          <dt>Latest compatibility date</dt>
          <dd><strong>${node.maximum_compatibility_date}</strong></dd>
          <dt>Heap</dt>
          <dd>${bytes(heap.used_bytes)} of ${heap.maximum_bytes < 0 ? 'an unknown size' : `${bytes(heap.maximum_bytes)} (${percent(heap.used_bytes, heap.maximum_bytes)})`} ${heap.short && html`<${Badge} kind="bad">short<//>`}</dd>
          <dt>Instances</dt>
          <dd>${instances ? Object.entries(instances).map(([state, amount]) => `${amount} ${state}`).join(', ') : 'none yet'}</dd>
        </dl>
        ${database &&
        html`<dl class="facts">
          <dt>Database</dt>
          <dd><${Badge} kind=${database.reachable ? 'good' : 'bad'} dot>${database.reachable ? 'reachable' : 'does not answer'}<//> ${database.product} ${database.version}</dd>
          <dt>Schema</dt>
          <dd>${database.schema_version ?? 'unknown'} ${database.pending_scripts ? html`<${Badge} kind="warn">${database.pending_scripts} scripts have not run<//>` : database.pending_scripts === 0 ? html`<${Badge} kind="good">up to date<//>` : ''}</dd>
          <dt>Migration</dt>
          <dd><code>${database.migration}</code></dd>
          <dt>Identity provider</dt>
          <dd>${keys.reachable === null ? html`<${Badge}>address not known<//>` : html`<${Badge} kind=${keys.reachable ? 'good' : 'bad'} dot>${keys.reachable ? 'gives its keys' : 'does not answer'}<//>`}</dd>
          <dt>Last token verified</dt>
          <dd><${Time} at=${keys.verified_at} /></dd>
        </dl>`}
      </div>
      <${Table}
        label=${`Engines of ${node.name}`}
        rows=${node.engines}
        rowKey=${(row) => row.name}
        columns=${[
          { name: 'Engine', cell: (row) => html`<strong>${row.name}</strong>` },
          { name: 'Version', cell: (row) => row.version },
          { name: 'Allowed', cell: (row) => html`<${Badge} kind=${row.allowed ? 'good' : 'plain'}>${row.allowed ? 'yes' : 'no'}<//>` },
          { name: 'Build', class: 'fill', cell: (row) => html`<code class="muted">${row.build}</code>` },
        ]}
      />
      <${Table}
        label=${`Executors of ${node.name}`}
        rows=${node.executors}
        rowKey=${(row) => row.name}
        empty=${html`<p class="content muted small">The application server tells nothing of its executors.</p>`}
        columns=${[
          { name: 'Executor', class: 'fill', cell: (row) => row.name },
          { name: 'At work', align: 'right', cell: (row) => `${count(row.active)} of ${count(row.threads)}` },
          { name: 'Waiting', align: 'right', cell: (row) => count(row.queued) },
        ]}
      />
    <//>
  `;
}
