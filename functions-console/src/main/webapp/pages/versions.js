// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { get, remove } from '../api.js';
import { deploy } from '../builds.js';
import { html } from '../html.js';
import { Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed } from '../parts/dialog.js';
import { DiffEditor } from '../parts/editor.js';
import { Badge, Empty, Loading, Notice, Problem, say } from '../parts/feedback.js';
import { Segments } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { goTo, setQuery, useQueryPart } from '../place.js';
import { download, readSource, versionTitle } from './code.js';

export default function VersionsPage({ fn, reload }) {
  const versions = usePages(`/functions/${fn.id}/versions`, 'function_versions', { per_page: 50 });
  const [left] = useQueryPart('left');
  const [right] = useQueryPart('right');
  const find = (id) => versions.rows.find((each) => each.id === id);
  const current = useCurrentVersion(fn, versions.rows.length > 0 ? versions.rows : undefined);
  const currentId = fn.current_version?.id;

  // The newer of two stands at the right, whichever was chosen first. One that is not listed is older than those that are.
  const choose = (version) => {
    const chosen = [left, right].filter(Boolean);
    const next = chosen.includes(version.id) ? chosen.filter((id) => id !== version.id) : [...chosen, version.id].slice(-2);
    const order = (id) => find(id)?.sequence_number ?? 0;
    next.sort((one, other) => order(one) - order(other));
    setQuery({ left: next.length === 2 ? next[0] : null, right: next[next.length - 1] });
  };

  const done = () => {
    versions.reload();
    reload();
  };

  return html`<${Page}
    title="Versions"
    note="A version never changes. Choose two to see what differs."
    actions=${html`<${Button} kind="main" icon="edit" needs="functions:update" onClick=${() => goTo(`/functions/${fn.id}/code`)}>Write a new one<//>`}
  >
    ${left && right && html`<${Difference} key=${left + right} fn=${fn} left=${find(left)} right=${find(right)} ids=${[left, right]} />`}
    <${Card}>
      <${Table}
        label="Versions"
        rows=${versions.rows}
        rowKey=${(row) => row.id}
        loading=${versions.loading}
        error=${versions.error}
        again=${versions.reload}
        more=${versions.next ? versions.more : null}
        empty=${html`<${Empty} icon="versions" title="No version yet"><a href=${`functions/${fn.id}/code`}>Write the first one</a><//>`}
        columns=${[
          {
            name: 'Compare',
            cell: (row) =>
              html`<input
                type="checkbox"
                aria-label=${`Compare version ${row.sequence_number}`}
                checked=${row.id === left || row.id === right}
                onChange=${() => choose(row)}
              />`,
          },
          {
            name: 'Version',
            cell: (row) => html`<div class="row">
              <a href=${`functions/${fn.id}/code?version=${row.id}`}><strong>${row.sequence_number}</strong></a>
              ${row.id === currentId && html`<${Badge} kind="good" dot>current<//>`}
              ${row.tags.filter((tag) => tag !== '$current').map((tag) => html`<${Badge} key=${tag}>${tag}<//>`)}
              ${row.status !== 'ACTIVE' && html`<${Badge} kind="warn">${row.status.toLowerCase()}<//>`}
            </div>`,
          },
          { name: 'Created', cell: (row) => html`<span class="nowrap"><${Time} at=${row.created_at} /></span>` },
          { name: 'By', cell: (row) => row.created_by },
          { name: 'Compatibility', cell: (row) => html`<span class="nowrap">${row.compatibility_date}</span>` },
          { name: 'Engine', cell: (row) => row.resolved_engine ?? row.engine },
          { name: 'Variables', align: 'right', cell: (row) => html`<span title=${row.defined_environment_variables.join(', ')}>${row.defined_environment_variables.length}</span>` },
          {
            name: '',
            align: 'right',
            cell: (row) => html`<div class="actions">
              <${Button} small icon="download" label=${`Download version ${row.sequence_number}`} kind="quiet" onClick=${() => download(fn, row)} />
              <${Button}
                small
                icon="trash"
                kind="quiet"
                label=${`Delete version ${row.sequence_number}`}
                needs="functions:update"
                off=${row.id === currentId ? 'The current version cannot be deleted' : row.tags.includes('$latest') ? 'The newest version cannot be deleted' : null}
                onClick=${() => destroy(fn, row, done)}
              />
              <${Button}
                small
                needs="functions:update"
                off=${row.id === currentId ? 'It is the current version already' : null}
                onClick=${() => deployVersion(fn, row, current, done)}
              >
                ${current && row.sequence_number < current.sequence_number ? 'Roll back' : 'Deploy'}
              <//>
            </div>`,
          },
        ]}
      />
    <//>
  <//>`;
}

/**
 * The version that answers: one of those that are listed, or read apart if it is not among them.
 * @param {any} fn
 * @param {any[] | undefined} listed undefined while they are not known
 * @returns {any} undefined while it is not known, and if none answers
 */
export function useCurrentVersion(fn, listed) {
  const { id, href } = fn.current_version ?? {};
  const found = listed?.find((each) => each.id === id);
  const apart = listed && id && !found ? href : null;
  const read = useResource((signal) => (apart ? get(apart, undefined, signal) : Promise.resolve(undefined)), [apart]);
  return found ?? (id && read.data?.id === id ? read.data : undefined);
}

/** What a deployment changes: settings at once, and the code when somebody asks for it, since the editor is large. */
function Changes({ fn, from, to }) {
  const [open, setOpen] = useState(false);
  const facts = settingsThatDiffer(from, to);
  return html`<div class="stack">
    ${facts.length > 0 && html`<${Settings} facts=${facts} />`}
    <details onToggle=${(event) => setOpen(event.currentTarget.open)}>
      <summary>What changes in the code</summary>
      ${open && html`<${CodeChanges} fn=${fn} from=${from} to=${to} />`}
    </details>
  </div>`;
}

function CodeChanges({ fn, from, to }) {
  const sources = useResource((signal) => Promise.all([from, to].map(({ id }) => readSource(fn.id, id, signal))), [from.id, to.id]);
  if (sources.error) return html`<${Problem} error=${sources.error} again=${sources.reload} />`;
  if (!sources.data) return html`<${Loading} />`;
  const [before, after] = sources.data;
  if (before.archive || after.archive) return html`<${Notice}>One of them is an archive of several modules, which are not compared here.<//>`;
  if (before.code === after.code) return html`<${Notice} kind="good">The code is the same.<//>`;
  return html`<${DiffEditor} label="Code" size="middling" inline left=${before.code} right=${after.code} language=${after.language} />`;
}

/** Asks and deploys; the question says what answers now, as far as that is known, and what will. */
export function deployVersion(fn, version, current, done) {
  const back = current && version.sequence_number < current.sequence_number;
  return confirmed({
    title: `${back ? 'Roll back' : 'Deploy'} ${fn.name} to version ${version.sequence_number}?`,
    danger: false,
    text: html`<p>
      ${current ? html`Version <strong>${current.sequence_number}</strong> answers now. ` : fn.current_version ? 'Another version answers now. ' : 'Nothing answers now. '}
      From the next call on version <strong>${version.sequence_number}</strong> does, with its own code, variables and limits. Calls that are under way
      end as they began.
    </p>
    ${current && html`<${Changes} fn=${fn} from=${current} to=${version} />`}`,
    action: `${back ? 'Roll back' : 'Deploy'} to ${version.sequence_number}`,
    act: async () => {
      await deploy(fn.id, version.id);
      say(`Version ${version.sequence_number} of ${fn.name} answers now.`);
      done();
    },
  });
}

async function destroy(fn, version, done) {
  const tags = version.tags.filter((tag) => !tag.startsWith('$'));
  await confirmed({
    title: `Delete version ${version.sequence_number} of ${fn.name}?`,
    text: html`<p>Its code and what its build has made are gone then. ${tags.length > 0 && html`The tags <strong>${tags.join(', ')}</strong> point to it and go with it.`}</p>`,
    action: `Delete version ${version.sequence_number}`,
    act: async () => {
      await remove(`/functions/${fn.id}/versions/${version.id}`, tags.length ? { force: true } : undefined);
      say(`Version ${version.sequence_number} is deleted.`);
      done();
    },
  });
}

function Difference({ fn, left, right, ids }) {
  const [view, setView] = useState(innerWidth < 900 ? 'inline' : 'sides');
  const sources = useResource((signal) => Promise.all(ids.map((id) => readSource(fn.id, id, signal))), ids);
  const facts = left && right ? settingsThatDiffer(left, right) : [];
  const same = sources.data && sources.data[0].code === sources.data[1].code;
  const archive = sources.data?.some((each) => each.archive);
  const name = (version, id) => (version ? versionTitle(version) : id.slice(0, 8));
  return html`<${Card}
    title=${`${name(left, ids[0])} → ${name(right, ids[1])}`}
    actions=${html`
      <${Segments}
        label="View"
        value=${view}
        onChange=${setView}
        options=${[
          ['sides', 'Side by side'],
          ['inline', 'Inline'],
        ]}
      />
      <${Button} small icon="close" kind="quiet" label="Close the comparison" onClick=${() => setQuery({ left: null, right: null })} />
    `}
  >
    <div class="content stack">
      ${sources.error && html`<${Problem} error=${sources.error} again=${sources.reload} />`}
      ${facts.length > 0 && html`<${Settings} facts=${facts} />`}
      ${sources.loading && !sources.data && html`<${Loading} />`}
      ${archive && html`<${Notice}>Of an archive the entry module alone is compared; its other modules may differ.<//>`}
      ${same ? html`<${Notice} kind=${archive ? 'info' : 'good'}>${archive ? 'The entry modules are the same.' : 'The code is the same.'}<//>` : sources.data && html`<${DiffEditor} label="Code" left=${sources.data[0].code} right=${sources.data[1].code} inline=${view === 'inline'} language=${sources.data[1].language} />`}
    </div>
  <//>`;
}

function Settings({ facts }) {
  return html`<dl class="facts">
    ${facts.map(({ title, before, after }) => html`<dt key=${title}>${title}</dt><dd key=${`${title}-values`}><span class="bad">${before}</span> → <span class="good">${after}</span></dd>`)}
  </dl>`;
}

/** Values of variables are never shown, so that only their names can differ here. */
function settingsThatDiffer(left, right) {
  const names = (version) => version.defined_environment_variables.join(', ') || 'none';
  return [
    ['Variables', names(left), names(right)],
    ['Compatibility date', left.compatibility_date, right.compatibility_date],
    ['Engine', left.engine, right.engine],
    ['Time limit', left.run_time_limit_ms ?? 'that of the server', right.run_time_limit_ms ?? 'that of the server'],
    ['Processor time limit', left.cpu_time_limit_ms ?? 'that of the server', right.cpu_time_limit_ms ?? 'that of the server'],
    ['Invocations per instance', left.concurrency, right.concurrency],
  ]
    .filter(([, before, after]) => before !== after)
    .map(([title, before, after]) => ({ title, before, after }));
}
