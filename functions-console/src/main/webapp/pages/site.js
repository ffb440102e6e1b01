// SPDX-License-Identifier: Apache-2.0
import { get } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { bytes, compact, count, duration, exact, percent, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Empty, Loading, Outcome, Problem } from '../parts/feedback.js';
import { Card, Page } from '../parts/page.js';
import { useInterval, useResource } from '../parts/resource.js';
import { Segments } from '../parts/form.js';
import { Table } from '../parts/table.js';
import { addressOf, goTo, useQueryPart } from '../place.js';
import { may } from '../session.js';
import { everyDay, failures, figure, useStatistics } from '../statistics.js';
import { ErrorShare, FunctionState, Trail } from './functions.js';

/** Without a list of the whole site, only so many functions are asked for their deployments. */
const ASKED = 12;
/** So many of the newest are listed. */
const SHOWN = 8;
/** What became of a tick that is no failure. */
const FINE = ['success', 'running'];
/** At so many invocations the server looks for a page of those that failed. */
const LOOKED_AT = 10_000;
const ALL_ERRORS = 'events?type=FUNCTION_INVOCATION&status=FAILURE';

export default function SitePage({ user, site }) {
  const [days, setDays] = useQueryPart('days', '7');
  const list = useResource(async (signal) => (await get('/functions', { 'site_ids[]': user.site }, signal)).functions, [user.site]);
  const figures = useStatistics({ days: Number(days) });
  const usage = useResource(
    (signal) => get(`/sites/${encodeURIComponent(user.site)}/usage`, undefined, signal).catch((error) => (error.status === 404 ? null : Promise.reject(error))),
    [user.site],
  );
  const errors = useResource((signal) => get('/api/v3/events', { type: 'FUNCTION_INVOCATION', status: 'FAILURE', per_page: SHOWN }, signal), [user.site]);
  const functions = list.data ?? [];
  const audit = may('functions_audit:read');
  const deployments = useResource((signal) => recentDeployments(audit, list.data, signal), [audit, user.site, audit ? null : list.data]);
  const schedules = useResource((signal) => get('/api/v2/scheduled-triggers', { per_page: 100 }, signal), [user.site]);
  useInterval(() => {
    usage.reload();
    errors.reload();
  }, 15_000);
  useInterval(schedules.reload, 60_000);

  const all = [...(figures.data?.values() ?? [])];
  const calls = all.reduce((sum, each) => sum + each.total.count, 0);
  const failed = all.reduce((sum, each) => sum + failures(each.total.outcomes), 0);
  const refused = all.reduce((sum, each) => sum + (each.total.outcomes.refused ?? 0), 0);
  const name = (id) => functions.find((fn) => fn.id === id)?.name ?? id?.slice(0, 8);
  const of = (fn, show) => figure(figures, (found) => show(found.get(fn.id)));
  const limit = (which) => usage.data?.limits.find((each) => each.name === which);
  const ordered = [...functions].sort((one, other) => (figures.data?.get(other.id)?.total.count ?? 0) - (figures.data?.get(one.id)?.total.count ?? 0));

  return html`<${Page}
    wide
    title=${site?.name ?? 'Overview'}
    note=${html`Site <code>${user.site}</code>`}
    actions=${html`
      <${Segments} label="Stretch of time" value=${days} onChange=${setDays} options=${[['1', 'Today (UTC)'], ['7', '7 days'], ['30', '30 days']]} />
      <${Button} kind="main" icon="plus" needs="functions:create" onClick=${() => goTo('/functions/new')}>Create a function<//>
    `}
  >
    <${Problem} error=${figures.error} again=${figures.reload} />
    <dl class="figures">
      <div class="figure"><dt>Functions</dt><dd>${figure(list, (found) => found.length)} <span class="of">of ${limits.functions}</span></dd></div>
      <div class="figure"><dt>Calls</dt><dd>${figure(figures, () => compact(calls))}</dd></div>
      <div class="figure"><dt>Errors</dt><dd class=${failed ? 'bad' : ''}>${figure(figures, () => compact(failed))} <span class="of">${calls ? percent(failed, calls) : ''}</span></dd></div>
      <div class="figure"><dt>Refused at a limit</dt><dd class=${refused ? 'warn' : ''}>${figure(figures, () => compact(refused))}</dd></div>
      <div class="figure"><dt>Suspended</dt><dd>${figure(list, (found) => found.filter(({ suspension }) => suspension).length)}</dd></div>
    </dl>

    <${Card} title="Function health" actions=${html`<a href="functions">All functions</a>`}>
      <${Table}
        label="Function health"
        rows=${ordered.slice(0, 15)}
        rowKey=${(fn) => fn.id}
        loading=${list.loading}
        error=${list.error}
        again=${list.reload}
        onOpen=${(fn) => goTo(`/functions/${fn.id}`)}
        empty=${html`<${Empty} icon="function" title="No function yet">
          <p>Write one in the browser, deploy it, and call it with a token.</p>
          <div class="actions"><${Button} kind="main" icon="plus" needs="functions:create" onClick=${() => goTo('/functions/new')}>Create the first function<//></div>
        <//>`}
        columns=${[
          { name: 'Function', class: 'fill', link: true, cell: (fn) => html`<div class="truncate"><a href=${addressOf(`/functions/${fn.id}`)}><strong>${fn.name}</strong></a></div>` },
          { name: 'State', cell: (fn) => html`<${FunctionState} fn=${fn} />` },
          { name: 'Activity', cell: (fn) => of(fn, (each) => html`<${Trail} days=${everyDay(each?.statistics ?? [], Number(days))} />`) },
          { name: 'Calls', align: 'right', cell: (fn) => of(fn, (each) => compact(each?.total.count ?? 0)) },
          { name: 'Errors', align: 'right', cell: (fn) => of(fn, (each) => html`<${ErrorShare} total=${each?.total} />`) },
          { name: 'Refused', align: 'right', cell: (fn) => of(fn, (each) => each?.total.outcomes.refused ?? html`<span class="faint">–</span>`) },
          { name: 'p50', align: 'right', cell: (fn) => of(fn, (each) => html`<span class="nowrap">${took(each, 'p50')}</span>`) },
          { name: 'p95', align: 'right', cell: (fn) => of(fn, (each) => html`<span class="nowrap">${took(each, 'p95')}</span>`) },
          { name: 'Deployed', cell: (fn) => html`<${LastDeployment} fn=${fn} deployments=${deployments} />` },
        ]}
      />
    <//>

    <div class="grid">
      <${Card} title="Concurrency" actions=${html`<a href="usage">Usage and limits</a>`}>
        <div class="content">
          ${usage.error
            ? html`<${Problem} error=${usage.error} again=${usage.reload} />`
            : usage.data === null
              ? html`<${Gauge} used=${null} maximum=${limits.concurrentInvocations} />
                  <p class="muted small">This server does not tell how many run now. A call beyond the ${limits.concurrentInvocations} is answered with 429.</p>`
              : html`<${Gauge} used=${limit('concurrent_invocations')?.used ?? null} maximum=${limit('concurrent_invocations')?.maximum ?? limits.concurrentInvocations} />
                  <p class="muted small">Invocations that run now on the server that answers.</p>`}
        </div>
      <//>
      <${Card} title="Closest to their limits">
        <div class="content stack">
          ${usage.data
            ? html`<${Headroom} found=${usage.data.limits} /><${Kept} found=${usage.data.limits} />`
            : html`<${Headroom} found=${[{ name: 'functions', used: list.data?.length ?? null, maximum: limits.functions, unit: 'functions' }]} />`}
        </div>
      <//>
    </div>

    <div class="grid">
      <${Card} title="Recent deployments">
        ${!deployments.data && !deployments.error && !list.error
          ? html`<${Loading} />`
          : html`<${Table}
              label="Recent deployments"
              rows=${deployments.data?.slice(0, SHOWN) ?? []}
              rowKey=${(row) => row.id}
              error=${deployments.error ?? list.error}
              again=${deployments.error ? deployments.reload : list.reload}
              empty=${html`<${Empty} icon="deploy" title="Nothing was deployed yet" />`}
              columns=${[
                { name: 'Function', class: 'fill', cell: (row) => html`<div class="truncate"><a href=${`functions/${row.function_id}/deployments`}>${name(row.function_id)}</a></div>` },
                { name: 'By', cell: (row) => row.by },
                { name: 'When', cell: (row) => html`<span class="nowrap"><${Time} at=${row.at} /></span>` },
              ]}
            />`}
      <//>
      <${Card} title="Last errors" actions=${html`<a href=${ALL_ERRORS}>All errors</a>`}>
        <${Table}
          label="Last errors"
          rows=${errors.data?.items ?? []}
          rowKey=${(row) => row.id}
          loading=${errors.loading && !errors.data}
          error=${errors.error}
          again=${errors.reload}
          onOpen=${(row) => goTo(`/functions/${row.functionId}/invocations?open=${row.id}`)}
          empty=${html`<${NoError} page=${errors.data} />`}
          columns=${[
            { name: 'Function', class: 'fill', cell: (row) => html`<div class="truncate">${row.source}</div>` },
            { name: 'Outcome', cell: (row) => html`<${Outcome} value=${row.outcome ?? row.status} />` },
            { name: 'When', cell: (row) => html`<span class="nowrap"><${Time} at=${row.timestamp} /></span>` },
          ]}
        />
        ${errors.data?.items.length > 0 && errors.data.searched_to && html`<p class="content muted small">Searched back to ${exact(errors.data.searched_to)}.</p>`}
      <//>
      <${Card} title="Schedules that failed">
        <${Table}
          label="Schedules whose last run failed"
          rows=${(schedules.data?.items ?? []).filter(({ last_run: run }) => run && !FINE.includes(run.outcome.toLowerCase()))}
          rowKey=${(row) => row.id}
          loading=${schedules.loading && !schedules.data}
          error=${schedules.error}
          again=${schedules.reload}
          empty=${schedules.data?.next_page
            ? html`<${Empty} icon="schedule" title=${`None of the first ${schedules.data.items.length} schedules failed in its last run`}>The site has more than these; the page of each function lists its own.<//>`
            : html`<${Empty} icon="check" title=${schedules.data?.items.length ? 'No schedule failed in its last run' : 'No function runs by the clock'} />`}
          columns=${[
            { name: 'Schedule', class: 'fill', cell: (row) => html`<div class="truncate"><a href=${`functions/${row.trigger_id}/schedules?open=${row.id}`}>${row.name}</a> <span class="muted small">${name(row.trigger_id)}</span></div>` },
            { name: 'Outcome', cell: (row) => html`<${Outcome} value=${row.last_run.outcome} />` },
            { name: 'When', cell: (row) => html`<span class="nowrap"><${Time} at=${row.last_run.scheduled_for} /></span>` },
          ]}
        />
      <//>
    </div>
  <//>`;
}

