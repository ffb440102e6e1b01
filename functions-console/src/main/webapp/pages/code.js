// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, get, getText, patch, post, send } from '../api.js';
import { BuildFailed, deploy, isArchive, upload, waitForBuild } from '../builds.js';
import { useDraft, useLeaveQuestion } from '../drafts.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { byteLength, bytes, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { CodeEditor, DiffEditor } from '../parts/editor.js';
import { Badge, Empty, Loading, Notice, Problem, say } from '../parts/feedback.js';
import { saveFile } from '../parts/files.js';
import { Choice, Field, TextField } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { COMMAND, TAB_LEAVES } from '../parts/keys.js';
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

const PROGRESS = { upload: 'The file is being sent …', build: 'The version is being built …', deploy: 'It is being deployed …' };

/** What a function without a version begins with. */
const FIRST = { of: null, archive: false, code: TEMPLATES[0].code, language: 'javascript', name: 'function.js' };

export default function CodePage({ fn, reload }) {
  const [wanted] = useQueryPart('version');
  const [draft, setDraft, latestDraft] = useDraft(fn.id, 'code');
  const versions = useResource(
    async (signal) => (await get(`/functions/${fn.id}/versions`, { per_page: 100 }, signal)).function_versions,
    [fn.id, fn.current_version?.id],
  );
  const list = versions.data ?? [];
  const beginning = wanted || draft?.base || null;
  const listed = beginning ? list.find(({ id }) => id === beginning) : list[0];
  // The list holds the newest; links and drafts may name older ones.
  const older = useResource(
    (signal) => (beginning && versions.data && !listed ? get(`/functions/${fn.id}/versions/${beginning}`, undefined, signal) : Promise.resolve(null)),
    [beginning, Boolean(versions.data), Boolean(listed)],
  );
  const lost = !listed && !older.loading && older.error?.status === 404;
  // A draft outlives the version that it began with; it goes on from the newest.
  const base = listed ?? (beginning && older.data?.id === beginning ? older.data : null) ?? (lost && !wanted ? list[0] : null) ?? null;
  const built = useRef(null);
  const read = useResource(
    async (signal) => (base && built.current?.of !== base.id ? { ...(await readSource(fn.id, base.id, signal)), of: base.id } : null),
    [base?.id],
  );
  // Only that of the version itself: what is written over another one would be taken for a change of it.
  const source = base
    ? ([built.current, read.data].find((each) => each?.of === base.id) ?? null)
    : versions.data?.length === 0 && !wanted
      ? FIRST
      : null;
  const [building, setBuilding] = useState(null);
  const [failure, setFailure] = useState(null);
  // The name of the file that was uploaded when it failed: its places are not in the editor.
  const [failedFile, setFailedFile] = useState(null);
  const [file, setFile] = useState(null);
  const [entry, setEntry] = useState('');
  const [files, setFiles] = useState(0);
  const [undeployed, setUndeployed] = useState(null);
  const [shown, setShown] = useState(null);
  const [comparing, setComparing] = useState(false);
  const [options, setOptions] = useState({});
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const mine = wanted ? null : draft;
  const saved = source?.code ?? '';
  const language = mine?.language ?? source?.language ?? 'javascript';
  const code = mine ? mine.code : saved;
  const dirty = Boolean(mine && source && (mine.code !== saved || mine.language !== source.language));
  const size = byteLength(code);
  const archive = source?.archive ?? false;
  const fileName = source?.language === language ? source.name : language === 'typescript' ? 'function.ts' : 'function.js';
  const marks = failure instanceof BuildFailed && !failedFile ? failure.marks : [];
  const waits = Boolean(wanted && draft);
  const changed = Object.fromEntries(Object.entries(options).filter(([name, value]) => name !== 'compatibility_date' || value !== null));

  const write = (text, chosen) => {
    // The draft waits while a stored version is looked at.
    if (waits || !source) return;
    if (wanted) setQuery({ version: null });
    const same = text === saved && chosen === source.language;
    setDraft(same && !draft ? null : { code: text, base: base?.id ?? null, language: chosen });
  };

  /** What a new version was made of has been sent; what was chosen since stays. */
  const settle = (made) => {
    versions.setData([made, ...list.filter(({ id }) => id !== made.id)]);
    setOptions((now) => Object.fromEntries(Object.entries(now).filter(([name, value]) => options[name] !== value)));
  };

  const finish = async (made, andDeploy) => {
    if (andDeploy) {
      setBuilding('deploy');
      try {
        await deploy(fn.id, made.id);
      } catch (error) {
        setUndeployed(made);
        throw error;
      }
      reload();
    }
    say(andDeploy ? `The new version of ${fn.name} is deployed and answers.` : `The new version of ${fn.name} is built. Deploy it to have it answer.`);
  };

  const buildFile = async ({ andDeploy }) => {
    setFailure(null);
    setUndeployed(null);
    setBuilding('upload');
    try {
      const task = await upload(fn.id, base, file, isArchive(file) && entry ? { entry_point: entry, ...changed } : changed);
      setBuilding('build');
      const made = await get(`/functions/${fn.id}/versions/${await waitForBuild(task)}`);
      settle(made);
      setFile(null);
      setEntry('');
      setFiles((before) => before + 1);
      // A draft stays what it is, beside the version that was uploaded.
      if (alive.current) setQuery({ version: latestDraft() ? made.id : null });
      await finish(made, andDeploy);
    } catch (error) {
      setFailure(error);
      setFailedFile(file.name);
      if (!alive.current) say(`${fn.name}: ${error.message}`, 'bad');
    } finally {
      setBuilding(null);
    }
  };

  const build = async ({ andDeploy }) => {
    const sent = { code, language };
    setFailure(null);
    setFailedFile(null);
    setUndeployed(null);
    setBuilding('build');
    try {
      // The modules of an archive stay what they are. The name is said each time: without it a file keeps the one before, and with it its language.
      const body = archive ? changed : { code, file_name: fileName, ...changed };
      // From the version that the draft began with, so that its variables and limits are kept.
      const task = base ? await patch(`/functions/${fn.id}/versions/${base.id}`, body) : await post(`/functions/${fn.id}/versions`, body);
      const made = await get(`/functions/${fn.id}/versions/${await waitForBuild(task)}`);
      // The new version takes the place of the one before at once. What was written during the build is a draft from it.
      built.current = { ...source, code: archive ? source.code : code, language, name: fileName, of: made.id };
      settle(made);
      const now = wanted ? null : latestDraft();
      // Who has left the page may be back on it, where the new version is not known: the draft leads to it.
      if (now && alive.current && now.code === sent.code && now.language === sent.language) setDraft(null);
      else if (now) setDraft({ ...now, base: made.id });
      // By now the address may be that of another page.
      if (alive.current && wanted) setQuery({ version: null });
      await finish(made, andDeploy);
    } catch (error) {
      setFailure(error);
      if (error instanceof BuildFailed && error.marks[0]) setShown({ ...error.marks[0] });
      if (!alive.current) say(`${fn.name}: ${error.message}`, 'bad');
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

  useLeaveQuestion(Boolean(building || dirty || Object.keys(changed).length));

  const tooLarge = size > limits.codeBytes ? `The code has ${bytes(size)}, at most ${bytes(limits.codeBytes)} are allowed` : null;
  const unread = versions.error || older.error || read.error ? 'The version that it begins with could not be read' : 'Loading';
  const nothing = !dirty && base && Object.keys(changed).length === 0 ? 'Nothing has changed' : null;
  const onlyDate = archive && Object.keys(changed).join() === 'compatibility_date' ? 'The date of an archive changes with another setting only' : null;
  const off = building ? 'A build is at work' : !source ? unread : (tooLarge ?? nothing ?? onlyDate);
  const offFile = building ? 'A build is at work' : !source ? unread : file ? null : 'Choose a file first';
  const newer = dirty && base && list[0] && list[0].sequence_number > base.sequence_number ? list[0] : null;
  const allowed = may('functions:update');

  return html`<${Page}
    wide
    title="Code"
    note=${base
      ? html`${dirty ? 'Draft from' : ''} version ${base.sequence_number}, <${Time} at=${base.created_at} /> by ${base.created_by}`
      : versions.data?.length === 0
        ? 'No version yet'
        : ''}
    actions=${html`
      ${dirty && html`<${Button} kind="quiet" onClick=${discard}>Discard<//> <${Button} onClick=${() => setComparing(true)}>Compare<//>`}
      <${Button} needs="functions:update" off=${off} onClick=${() => build({ andDeploy: false })}>Create version<//>
      <${Button} kind="main" icon="deploy" needs="functions:update" off=${off} onClick=${() => build({ andDeploy: true })}>Create and deploy<//>
    `}
  >
    ${building &&
    html`<div class="notice info" role="status"><span class="spinner"></span><div>${PROGRESS[building]}</div></div>`}
    ${undeployed && html`<${Notice} kind="warn">Version ${undeployed.sequence_number} is built but not deployed. <a href=${`functions/${fn.id}/versions`}>Deploy it</a><//>`}
    ${failure && !(failure instanceof BuildFailed) && html`<${Problem} error=${failure} />`}
    ${failure instanceof BuildFailed && html`<${BuildErrors} failure=${failure} file=${failedFile} onShow=${failedFile ? null : (mark) => setShown({ ...mark })} />`}
    ${read.error && html`<${Problem} error=${read.error} again=${read.reload} />`}
    ${versions.error && html`<${Problem} error=${versions.error} again=${versions.reload} />`}
    ${!listed && older.error && !(lost && !wanted) && html`<${Problem} error=${older.error} again=${older.reload} />`}
    ${lost && !wanted && base && html`<${Notice} kind="warn">The version that your draft began with is gone. A new version begins with version ${base.sequence_number}.<//>`}
    ${newer &&
    html`<${Notice} kind="warn">
      ${newer.created_by} has made version ${newer.sequence_number} since the one that your draft began with. A new version takes nothing over from it.${' '}
      <a href=${`functions/${fn.id}/versions?left=${base.id}&right=${newer.id}`}>Compare the two</a>
    <//>`}
    ${!allowed && html`<${Notice}>You may read the code. Writing it needs the role <code>functions:update</code>.<//>`}
    <div class="workbench">
      <div>
        ${!source
          ? (versions.loading || older.loading || read.loading) && html`<${Loading} rows=${8} />`
          : archive
            ? html`<${Card} label="Code">
                <${Empty} icon="code" title="This version is an archive of several modules">
                  <p>Archives are edited where they are made, and uploaded again as a file. The modules as they were uploaded can be downloaded.</p>
                  <div class="actions"><${Button} icon="download" onClick=${() => download(fn, base)}>Download the archive<//></div>
                <//>
              <//>`
            : html`<${CodeEditor}
                label=${`Code of ${fn.name}`}
                language=${language}
                fileName=${fileName}
                value=${code}
                onChange=${(text) => write(text, language)}
                marks=${marks}
                show=${shown}
                readOnly=${!allowed || waits}
                onSave=${() => !off && allowed && build({ andDeploy: false })}
              />`}
        <div class="row small muted" style=${{ marginTop: '8px' }}>
          <span class=${tooLarge ? 'bad' : ''}>${bytes(size)} of ${bytes(limits.codeBytes)}</span>
          <span>·</span><span><kbd>${COMMAND} S</kbd> creates a version</span>
          <span>·</span><span><kbd>${TAB_LEAVES}</kbd> lets Tab leave the editor</span>
          ${dirty && html`<span>·</span><${Badge} kind="warn">Draft, kept in this tab<//>`}
        </div>
      </div>
      <div class="stack">
        <${Card} title="Version">
          <div class="content stack">
            <${Choice}
              label="Begin with"
              value=${base?.id ?? ''}
              options=${versionChoices(list, base)}
              onChange=${(id) => setQuery({ version: id })}
            />
            ${waits &&
            html`<${Notice} kind="warn">
              You look at a stored version, and cannot write over it: your draft waits.
              <div class="row">
                <button type="button" class="link" onClick=${() => setQuery({ version: null })}>Back to the draft</button>
                <button type="button" class="link" onClick=${discard}>Discard the draft</button>
              </div>
            <//>`}
            ${!archive &&
            html`<${Choice}
              label="Language"
              disabled=${!allowed || waits || !source}
              value=${language}
              options=${[
                ['javascript', 'JavaScript'],
                ['typescript', 'TypeScript (types are removed, not checked)'],
              ]}
              onChange=${(value) => write(code, value)}
            />`}
          </div>
        <//>
        <${Card} title="How it runs">
          <div class="content stack">
            <${OptionFields} base=${base} options=${options} onChange=${setOptions} />
          </div>
        <//>
        <${Card} title="From a file">
          <div class="content stack">
            <${Field} label="File or archive" hint="A module (.js, .mjs, .ts, .mts), or a ZIP of modules that import each other.">
              ${(attributes) =>
                html`<input type="file" key=${files} ...${attributes} accept=".js,.mjs,.ts,.mts,.zip" disabled=${!allowed || Boolean(building)} onChange=${(event) => setFile(event.target.files[0] ?? null)} />`}
            <//>
            ${file &&
            isArchive(file) &&
            html`<${TextField} label="Entry module" spellcheck=${false} placeholder="index.mjs" value=${entry} onChange=${setEntry} hint="Its path in the archive; nothing for index.mjs, index.js or main.js." />`}
            <p class="muted small">It becomes a version of its own, ${base ? `with the variables and limits of version ${base.sequence_number}` : 'the first one'}. A draft in the editor is kept.</p>
            <div class="actions">
              <${Button} small needs="functions:update" off=${offFile} onClick=${() => buildFile({ andDeploy: false })}>Upload<//>
              <${Button} small icon="deploy" needs="functions:update" off=${offFile} onClick=${() => buildFile({ andDeploy: true })}>Upload and deploy<//>
            </div>
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

function versionChoices(list, base) {
  const all = base && !list.some(({ id }) => id === base.id) ? [...list, base] : list;
  return all.length ? all.map((each) => [each.id, versionTitle(each)]) : [['', 'a template']];
}

export function versionTitle(version) {
  const tags = version.tags?.length ? ` (${version.tags.join(', ')})` : '';
  return `Version ${version.sequence_number}${tags}`;
}

/** What a version asks of the runtime; what is left as it is comes from the version before, and null leaves it to the server. */
function OptionFields({ base, options, onChange }) {
  const set = (name, value) => {
    const { [name]: _, ...others } = options;
    onChange(value === (base?.[name] ?? null) ? others : { ...others, [name]: value });
  };
  const shownOf = (name) => (name in options ? options[name] : base?.[name]) ?? '';
  const number = (name, label, hint, least) => html`<${Field} label=${label} hint=${hint}>
    ${(attributes) =>
      html`<input
        type="number"
        ...${attributes}
        min=${least}
        value=${shownOf(name)}
        placeholder="as the server says"
        onInput=${(event) => set(name, event.target.value === '' ? null : Number(event.target.value))}
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
          value=${shownOf('compatibility_date')}
          onInput=${(event) => set('compatibility_date', event.target.value || null)}
        />`}
    <//>
    ${number('run_time_limit_ms', 'Time limit in ms', `At most ${limits.runTimeMs}.`, 10)}
    ${number('concurrency', 'Invocations per instance', 'How many an instance runs at a time.', 1)}
  `;
}

/** @param {{failure: BuildFailed, file: string | null, onShow: ((mark: any) => void) | null}} props file: the one that was uploaded; onShow: goes to a place in the editor */
function BuildErrors({ failure, file, onShow }) {
  const place = (mark) => html`<code class="nowrap muted">${mark.file ? `${mark.file}:` : ''}${mark.line}:${mark.column}</code><span>${mark.message}</span>`;
  return html`<${Card} title=${html`<span class="bad row"><${Icon} name="warning" /> The build has failed${file ? `: ${file}` : ''}</span>`}>
    ${failure.marks.length === 0
      ? html`<div class="content"><pre>${failure.message}</pre></div>`
      : html`<div role="alert"><ul class="build-errors">
          ${failure.marks.map(
            (mark) => html`<li key=${`${mark.line}:${mark.column}:${mark.message}`}>
              ${onShow ? html`<button type="button" onClick=${() => onShow(mark)}>${place(mark)}</button>` : html`<div class="place">${place(mark)}</div>`}
            </li>`,
          )}
        </ul></div>`}
  <//>`;
}

/** The source as it was uploaded: text of one file, or the word that it is an archive. */
export async function readSource(functionId, versionId, signal) {
  const answer = await send('GET', `/functions/${functionId}/versions/${versionId}/source`, { signal });
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => null), answer.headers.get('X-Request-Id'));
  if (answer.headers.get('Content-Type')?.startsWith('application/zip')) {
    return { archive: true, code: await getText(`/functions/${functionId}/versions/${versionId}/code`, signal), language: 'javascript', name: null };
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'function.js';
  return { archive: false, code: await answer.text(), language: /\.m?ts$/.test(name) ? 'typescript' : 'javascript', name };
}

export async function download(fn, version) {
  const answer = await send('GET', `/functions/${fn.id}/versions/${version.id}/source`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'function.js';
  saveFile(await answer.blob(), name);
}
