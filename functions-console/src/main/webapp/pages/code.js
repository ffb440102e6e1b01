// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError, get, getText, patch, post, send } from '../api.js';
import { BuildFailed, deploy, waitForBuild } from '../builds.js';
import { useDraft } from '../drafts.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { byteLength, bytes, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { CodeEditor, DiffEditor } from '../parts/editor.js';
import { Badge, Empty, Loading, Notice, Problem, say } from '../parts/feedback.js';
import { Choice, Field } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { setQuery, useQueryPart } from '../place.js';
import { may } from '../session.js';
import { TEMPLATES } from '../templates.js';

/**
 * @typedef {object} Draft what has been written and is no version yet
 * @property {string} code
 * @property {string | null} base the version that it began with
 * @property {'javascript' | 'typescript'} language
 */

export default function CodePage({ fn, reload }) {
  const [wanted] = useQueryPart('version');
  const [draft, setDraft] = useDraft(fn.id, 'code');
  const versions = useResource(async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 100 }, signal)).function_versions, [fn.id]);
  const list = versions.data ?? [];
  const base = list.find(({ id }) => id === (wanted || draft?.base)) ?? list[0] ?? null;
  const source = useResource((signal) => (base ? readSource(fn.id, base.id, signal) : Promise.resolve(null)), [base?.id]);
  const [building, setBuilding] = useState(null);
  const [failure, setFailure] = useState(null);
  const [shown, setShown] = useState(null);
  const [comparing, setComparing] = useState(false);
  const [options, setOptions] = useState({});

  const saved = source.data?.code ?? (list.length === 0 && versions.data ? TEMPLATES[0].code : '');
  const language = draft?.language ?? source.data?.language ?? 'javascript';
  const code = draft && !wanted ? draft.code : saved;
  const dirty = Boolean(draft && !wanted && draft.code !== saved);
  const size = byteLength(code);
  const archive = source.data?.archive ?? false;
  const marks = failure instanceof BuildFailed ? failure.marks : [];

  const edit = useCallback(
    (text) => {
      if (wanted && text !== saved) setQuery({ version: null });
      setDraft(text === saved && !draft ? null : { code: text, base: base?.id ?? null, language });
    },
    [wanted, saved, base?.id, language],
  );

  const build = async ({ andDeploy }) => {
    setFailure(null);
    setBuilding('build');
    try {
      const fileName = language === 'typescript' ? 'function.ts' : 'function.js';
      // The modules of an archive stay what they are.
      const body = archive ? options : { code, ...options, ...(language === 'typescript' ? { file_name: fileName } : {}) };
      // From the version that the draft began with, so that its variables and limits are kept.
      const task = base ? await patch(`/functions/${fn.id}/versions/${base.id}`, body) : await post(`/functions/${fn.id}/versions`, body);
      const id = await waitForBuild(task);
      if (andDeploy) {
        setBuilding('deploy');
        await deploy(fn.id, id);
      }
      setDraft(null);
      setOptions({});
      setQuery({ version: null });
      say(andDeploy ? 'The new version is deployed and answers.' : 'The new version is built. Deploy it to have it answer.');
      versions.reload();
      reload();
    } catch (error) {
      setFailure(error);
      if (error instanceof BuildFailed && error.marks[0]) setShown({ ...error.marks[0] });
    } finally {
      setBuilding(null);
    }
  };

  const discard = () =>
    confirmed({
      title: `Discard your changes to ${fn.name}?`,
      text: html`<p>What you have written since your last version is lost.</p>`,
      action: 'Discard the changes',
      act: async () => setDraft(null),
    });

  useEffect(() => {
    const warn = (event) => {
      if (building) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [building]);

  const tooLarge = size > limits.codeBytes ? `The code has ${bytes(size)}, at most ${bytes(limits.codeBytes)} are allowed` : null;
  const nothing = !dirty && base && Object.keys(options).length === 0 ? 'Nothing has changed' : null;
  const off = building ? 'A build is at work' : (tooLarge ?? nothing);

  return html`<${Page}
    wide
    title="Code"
    note=${base ? html`${dirty ? 'Draft from' : ''} version ${base.sequence_number}, <${Time} at=${base.created_at} /> by ${base.created_by}` : 'No version yet'}
    actions=${html`
      ${dirty && html`<${Button} kind="quiet" onClick=${discard}>Discard<//> <${Button} onClick=${() => setComparing(true)}>Compare<//>`}
      <${Button} needs="functions:update" off=${off} onClick=${() => build({ andDeploy: false })}>Create version<//>
      <${Button} kind="main" icon="deploy" needs="functions:update" off=${off} onClick=${() => build({ andDeploy: true })}>Create and deploy<//>
    `}
  >
    ${building &&
    html`<div class="notice info" role="status"><span class="spinner"></span><div>${building === 'build' ? 'The version is being built …' : 'It is being deployed …'}</div></div>`}
    ${failure && !(failure instanceof BuildFailed) && html`<${Problem} error=${failure} />`}
    ${failure instanceof BuildFailed && html`<${BuildErrors} failure=${failure} onShow=${(mark) => setShown({ ...mark })} />`}
    ${source.error && html`<${Problem} error=${source.error} again=${source.reload} />`}
    ${versions.error && html`<${Problem} error=${versions.error} again=${versions.reload} />`}
    <div class="workbench">
      <div>
        ${versions.loading && !versions.data
          ? html`<${Loading} rows=${8} />`
          : archive
            ? html`<${Card}>
                <${Empty} icon="code" title="This version is an archive of several modules">
                  <p>Archives are edited where they are made, and uploaded again. The modules as they were uploaded can be downloaded.</p>
                  <div class="actions"><${Button} icon="download" onClick=${() => download(fn, base)}>Download the archive<//></div>
                <//>
              <//>`
            : (source.data || list.length === 0) &&
              html`<${CodeEditor}
                key=${language}
                label=${`Code of ${fn.name}`}
                language=${language}
                fileName=${language === 'typescript' ? 'function.ts' : 'function.js'}
                value=${code}
                onChange=${edit}
                marks=${marks}
                show=${shown}
                readOnly=${!may('functions:update') || Boolean(wanted && draft)}
                onSave=${() => !off && build({ andDeploy: false })}
              />`}
        <div class="row small muted" style=${{ marginTop: '8px' }}>
          <span class=${tooLarge ? 'bad' : ''}>${bytes(size)} of ${bytes(limits.codeBytes)}</span>
          <span>·</span><span><kbd>Ctrl S</kbd> creates a version</span>
          <span>·</span><span><kbd>Ctrl M</kbd> lets Tab leave the editor</span>
          ${dirty && html`<span>·</span><${Badge} kind="warn">Draft, kept in this tab<//>`}
        </div>
      </div>
      <div class="stack">
        <${Card} title="Version">
          <div class="content stack">
            <${Choice}
              label="Begin with"
              value=${base?.id ?? ''}
              options=${list.length ? list.map((each) => [each.id, versionTitle(each)]) : [['', 'a template']]}
              onChange=${(id) => setQuery({ version: id })}
            />
            ${wanted &&
            draft &&
            html`<${Notice} kind="warn">
              You look at a stored version, and cannot write over it: your draft waits.
              <div class="row">
                <button type="button" class="link" onClick=${() => setQuery({ version: null })}>Back to the draft</button>
                <button type="button" class="link" onClick=${discard}>Discard the draft</button>
              </div>
            <//>`}
            <${Choice}
              label="Language"
              value=${language}
              options=${[
                ['javascript', 'JavaScript'],
                ['typescript', 'TypeScript (types are removed, not checked)'],
              ]}
              onChange=${(value) => setDraft({ code, base: base?.id ?? null, language: value })}
            />
          </div>
        <//>
        <${Card} title="How it runs">
          <div class="content stack">
            <${OptionFields} base=${base} options=${options} onChange=${setOptions} />
          </div>
        <//>
      </div>
    </div>
    ${comparing &&
    html`<${Dialog} wide title=${`What you have changed in ${fn.name}`} onClose=${() => setComparing(false)}>
      <div class="dialog-content"><${DiffEditor} label="Your changes" left=${saved} right=${code} language=${language} /></div>
    <//>`}
  <//>`;
}