/** Who deployed a function last and when, as far as that is among the deployments that were read. */
function LastDeployment({ fn, deployments }) {
  if (!fn.current_version) return html`<span class="faint">–</span>`;
  return figure(deployments, (found) => {
    const last = found.find((each) => each.function_id === fn.id);
    if (!last) return html`<a class="small" href=${`functions/${fn.id}/deployments`}>Deployments</a>`;
    return html`<div class="nowrap"><${Time} at=${last.at} /></div><div class="muted small truncate" style=${{ maxWidth: '18ch' }}>by ${last.by}</div>`;
  });
}

/** The server looks at so many invocations for a page. Where none of them has failed and there are older ones, nobody knows of those. */
function NoError({ page }) {
  if (!page?.next_page) return html`<${Empty} icon="check" title="No error within the time that records are kept" />`;
  const since = page.searched_to ? `, since ${exact(page.searched_to)}` : '';
  return html`<${Empty} icon="check" title=${`None among the last ${count(LOOKED_AT)} invocations${since}`}><a href=${ALL_ERRORS}>Look further back</a><//>`;
}

const took = (figures, key) => duration(figures?.total.count ? figures.total.duration_ms[key] : null);

/** Newest first: from the audit log if it may be read, which is one request; else from the functions that changed last, once they are known. */
async function recentDeployments(audit, functions, signal) {
  if (audit) {
    const { records } = await get('/audit_log', { action: 'VERSION_DEPLOYED', per_page: 100 }, signal);
    return records.map((each) => ({ id: each.id, function_id: each.resource_id, by: each.actor, at: each.timestamp }));
  }
  if (!functions) return undefined;
  const asked = functions
    .filter((fn) => fn.current_version)
    .sort((one, other) => other.updated_at.localeCompare(one.updated_at))
    .slice(0, ASKED);
  const found = await Promise.all(
    asked.map(async (fn) => {
      const { deployments } = await get(`/functions/${fn.id}/deployments`, { per_page: 3 }, signal);
      return deployments.map((each) => ({ id: each.id, function_id: fn.id, by: each.deployed_by, at: each.deployed_at }));
    }),
  );
  return found.flat().sort((one, other) => other.at.localeCompare(one.at));
}

