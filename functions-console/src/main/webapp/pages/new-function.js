// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { ApiError, post } from '../api.js';
import { deploy, waitForBuild } from '../builds.js';
import { useDraft } from '../drafts.js';
import { html } from '../html.js';
import { Button, ButtonLink } from '../parts/button.js';
import { Notice, Problem, say } from '../parts/feedback.js';
import { TextField } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { Card, Page } from '../parts/page.js';
import { goTo, useQueryPart } from '../place.js';
import { TEMPLATES } from '../templates.js';

const NAME = /^[A-Za-z0-9 _-]{1,255}$/;
const STEPS = ['Create the function', 'Build its first version', 'Deploy the version'];

const creation = ({ user, name, description }) => ({ site_id: user.site, name: name.trim(), description: description || null });
const firstVersion = (template) => ({ code: template.code, environment_variables: template.environment });

export default function NewFunctionPage({ user }) {
  const [chosen, setChosen] = useQueryPart('template', TEMPLATES[0].id);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [step, setStep] = useState(-1);
  const [error, setError] = useState(null);
  const [failed, setFailed] = useState(false);
  const [created, setCreated] = useState(null);
  const [built, setBuilt] = useState(null);
  const atWork = step >= 0 && !failed;
  const template = TEMPLATES.find(({ id }) => id === chosen) ?? TEMPLATES[0];
  // The test bench begins with what the template understands.
  const [, setRequest] = useDraft(created?.id ?? 'new', 'request');
  useEffect(() => {
    if (!created || !template.payload) return;
    setRequest({ surface: 'endpoint', method: 'POST', tag: '$current', path: '', headers: [['Content-Type', 'application/json']], body: template.payload });
  }, [created, template.id]);
  const wrong = name && !NAME.test(name) ? 'Letters A to Z, digits, spaces, hyphens and underscores, at most 255.' : null;

  // What is there already is not made again, and what is at work is among the calls.
  const version = built?.template === template.id ? built.version : null;
  const planned = atWork
    ? []
    : [
        !created && { method: 'POST', path: '/functions', json: creation({ user, name, description }) },
        !version && { method: 'POST', path: `/functions/${created?.id ?? 'FUNCTION_ID'}/versions`, json: firstVersion(template) },
        !version && { method: 'GET', path: `/functions/${created?.id ?? 'FUNCTION_ID'}/tasks/TASK_ID`, json: null },
        { method: 'POST', path: `/functions/${created?.id ?? 'FUNCTION_ID'}/deployments`, json: { version_id: version ?? 'VERSION_ID' } },
      ].filter(Boolean);

  const create = async (event) => {
    event.preventDefault();
    if (atWork) return;
    setError(null);
    setFailed(false);
    try {
      // What has succeeded is not done again.
      setStep(0);
      const fn = created ?? (await post('/functions', creation({ user, name, description })));
      setCreated(fn);
      setStep(1);
      let made = version;
      if (!made) {
        made = await waitForBuild(await post(`/functions/${fn.id}/versions`, firstVersion(template)));
        setBuilt({ template: template.id, version: made });
      }
      setStep(2);
      await deploy(fn.id, made);
      say(`${fn.name} is deployed.`);
      goTo(`/functions/${fn.id}/code`);
    } catch (failure) {
      setError(failure);
      setFailed(true);
    }
  };

  return html`<${Page} title="New function" planned=${planned}>
    <form class="stack" onSubmit=${create}>
      <${Card} title="Name">
        <div class="content fields">
          <${TextField}
            label="Name"
            required
            maxlength="255"
            autofocus
            value=${name}
            onChange=${setName}
            error=${wrong ?? (error instanceof ApiError && error.code === 'NAME_TAKEN' ? 'The site has a function of this name.' : null)}
            hint="Unique within the site; it can be changed later."
          />
          <${TextField} label="Description" maxlength="2000" value=${description} onChange=${setDescription} hint="For those who read the list." />
        </div>
      <//>
      <${Card} title="Template">
        <div class="content templates" role="radiogroup" aria-label="Template">
          ${TEMPLATES.map(
            ({ id, title, note }) => html`<label class="template" key=${id}>
              <input type="radio" name="template" value=${id} checked=${id === template.id} onChange=${() => setChosen(id)} />
              <strong>${title}</strong><span class="muted small">${note}</span>
            </label>`,
          )}
        </div>
        <div class="content"><pre class="value">${template.code}</pre></div>
      <//>
      <${Problem} error=${error} />
      ${created && failed && html`<${Notice}>The function <a href=${`functions/${created.id}`}>${created.name}</a> is there. Another try goes on with it.<//>`}
      <div role="status">
        ${step >= 0 &&
        html`<ol class="steps">
          ${STEPS.map(
            (text, index) => html`<li key=${text} class=${index < step ? 'done' : index === step ? 'now' : ''}>
              ${index < step
                ? html`<${Icon} name="check" />`
                : index > step
                  ? html`<span aria-hidden="true">·</span>`
                  : failed
                    ? html`<span class="bad" aria-hidden="true">×</span>`
                    : html`<span class="spinner"></span>`}
              ${text}${failed && index === step ? html`<span class="bad">has failed</span>` : ''}
            </li>`,
          )}
        </ol>`}
      </div>
      <div class="actions">
        <${Button} type="submit" kind="main" needs="functions:create" off=${!name.trim() || wrong ? 'Give it a name first' : atWork ? 'At work' : null}>Create and deploy<//>
        <${ButtonLink} href="functions">Cancel<//>
      </div>
    </form>
  <//>`;
}
