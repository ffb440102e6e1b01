// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'preact/hooks';
import { ask, get } from '../api.js';
import { BuildFailed, deploy, waitForBuild } from '../builds.js';
import { useDraft, useLeaveQuestion } from '../drafts.js';
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
 * Values are written and never read, so a change says only what it sets (a text) and what it takes away (null). Changes wait in the
 * memory of the tab alone, and in no storage: they may be secrets.
 */
export default function EnvironmentPage({ fn, reload }) {
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 30 }, signal)).function_versions, [fn.id, fn.current_version?.id]);
  const current = useResource((signal) => (fn.current_version ? get(fn.current_version.href, undefined, signal) : Promise.resolve(null)), [fn.current_version?.id]);
  // What answers is what a change begins with, however old it is: newer versions may have been rolled back.
  const base = fn.current_version ? (current.data?.id === fn.current_version.id ? current.data : null) : (versions.data?.[0] ?? null);
  const from = fn.current_version ? current : versions;
  // After a deployment the page stays as it is until the new version is read.
  const shown = base ?? current.data ?? null;
  const [draft, keep, latest] = useDraft(fn.id, 'environment', { stored: false });
  const changes = /** @type {Record<string, string | null>} */ (draft ?? {});
  const setChanges = (change) => keep(change(latest() ?? {}));
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [importing, setImporting] = useState(false);
  const [state, setState] = useState({ step: null, error: null });
  const valueField = useRef(null);

  const defined = shown?.defined_environment_variables ?? [];
  const names = [...new Set([...defined, ...Object.keys(changes)])].sort();
  const size = sizes(defined, changes, shown?.environment_bytes ?? null);
  const amount = Object.keys(changes).length;
  const set = (key, text) => setChanges((before) => ({ ...before, [key]: text }));
  const undo = (key) => setChanges((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== key)));

  const add = () => {
    set(name, value);
    setName('');
    setValue('');
  };
  const save = async (andDeploy) => {
    const sent = changes;
    let built = false;
    setState({ step: 'The version is being built …', error: null });
    try {
      const task = await ask('PATCH', `/functions/${fn.id}/versions/${base.id}`, {
        json: { environment_variables: sent },
        // Values are never shown again, among the calls of the page neither.
        shown: { environment_variables: Object.fromEntries(Object.entries(sent).map(([key, text]) => [key, text === null ? null : '…'])) },
      });
      const id = await waitForBuild(task);
      built = true;
      // What was written during the build waits for the next.
      setChanges((now) => Object.fromEntries(Object.entries(now).filter(([key, text]) => sent[key] !== text)));
      if (andDeploy) {
        setState({ step: 'It is being deployed …', error: null });
        await deploy(fn.id, id);
      }
      setState({ step: null, error: null });
      say(andDeploy ? 'The version with the new variables answers now.' : 'A version with the new variables is built. Deploy it to have it answer.');
    } catch (error) {
      const said = error instanceof BuildFailed ? 'The build has failed' : built ? 'A version with the new variables is built, but not deployed' : null;
      setState({ step: null, error: said ? new Error(`${said}: ${error.message}`) : error });
    }
    if (built) {
      versions.reload();
      reload();
    }
  };
  useLeaveQuestion(Boolean(amount || state.step));
  const off = amount === 0 ? 'Nothing has changed' : !base ? 'Loading' : state.step ? 'At work' : size.least > limits.environmentBytes ? 'Too many bytes' : null;
  const wrong = name && !NAME.test(name) ? 'Letters, digits and underscores, no digit first.' : null;

  return html`<${Page}
    title="Environment"
    note=${shown ? `Variables of version ${shown.sequence_number}. A change makes a new version of it.` : ''}
    actions=${html`
      <${Button} needs="functions:update" off=${base ? null : from.loading ? 'Loading' : from.error ? 'The version could not be read' : 'Create a version first'} onClick=${() => setImporting(true)}>Import .env<//>
      <${Button} needs="functions:update" off=${off} onClick=${() => save(false)}>Create version<//>
      <${Button} kind="main" icon="deploy" needs="functions:update" off=${off} onClick=${() => save(true)}>Create and deploy<//>
    `}
  >
    ${state.step && html`<div class="notice info" role="status"><span class="spinner"></span><div>${state.step}</div></div>`}
    <${Problem} error=${state.error} />
    <${Problem} error=${current.error} again=${current.reload} />
    <${Card} title="Variables" actions=${html`<${Meter} size=${size} />`}>
      ${from.loading && !shown && html`<${Loading} />`}
      ${versions.data?.length === 0 && html`<${Empty} icon="environment" title="Variables belong to versions"><a href=${`functions/${fn.id}/code`}>Write the first version</a><//>`}
      ${shown && names.length === 0 && html`<${Empty} icon="environment" title="No variable yet">Handlers read variables as members of <code>env</code>.<//>`}
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
      ${shown &&
      html`<footer>
        <form
          class="row grow"
          onSubmit=${(event) => {
            event.preventDefault();
            if (name && !wrong) add();
          }}
        >
          <input type="text" class="mono" style=${{ width: '220px' }} aria-label="Name of a new variable" aria-invalid=${wrong ? 'true' : undefined} aria-describedby=${wrong ? 'wrong-name' : undefined} placeholder="NAME" autocomplete="off" spellcheck="false" value=${name} onInput=${(event) => setName(event.target.value)} />
          <input type="text" class="mono grow" style=${{ width: 'auto' }} aria-label="Its value" placeholder="Value" autocomplete="off" spellcheck="false" ref=${valueField} value=${value} onInput=${(event) => setValue(event.target.value)} />
          <${Button} type="submit" icon="plus" needs="functions:update" off=${!name ? 'Give it a name first' : wrong}>Add<//>
        </form>
        ${wrong && html`<div class="field-error" id="wrong-name">${wrong}</div>`}
      </footer>`}
    <//>
    <${Card} title="Which versions had which">
      <${Table}
        label="Variables of versions"
        rows=${versions.data ?? []}
        rowKey=${(row) => row.id}
        loading=${versions.loading}
        error=${versions.error}
        again=${versions.reload}
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