/** Half a circle, filled as far as the limit is used. @param {{used: number | null, maximum: number}} props */
function Gauge({ used, maximum }) {
  const share = used === null ? 0 : Math.min(1, used / maximum);
  const length = Math.PI * 60;
  const colour = share > 0.9 ? 'var(--bad)' : share > 0.7 ? 'var(--warn)' : 'var(--accent)';
  const arc = 'M15 78a60 60 0 0 1 120 0';
  return html`<div class="gauge" role="img" aria-label=${used === null ? `At most ${maximum} at a time` : `${used} of ${maximum} at a time`}>
    <svg viewBox="0 0 150 84" aria-hidden="true">
      <path d=${arc} fill="none" stroke="var(--line)" stroke-width="11" stroke-linecap="round" />
      ${share > 0 && html`<path d=${arc} fill="none" stroke=${colour} stroke-width="11" stroke-linecap="round" stroke-dasharray=${`${share * length} ${length}`} />`}
    </svg>
    <strong>${used ?? '–'} <span class="muted small">of ${maximum}</span></strong>
  </div>`;
}

const TITLES = {
  functions: 'Functions',
  versions: 'Versions',
  concurrent_invocations: 'Concurrent invocations',
  running_turns: 'Running turns',
  waiting_turns: 'Waiting turns',
  fetches: 'Requests of fetch at a time',
  kv_items: 'Items in the key-value store',
  kv_bytes: 'Bytes in the key-value store',
  schedules: 'Schedules',
  event_bindings: 'Bindings to events',
  async_invocations: 'Accepted calls that wait',
  async_runs: 'Accepted calls that run',
  egress_entries: 'Rules on what may be reached',
  log_tails: 'Logs that are followed',
  kv_time_to_live: 'Items of the key-value store live',
  log_retention: 'Log entries are kept',
  event_retention: 'Events are kept',
  statistics_retention: 'Statistics are kept',
};

