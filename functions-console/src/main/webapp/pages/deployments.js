// SPDX-License-Identifier: Apache-2.0
import { all } from '../api.js';
import { html } from '../html.js';
import { exact, Time, useTimes } from '../parts/amounts.js';
import { Button, ButtonLink } from '../parts/button.js';
import { Badge, Empty, Loading, Problem } from '../parts/feedback.js';
import { Card, Page } from '../parts/page.js';
import { usePages, useResource } from '../parts/resource.js';
import { deployVersion, useCurrentVersion } from './versions.js';

/** More versions than these are not read to name them. */
const MOST = 500;

export default function DeploymentsPage({ fn, reload }) {
  const [times] = useTimes();
  const deployments = usePages(`/functions/${fn.id}/deployments`, 'deployments', { per_page: 25 });
  const versions = useResource((signal) => all(`/functions/${fn.id}/versions`, 'function_versions', { query: { per_page: 100 }, most: MOST, signal }), [fn.id]);
  const current = useCurrentVersion(fn, versions.data);
  const currentId = fn.current_version?.id;
  const version = (id) => versions.data?.find((each) => each.id === id) ?? (id && id === currentId ? current : undefined);
  // One that is not listed is deleted only if all versions were read.
  const complete = versions.data && versions.data.length < MOST;
  const title = (id) => {
    if (!id) return 'nothing';
    if (version(id)) return `version ${version(id).sequence_number}`;
    return `${complete ? 'a deleted version' : 'version'} ${id.slice(0, 8)}`;
  };
  // The newest that answered before and is still there. After a deployment of the same version again, that is further down.
  const past = deployments.rows.map((row) => row.previous_version_id).filter((id) => id && id !== currentId);
  const before = version(past.find(version));
  const waiting = (deployments.loading && deployments.rows.length === 0) || (versions.loading && !versions.data);
  const noWay = waiting
    ? 'Loading'
    : (deployments.error ?? versions.error)
      ? 'What was deployed before could not be read'
      : past.length > 0
        ? 'The versions that were deployed before are not there any more'
        : 'No other version was deployed before';
  const back = before && current && before.sequence_number > current.sequence_number ? 'Go back' : 'Roll back';
  const done = () => {
    deployments.reload();
    reload();
  };

  return html`<${Page}
    title="Deployments"
    note="Which version answered, and since when. Rolling back deploys an older version again."
    actions=${html`
      <${Button} icon="back" needs="functions:update" off=${before ? null : noWay} onClick=${() => deployVersion(fn, before, current, done)}>
        ${before ? `${back} to version ${before.sequence_number}` : 'Roll back'}
      <//>
      <${ButtonLink} href=${`functions/${fn.id}/versions`} icon="versions">Deploy another<//>
    `}
  >
    <${Problem} error=${versions.error} again=${versions.reload} />
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
          const replaced = version(row.previous_version_id);
          const older = target && replaced && target.sequence_number < replaced.sequence_number;
          return html`<li key=${row.id} class=${index === 0 ? 'current' : ''}>
            <div class="entry">
              <strong>${title(row.version_id)[0].toUpperCase() + title(row.version_id).slice(1)}</strong>
              ${index === 0 && html`<${Badge} kind="good" dot>answers now<//>`} ${older && html`<${Badge} kind="warn">rolled back<//>`}
              <span class="grow"></span>
              ${row.previous_version_id &&
              row.previous_version_id !== row.version_id &&
              html`<a class="small" href=${`functions/${fn.id}/versions?left=${row.previous_version_id}&right=${row.version_id}`}>Compare with ${title(row.previous_version_id)}</a>`}
              ${target &&
              target.id !== currentId &&
              html`<${Button} small needs="functions:update" onClick=${() => deployVersion(fn, target, current, done)}>Deploy again<//>`}
            </div>
            <div class="muted small">
              <${Time} at=${row.deployed_at} /> by ${row.deployed_by} · after ${title(row.previous_version_id)}${times === 'relative' ? ` · ${exact(row.deployed_at)}` : ''}
            </div>
          </li>`;
        })}
      </ol>
      ${deployments.next && html`<div class="more"><${Button} small onClick=${deployments.more}>Show more<//></div>`}
    <//>
  <//>`;
}
