// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'preact/hooks';
import { get, patch } from '../api.js';
import { BuildFailed, deploy, waitForBuild } from '../builds.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { byteLength, count, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Badge, Empty, Loading, Notice, Problem, say } from '../parts/feedback.js';
import { TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Values are written and never read, so a change says only what it sets (a text) and what it takes away (null). Changes are not kept as
 * a draft beyond this page: they may be secrets.
 */
export default function EnvironmentPage({ fn, reload }) {
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 30 }, signal)).function_versions, [fn.id, fn.current_version?.id]);
  const base = versions.data?.find(({ id }) => id === fn.current_version?.id) ?? versions.data?.[0] ?? null;
  const [changes, setChanges] = useState(/** @type {Record<string, string | null>} */ ({}));
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [importing, setImporting] = useState(false);
  const [state, setState] = useState({ step: null, error: null });
  const valueField = useRef(null);

  const defined = base?.defined_environment_variables ?? [];
  const names = [...new Set([...defined, ...Object.keys(changes)])].sort();
  const written = Object.entries(changes).filter(([, text]) => text !== null);
  const known = written.reduce((sum, [key, text]) => sum + byteLength(key) + byteLength(text), 0);
  const unknown = defined.filter((each) => changes[each] === undefined);
  const unknownNames = unknown.reduce((sum, key) => sum + byteLength(key), 0);
  const amount = Object.keys(changes).length;
  const set = (key, text) => setChanges((before) => ({ ...before, [key]: text }));
  const undo = (key) => setChanges((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== key)));

  const add = () => {
    set(name, value);
    setName('');
    setValue('');
  };
  const save = async (andDeploy) => {
    setState({ step: 'The version is being built …', error: null });
    try {
      const task = await patch(`/functions/${fn.id}/versions/${base.id}`, { environment_variables: changes });
      const id = await waitForBuild(task);
      if (andDeploy) {
        setState({ step: 'It is being deployed …', error: null });
        await deploy(fn.id, id);
      }
      setChanges({});
      setState({ step: null, error: null });
      say(andDeploy ? 'The version with the new variables answers now.' : 'A version with the new variables is built. Deploy it to have it answer.');
      versions.reload();
      reload();
    } catch (error) {
      setState({ step: null, error: error instanceof BuildFailed ? new Error(`The build has failed: ${error.message}`) : error });
    }
  };
  const off = amount === 0 ? 'Nothing has changed' : state.step ? 'At work' : known + unknownNames > limits.environmentBytes ? 'Too many bytes' : null;
  const wrong = name && !NAME.test(name) ? 'Letters, digits and underscores, no digit first.' : null;

  return html`<${Page}
    title="Environment"
    note=${base ? `Variables of version ${base.sequence_number}. A change makes a new version of it.` : ''}
    actions=${html`
      <${Button} needs="functions:update" off=${base ? null : 'Create a version first'} onClick=${() => setImporting(true)}>Import .env<//>
      <${Button} needs="functions:update" off=${off} onClick=${() => save(false)}>Create version<//>
      <${Button} kind="main" icon="deploy" needs="functions:update" off=${off} onClick=${() => save(true)}>Create and deploy<//>
    `}
  >
    ${state.step && html`<div class="notice info" role="status"><span class="spinner"></span><div>${state.step}</div></div>`}
    <${Problem} error=${state.error} />
    <${Problem} error=${versions.error} again=${versions.reload} />
    <${Card} title="Variables" actions=${html`<${Meter} known=${known + unknownNames} hidden=${unknown.length} />`}>
      ${versions.loading && !versions.data && html`<${Loading} />`}
      ${versions.data && !base && html`<${Empty} icon="environment" title="Variables belong to versions"><a href=${`functions/${fn.id}/code`}>Write the first version</a><//>`}
      ${base && names.length === 0 && html`<${Empty} icon="environment" title="No variable yet">Handlers read variables as members of <code>env</code>.<//>`}
      <div class="variables">
        ${names.map((key) => {
          const change = changes[key];
          const gone = change === null;
          return html`<div key=${key} class=${`variable ${change !== undefined ? 'changed' : ''} ${gone ? 'gone' : ''}`}>
            <code>${key}</code>
            ${change === undefined
              ? html`<span class="muted">•••••••• <span class="small">never shown</span></span>`
              : gone
                ? html`<span class="warn">is taken away</span>`
                : html`<input type="text" class="mono" aria-label=${`Value of ${key}`} autocomplete="off" spellcheck="false" value=${change} onInput=${(event) => set(key, event.target.value)} />`}
            <div class="row">
              ${change === undefined
                ? html`<${Button} small needs="functions:update" onClick=${() => set(key, '')}>Replace<//>
                    <${Button} small kind="quiet" icon="trash" label=${`Take away ${key}`} needs="functions:update" onClick=${() => set(key, null)} />`
                : html`<${Badge} kind="warn">${gone ? 'removed' : defined.includes(key) ? 'replaced' : 'new'}<//> <${Button} small kind="quiet" onClick=${() => undo(key)}>Undo<//>`}
            </div>
          </div>`;
        })}
      </div>
      ${base &&
      html`<footer>
        <form
          class="row grow"
          onSubmit=${(event) => {
            event.preventDefault();
            if (name && !wrong) add();
          }}
        >
          <input type="text" class="mono" style=${{ width: '220px' }} aria-label="Name of a new variable" aria-invalid=${wrong ? 'true' : undefined} placeholder="NAME" autocomplete="off" spellcheck="false" value=${name} onInput=${(event) => setName(event.target.value)} />
          <input type="text" class="mono grow" style=${{ width: 'auto' }} aria-label="Its value" placeholder="Value" autocomplete="off" spellcheck="false" ref=${valueField} value=${value} onInput=${(event) => setValue(event.target.value)} />
          <${Button} type="submit" icon="plus" needs="functions:update" off=${!name ? 'Give it a name first' : wrong}>Add<//>
        </form>
        ${wrong && html`<div class="field-error">${wrong}</div>`}
      </footer>`}
    <//>
    <${Card} title="Which versions had which">
      <${Table}
        label="Variables of versions"
        rows=${versions.data ?? []}
        rowKey=${(row) => row.id}
        loading=${versions.loading}
        columns=${[
          { name: 'Version', cell: (row) => html`<span class="row"><strong>${row.sequence_number}</strong>${row.id === fn.current_version?.id && html`<${Badge} kind="good" dot>current<//>`}</span>` },
          { name: 'Created', cell: (row) => html`<span class="nowrap"><${Time} at=${row.created_at} /></span>` },
          { name: 'By', cell: (row) => row.created_by },
          { name: 'Names', class: 'fill', cell: (row) => html`<code>${row.defined_environment_variables.join(', ') || 'none'}</code>` },
        ]}
      />
    <//>
    ${importing &&
    html`<${ImportDialog}
      onClose=${() => setImporting(false)}
      onTake=${(found) => {
        setChanges((before) => ({ ...before, ...found }));
        setImporting(false);
      }}
    />`}
  <//>`;
}

/** The server counts names and values; values that it keeps are not known here, so the count is of what is known. */
function Meter({ known, hidden }) {
  const share = known / limits.environmentBytes;
  return html`<div class="row small muted">
    <span>${count(known)}${hidden ? '+' : ''} of ${count(limits.environmentBytes)} bytes</span>
    <div class=${`meter ${share > 1 ? 'full' : share > 0.8 ? 'near' : ''}`} style=${{ width: '90px' }} aria-hidden="true"><i style=${{ width: `${Math.min(100, share * 100)}%` }}></i></div>
    ${hidden > 0 && html`<span title="Values are never shown, so their bytes are not known here.">${hidden} kept values not counted</span>`}
  </div>`;
}

/** Lines of NAME=value: comments, `export`, and quotes are known; nothing is replaced within values. */
export function parseEnvironment(text) {
  const found = {};
  const wrong = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(#|$)/.test(line)) return;
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) {
      wrong.push(index + 1);
      return;
    }
    const [, key, raw] = match;
    const quoted = /^(["'])(.*)\1(\s+#.*)?$/.exec(raw);
    if (!quoted) found[key] = raw.replace(/\s+#.*$/, '');
    else found[key] = quoted[1] === '"' ? quoted[2].replace(/\\([n"\\])/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped)) : quoted[2];
  });
  return { found, wrong };
}

function ImportDialog({ onClose, onTake }) {
  const [text, setText] = useState('');
  const { found, wrong } = parseEnvironment(text);
  const amount = Object.keys(found).length;
  return html`<${Dialog} title="Import a .env file" onClose=${onClose}>
    <div class="dialog-content">
      <label class="field"><span>File</span><input type="file" onChange=${async (event) => event.target.files[0] && setText(await event.target.files[0].text())} /></label>
      <${TextField} label="Or its lines" multiline class="mono" rows="8" spellcheck="false" autocomplete="off" placeholder="NAME=value" value=${text} onChange=${setText} />
      ${wrong.length > 0 && html`<${Notice} kind="warn">Not understood and left out: line ${wrong.join(', ')}.<//>`}
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" off=${amount ? null : 'No variable in it'} onClick=${() => onTake(found)}>Take ${amount} ${amount === 1 ? 'variable' : 'variables'}<//>
    </footer>
  <//>`;
}