export function versionTitle(version) {
  const tags = version.tags?.length ? ` (${version.tags.join(', ')})` : '';
  return `Version ${version.sequence_number}${tags}`;
}

/** What a version asks of the runtime; what is left as it is comes from the version before. */
function OptionFields({ base, options, onChange }) {
  const set = (name, value) => {
    const next = { ...options, [name]: value };
    if (value === '' || value === null || String(value) === String(base?.[name] ?? '')) delete next[name];
    onChange(next);
  };
  const number = (name, label, hint, least) => html`<${Field} label=${label} hint=${hint}>
    ${(attributes) =>
      html`<input
        type="number"
        ...${attributes}
        min=${least}
        value=${options[name] ?? base?.[name] ?? ''}
        placeholder="as the server says"
        onInput=${(event) => set(name, event.target.value === '' ? '' : Number(event.target.value))}
      />`}
  <//>`;
  return html`
    <${Choice}
      label="Engine"
      value=${options.engine ?? base?.engine ?? 'nashorn'}
      options=${[
        ['nashorn', 'Nashorn'],
        ['v8', 'V8'],
        ['auto', 'Leave it to the build'],
      ]}
      onChange=${(value) => set('engine', value)}
    />
    <${Field} label="Compatibility date" hint="Whose behaviour of the platform the code was written for.">
      ${(attributes) =>
        html`<input
          type="date"
          ...${attributes}
          min="2024-01-01"
          value=${options.compatibility_date ?? base?.compatibility_date ?? ''}
          onInput=${(event) => set('compatibility_date', event.target.value)}
        />`}
    <//>
    ${number('run_time_limit_ms', 'Time limit in ms', `At most ${limits.runTimeMs}.`, 10)}
    ${number('concurrency', 'Invocations per instance', 'How many an instance runs at a time.', 1)}
  `;
}

