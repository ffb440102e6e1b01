// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { patch, publicAddress, put, remove } from '../api.js';
import { html } from '../html.js';
import { duration, exact } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Problem, say } from '../parts/feedback.js';
import { Field, TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { may } from '../session.js';

const ROLES = [
  ['functions:read', 'See functions, versions, logs, figures'],
  ['functions:create', 'Create functions'],
  ['functions:update', 'Create versions, deploy, change, delete'],
  ['functions_invoke:create', 'Invoke as a user'],
  ['functions:invoke', 'Invoke as an application of the site'],
  ['functions_kv:update', 'Read and change items of the key-value store'],
  ['functions_audit:read', 'Read the audit log of the site'],
  ['functions:administer', 'Suspend, and set rules, on every site'],
];

export default function AccessPage({ fn, reload }) {
  const [editing, setEditing] = useState(false);
  const [suspending, setSuspending] = useState(false);
  const address = publicAddress(fn.invocation_uri);
  const { cors } = fn;
  // The page shows what the function itself says, and the request that says it.
  useEffect(() => reload(), []);

  const forget = () =>
    confirmed({
      title: `Use the rule of the server for ${fn.name}?`,
      text: html`<p>Web pages that only the rule of this function allows cannot call it any more.</p>`,
      action: 'Use the rule of the server',
      act: async () => {
        await patch(`/functions/${fn.id}`, { cors: null });
        reload();
      },
    });

  return html`<${Page} title="Access" note="Who may call, see and change this function.">
    <div class="grid">
      <${Card} title="Callers">
        <div class="content stack">
          <p>Every call needs a bearer token of the site that the function belongs to, with one of the roles to invoke. Nobody calls it without.</p>
          <dl class="facts">
            <dt>Address</dt>
            <dd><code>${address}</code></dd>
            <dt>Users</dt>
            <dd><code>functions_invoke:create</code></dd>
            <dt>Applications</dt>
            <dd><code>functions:invoke</code></dd>
          </dl>
          <p class="muted small">Roles are given by the identity provider, for the whole site; a function has none of its own.</p>
        </div>
      <//>
      <${Card} title="Roles" actions=${html`<span class="muted small">yours are marked</span>`}>
        <div class="content">
          <dl class="facts">
            ${ROLES.map(
              ([role, text]) => html`<dt key=${role}><code>${role}</code></dt>
                <dd class="row">${text} ${may(role) && html`<${Badge} kind="good" dot>you<//>`}</dd>`,
            )}
          </dl>
        </div>
      <//>
    </div>
    <${Card}
      title="Web pages that may call it"
      actions=${html`
        ${cors && html`<${Button} small needs="functions:update" onClick=${forget}>Use the rule of the server<//>`}
        <${Button} small icon="edit" needs="functions:update" onClick=${() => setEditing(true)}>${cors ? 'Edit' : 'Set a rule'}<//>
      `}
    >
      <div class="content">
        ${cors
          ? html`<dl class="facts">
              <dt>Origins</dt>
              <dd>${cors.allowed_origins.map((origin) => html`<code key=${origin}>${origin} </code>`)}</dd>
              <dt>Headers besides</dt>
              <dd>${cors.allowed_headers.length ? html`<code>${cors.allowed_headers.join(', ')}</code>` : 'none'}</dd>
              <dt>Kept by browsers</dt>
              <dd>${duration(cors.max_age_s * 1000)}</dd>
            </dl>`
          : html`<p class="muted">The function has no rule of its own; that of the server counts (<code>functions.invocation.cors-origins</code>).</p>`}
      </div>
    <//>
    <${Card} title="Suspension">
      <div class="content row">
        <div class="grow">
          ${fn.suspension
            ? html`<${Badge} kind="bad" dot>Suspended<//> since ${exact(fn.suspension.since)}: ${fn.suspension.reason}`
            : html`<span class="muted">Not suspended. Administrators of the server, and a rule on repeated limit breaches, can suspend a function.</span>`}
        </div>
        ${fn.suspension
          ? html`<${Button}
              needs="functions:administer"
              onClick=${async () => {
                await remove(`/functions/${fn.id}/suspension`);
                say(`${fn.name} is resumed.`);
                reload();
              }}
              >Resume<//
            >`
          : html`<${Button} kind="danger" needs="functions:administer" onClick=${() => setSuspending(true)}>Suspend<//>`}
      </div>
    <//>
    ${editing &&
    html`<${CorsDialog}
      fn=${fn}
      onClose=${() => setEditing(false)}
      onDone=${() => {
        setEditing(false);
        reload();
      }}
    />`}
    ${suspending &&
    html`<${SuspendDialog}
      title=${`Suspend ${fn.name}?`}
      path=${`/functions/${fn.id}/suspension`}
      onClose=${() => setSuspending(false)}
      onDone=${() => {
        setSuspending(false);
        say(`${fn.name} is suspended.`);
        reload();
      }}
    />`}
  <//>`;
}

export function SuspendDialog({ title, path, onClose, onDone }) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState(null);
  const save = async () => {
    try {
      await put(path, { reason });
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <div class="dialog-content">
      <p>Every call is answered with 409 and the reason, until somebody resumes it. Calls that are under way go on to their end.</p>
      <${Problem} error=${error} />
      <${TextField} label="Reason" multiline autofocus maxlength="500" value=${reason} onChange=${setReason} hint="Callers read it." />
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="danger" needs="functions:administer" off=${reason.trim() ? null : 'Give a reason first'} onClick=${save}>Suspend<//>
    </footer>
  <//>`;
}

function CorsDialog({ fn, onClose, onDone }) {
  const [origins, setOrigins] = useState((fn.cors?.allowed_origins ?? []).join('\n'));
  const [headers, setHeaders] = useState((fn.cors?.allowed_headers ?? []).join(', '));
  const [age, setAge] = useState(fn.cors?.max_age_s ?? 600);
  const [error, setError] = useState(null);
  const parts = (text) => text.split(/[\s,]+/).filter(Boolean);
  const save = async () => {
    try {
      await patch(`/functions/${fn.id}`, { cors: { allowed_origins: parts(origins), allowed_headers: parts(headers), max_age_s: age } });
      say('The rule counts now.');
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title=${`Web pages that may call ${fn.name}`} onClose=${onClose}>
    <div class="dialog-content">
      <${Problem} error=${error} />
      <${TextField} label="Origins" multiline autofocus spellcheck=${false} placeholder="https://shop.example.org" value=${origins} onChange=${setOrigins} hint="One a line; * for all. Pages still need a token." />
      <${TextField} label="Headers that they may send" spellcheck=${false} value=${headers} onChange=${setHeaders} hint="Besides Authorization, Content-Type and X-Request-Id." />
      <${Field} label="For how many seconds browsers keep the rule">
        ${(attributes) => html`<input type="number" ...${attributes} min="0" value=${age} onInput=${(event) => setAge(Number(event.target.value))} />`}
      <//>
    </div>
    <footer>
      <${Button} onClick=${onClose}>Cancel<//>
      <${Button} kind="main" needs="functions:update" off=${parts(origins).length ? null : 'Name an origin first'} onClick=${save}>Save<//>
    </footer>
  <//>`;
}
