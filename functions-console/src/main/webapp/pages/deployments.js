// SPDX-License-Identifier: Apache-2.0
import { all } from '../api.js';
import { html } from '../html.js';
import { exact, Time } from '../parts/amounts.js';
import { Button, ButtonLink } from '../parts/button.js';
import { Badge, Empty, Loading, Problem } from '../parts/feedback.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { deployVersion } from './versions.js';

export default function DeploymentsPage({ fn, reload }) {
  const deployments = usePages(`/functions/${fn.id}/deployments`, 'deployments', { per_page: 25 });
  const versions = useResource((signal) => all(`/functions/${fn.id}/versions`, 'function_versions', { query: { per_page: 100 }, signal }), [fn.id]);
  const version = (id) => versions.data?.find((each) => each.id === id);
  const title = (id) => (version(id) ? `version ${version(id).sequence_number}` : id ? `a deleted version (${id.slice(0, 8)})` : 'nothing');
  const current = version(fn.current_version?.id);
  const before = version(deployments.rows[0]?.previous_version_id);
  const done = () => {
    deployments.reload();
    reload();
  };

  return html`<${Page}
    title="Deployments"
    note="Which version answered, and since when. Rolling back deploys an older version again."
    actions=${html`
      <${Button} icon="back" needs="functions:update" off=${before ? null : 'No other version was deployed before'} onClick=${() => deployVersion(fn, before, current, done)}>
        ${before ? `Roll back to version ${before.sequence_number}` : 'Roll back'}
      <//>
      <${ButtonLink} href=${`functions/${fn.id}/versions`} icon="versions">Deploy another<//>
    `}
  >
    <${Card}>
      ${deployments.error && html`<${Problem} error=${deployments.error} again=${deployments.reload} />`}
      ${deployments.loading && deployments.rows.length === 0 && html`<${Loading} />`}
      ${!deployments.loading &&
      !deployments.error &&
      deployments.rows.length === 0 &&
      html`<${Empty} icon="deploy" title="Nothing was deployed yet"><a href=${`functions/${fn.id}/versions`}>Choose a version</a><//>`}
      <ol class="timeline">
        ${deployments.rows.map((row, index) => {
          const target = version(row.version_id);
          const past = version(row.previous_version_id);
          const back = target && past && target.sequence_number < past.sequence_number;
          return html`<li key=${row.id} class=${index === 0 ? 'current' : ''}>
            <div class="entry">
              <strong>${title(row.version_id)[0].toUpperCase() + title(row.version_id).slice(1)}</strong>
              ${index === 0 && html`<${Badge} kind="good" dot>answers now<//>`} ${back && html`<${Badge} kind="warn">rolled back<//>`}
              <span class="grow"></span>
              ${row.previous_version_id &&
              row.previous_version_id !== row.version_id &&
              html`<a class="small" href=${`functions/${fn.id}/versions?left=${row.previous_version_id}&right=${row.version_id}`}>Compare with ${title(row.previous_version_id)}</a>`}
              ${target &&
              target.id !== fn.current_version?.id &&
              html`<${Button} small needs="functions:update" onClick=${() => deployVersion(fn, target, current, done)}>Deploy again<//>`}
            </div>
            <div class="muted small">
              <${Time} at=${row.deployed_at} /> by ${row.deployed_by} · after ${title(row.previous_version_id)} · ${exact(row.deployed_at)}
            </div>
          </li>`;
        })}
      </ol>
      ${deployments.next && html`<div class="more"><${Button} small onClick=${deployments.more}>Show more<//></div>`}
    <//>
  <//>`;
}