function BuildErrors({ failure, onShow }) {
  return html`<${Card} title=${html`<span class="bad row"><${Icon} name="warning" /> The build has failed</span>`}>
    ${failure.marks.length === 0
      ? html`<div class="content"><pre>${failure.message}</pre></div>`
      : html`<ul class="build-errors" role="alert">
          ${failure.marks.map(
            (mark) => html`<li key=${`${mark.line}:${mark.column}:${mark.message}`}>
              <button type="button" onClick=${() => onShow(mark)}><code class="nowrap muted">${mark.file ? `${mark.file}:` : ''}${mark.line}:${mark.column}</code><span>${mark.message}</span></button>
            </li>`,
          )}
        </ul>`}
  <//>`;
}

/** The source as it was uploaded: text of one file, or the word that it is an archive. */
export async function readSource(functionId, versionId, signal) {
  const answer = await send('GET', `/functions/${functionId}/versions/${versionId}/source`, { signal });
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => null), answer.headers.get('X-Request-Id'));
  if (answer.headers.get('Content-Type')?.startsWith('application/zip')) {
    return { archive: true, code: await getText(`/functions/${functionId}/versions/${versionId}/code`, signal), language: 'javascript' };
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'function.js';
  return { archive: false, code: await answer.text(), language: /\.m?ts$/.test(name) ? 'typescript' : 'javascript' };
}

/** Downloads go through a script, because a link cannot carry the token. */
export async function download(fn, version) {
  const answer = await send('GET', `/functions/${fn.id}/versions/${version.id}/source`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'function.js';
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
