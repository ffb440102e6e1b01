// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { get, patch, put, remove } from '../api.js';
import { html } from '../html.js';
import { exact } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Badge, Empty, Loading, Problem, say } from '../parts/feedback.js';
import { TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { goTo, useQueryPart } from '../place.js';
import { SuspendDialog } from './access.js';
import { AuditLog } from './audit.js';

export default function AdministrationPage({ user }) {
  const [id] = useQueryPart('site', user.site ?? '');
  const [typed, setTyped] = useState(id);
  return html`<${Page} title="Sites" note="What an administrator of the server decides about a site.">
    <form
      class="filters"
      onSubmit=${(event) => {
        event.preventDefault();
        goTo(`/administration?site=${encodeURIComponent(typed.trim())}`);
      }}
    >
      <input type="search" class="grow mono" aria-label="Id of a site" placeholder="Id of a site" spellcheck=${false} value=${typed} onInput=${(event) => setTyped(event.target.value)} />
      <${Button} type="submit" kind="main" off=${typed.trim() ? null : 'Write the id of a site first'}>Open<//>
    </form>
    ${id ? html`<${Site} key=${id} id=${id} />` : html`<${Card}><${Empty} icon="site" title="Which site?">Sites are known by the ids that tokens name; the server keeps no list of them.<//><//>`}
  <//>`;
}

function Site({ id }) {
  const base = `/sites/${encodeURIComponent(id)}`;
  const absent = (error) => (error.status === 404 ? null : Promise.reject(error));
  const site = useResource((signal) => get(base, undefined, signal), [id]);
  const suspension = useResource((signal) => get(`${base}/suspension`, undefined, signal).catch(absent), [id]);
  const egress = useResource((signal) => get(`${base}/egress`, undefined, signal), [id]);
  const engines = useResource((signal) => get(`${base}/engines`, undefined, signal), [id]);
  const [suspending, setSuspending] = useState(false);

  return html`
    <${Problem} error=${site.error} again=${site.reload} />
    <div class="grid">
      <${Card} title="Name">
        <div class="content">${site.data ? html`<${Name} base=${base} site=${site.data} onDone=${site.reload} />` : !site.error && html`<${Loading} rows=${2} />`}</div>
      <//>
      <${Card} title="Suspension">
        <div class="content stack">
          <${Problem} error=${suspension.error} again=${suspension.reload} />
          ${suspension.data === undefined && !suspension.error && html`<${Loading} rows=${2} />`}
          <div>
            ${suspension.data
              ? html`<${Badge} kind="bad" dot>Suspended<//> since ${exact(suspension.data.since)}: ${suspension.data.reason}`
              : suspension.data === null && html`<span class="muted">Its functions may be invoked.</span>`}
          </div>
          <div>
            ${suspension.data
              ? html`<${Button}
                  needs="functions:administer"
                  onClick=${async () => {
                    await remove(`${base}/suspension`);
                    say(`The site ${site.data?.name ?? id} is resumed.`);
                    suspension.reload();
                  }}
                  >Resume ${site.data?.name ?? id}<//
                >`
              : suspension.data === null && html`<${Button} kind="danger" needs="functions:administer" onClick=${() => setSuspending(true)}>Suspend the site<//>`}
          </div>
        </div>
      <//>
    </div>
    <${Card} title="What its functions may reach">
      <div class="content">
        <${Problem} error=${egress.error} again=${egress.reload} />
        ${egress.data ? html`<${Egress} key=${JSON.stringify(egress.data)} base=${base} rules=${egress.data} onDone=${egress.reload} />` : !egress.error && html`<${Loading} rows=${2} />`}
      </div>
    <//>
    <${Card} title="Engines">
      <div class="content">
        <${Problem} error=${engines.error} again=${engines.reload} />
        ${engines.data ? html`<${Engines} base=${base} engines=${engines.data} onDone=${engines.reload} />` : !engines.error && html`<${Loading} rows=${2} />`}
      </div>
    <//>
    <h2>Audit log of the site</h2>
    <${AuditLog} path=${`${base}/audit_log`} functions=${[]} />
    ${suspending &&
    html`<${SuspendDialog}
      title=${`Suspend the site ${site.data?.name ?? id} with all its functions?`}
      path=${`${base}/suspension`}
      onClose=${() => setSuspending(false)}
      onDone=${() => {
        setSuspending(false);
        suspension.reload();
      }}
    />`}
  `;
}

function Name({ base, site, onDone }) {
  const [name, setName] = useState(site.name === site.id ? '' : site.name);
  const save = async () => {
    await patch(base, { name: name || null });
    say('The name is changed.');
    onDone();
  };
  return html`<div class="stack">
    <${TextField} label="Name" maxlength="255" value=${name} onChange=${setName} placeholder=${site.id} hint="People see it; the id stays what it is." />
    <div><${Button} needs="functions:administer" onClick=${save}>Save<//></div>
  </div>`;
}

function Egress({ base, rules, onDone }) {
  const [allow, setAllow] = useState(rules.allow.join('\n'));
  const [deny, setDeny] = useState(rules.deny.join('\n'));
  const entries = (text) => text.split(/[\s,]+/).filter(Boolean);
  const save = async () => {
    await put(`${base}/egress`, { allow: entries(allow), deny: entries(deny) });
    say('The rules count now.');
    onDone();
  };
  return html`<div class="stack">
    <p class="muted small">Beside the rules of the server. One entry a line: a host, <code>*.host</code>, an address or a range, each also with a port.</p>
    <div class="fields">
      <${TextField} label="Allowed" multiline spellcheck=${false} value=${allow} onChange=${setAllow} />
      <${TextField} label="Denied" multiline spellcheck=${false} value=${deny} onChange=${setDeny} />
    </div>
    <div><${Button} needs="functions:administer" onClick=${save}>Save the rules<//></div>
  </div>`;
}

function Engines({ base, engines, onDone }) {
  const set = async (allow) => {
    await put(`${base}/engines`, { allow });
    say('The policy counts now.');
    onDone();
  };
  // What was ticked stands until the server has told what counts then.
  const [wanted, setWanted] = useState(null);
  useEffect(() => setWanted(null), [engines]);
  const chosen = wanted ?? engines.allow ?? [];
  const toggle = async (name, on) => {
    const next = on ? [...chosen, name] : chosen.filter((each) => each !== name);
    setWanted(next);
    try {
      await set(next);
    } catch (error) {
      setWanted(null);
      say(error.message, 'bad');
    }
  };
  return html`<div class="stack">
    <p class="muted small">${engines.allow ? 'The site has a policy of its own.' : 'The site has no policy of its own; that of the server counts.'} Usable now: ${engines.effective.join(', ') || 'none'}.</p>
    ${engines.allow &&
    html`<div class="row" role="group" aria-label="Engines that the site may use">
      ${['nashorn', 'v8'].map(
        (name) => html`<label class="check" key=${name}>
          <input type="checkbox" checked=${chosen.includes(name)} onChange=${(event) => toggle(name, event.target.checked)} />${name}
        </label>`,
      )}
    </div>`}
    <div>
      ${engines.allow
        ? html`<${Button} needs="functions:administer" onClick=${() => set(null)}>Use the policy of the server<//>`
        : html`<${Button} needs="functions:administer" onClick=${() => set(engines.effective)}>Give it a policy of its own<//>`}
    </div>
  </div>`;
}