/**
 * How many bytes the variables take after the changes. Of the version that changes begin with only the sum is known, not what each value
 * takes: where some of them go and others stay it is between two numbers.
 * @param {string[]} defined the names of that version
 * @param {Record<string, string | null>} changes
 * @param {number | null} before its bytes, null if nobody can read them
 * @returns {{least: number, most: number | null}} most is null if that is not known
 */
function sizes(defined, changes, before) {
  const sum = (texts) => texts.reduce((bytes, text) => bytes + byteLength(text), 0);
  const written = Object.keys(changes).filter((key) => changes[key] !== null);
  const kept = defined.filter((key) => changes[key] === undefined);
  const gone = defined.filter((key) => changes[key] !== undefined);
  const named = sum([...kept, ...written, ...written.map((key) => changes[key])]);
  if (kept.length === 0) return { least: named, most: named };
  if (before === null) return { least: named, most: null };
  const most = named - sum(kept) + before - sum(gone);
  return { least: gone.length === 0 ? most : named, most };
}

/** @param {{size: {least: number, most: number | null}}} props */
function Meter({ size: { least, most } }) {
  const shown = most ?? least;
  const share = shown / limits.environmentBytes;
  const how = most === null ? 'at least ' : least < most ? 'at most ' : '';
  return html`<div class="row small muted">
    <span>${how}${count(shown)} of ${count(limits.environmentBytes)} bytes</span>
    <div class=${`meter ${share > 1 ? (least > limits.environmentBytes ? 'full' : 'near') : share > 0.8 ? 'near' : ''}`} style=${{ width: '90px' }} aria-hidden="true"><i style=${{ width: `${Math.min(100, share * 100)}%` }}></i></div>
    ${how && html`<span title="Values are never shown: what a single one of them takes is not known here.">${most === null ? 'kept values are not counted' : 'values that are replaced or taken away still count'}</span>`}
  </div>`;
}

/** Lines of NAME=value: comments, `export`, and quotes are known; nothing is replaced within values. */
function parseEnvironment(text) {
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
    // A quote that does not end on its line begins a value of several lines, which is not taken in part.
    if (!quoted && /^["']/.test(raw)) {
      wrong.push(index + 1);
      return;
    }
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
      <${TextField} label="Or its lines" multiline class="mono" rows="8" spellcheck="false" autocomplete="off" placeholder="NAME=value" value=${text} onChange=${setText} hint=${html`Each value stands on one line; write line breaks within it as <code>\\n</code> in double quotes.`} />
      ${wrong.length > 0 && html`<${Notice} kind="warn">Not understood and left out: line ${wrong.join(', ')}.<//>`}
      ${amount > 0 && html`<div class="muted small">Found: ${Object.keys(found).map((key) => html`<code key=${key}>${key} </code>`)}</div>`}
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" off=${amount ? null : 'No variable in it'} onClick=${() => onTake(found)}>Take ${amount} ${amount === 1 ? 'variable' : 'variables'}<//>
    </footer>
  <//>`;
}