/** @param {string} name */
export function limitTitle(name) {
  return TITLES[name] ?? name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}

function Headroom({ found }) {
  const bounded = found
    .filter(({ maximum, used }) => maximum && used !== null)
    .sort((one, other) => other.used / other.maximum - one.used / one.maximum)
    .slice(0, 5);
  return bounded.map((each) => html`<${LimitBar} key=${each.name} limit=${each} />`);
}

/** What the key-value store holds: without a limit it is never among those that are close to theirs. */
function Kept({ found }) {
  const kept = found.filter(({ name, maximum, used }) => name.startsWith('kv_') && !maximum && used !== null);
  return kept.map(
    (each) => html`<div class="row" key=${each.name}>
      <span class="grow">${limitTitle(each.name)}</span>
      <span class="muted small">${each.unit === 'bytes' ? bytes(each.used) : compact(each.used)}${each.at_least ? ' or more' : ''}, no limit</span>
    </div>`,
  );
}

/** @param {{limit: {name: string, used: number, maximum: number}}} props */
export function LimitBar({ limit }) {
  const share = limit.used / limit.maximum;
  return html`<div>
    <div class="row"><span class="grow">${limitTitle(limit.name)}</span><span class="muted small">${compact(limit.used)} of ${compact(limit.maximum)}</span></div>
    <div class=${`meter ${share >= 1 ? 'full' : share > 0.8 ? 'near' : ''}`} role="img" aria-label=${percent(limit.used, limit.maximum)}><i style=${{ width: `${Math.min(100, share * 100)}%` }}></i></div>
  </div>`;
}
