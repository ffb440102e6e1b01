// SPDX-License-Identifier: Apache-2.0
import { all, get } from '../api.js';
import { html } from '../html.js';
import { compact, count, duration } from '../parts/amounts.js';
import { Chart } from '../parts/chart.js';
import { Empty, Loading, Problem } from '../parts/feedback.js';
import { Segments } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { useQueryPart } from '../place.js';
import { everyDay, statistics } from '../statistics.js';
import { ErrorShare } from './functions.js';

/** In the order in which they stand on each other. @type {Array<[string, string, string]>} */
export const OUTCOMES = [
  ['success', 'Success', '--chart-1'],
  ['function_error', 'Function error', '--chart-3'],
  ['malformed', 'Malformed answer', '--chart-2'],
  ['timed_out', 'Timed out', '--chart-4'],
  ['memory_exceeded', 'Memory exceeded', '--chart-6'],
  ['platform_error', 'Platform error', '--chart-5'],
  ['refused', 'Refused', '--chart-7'],
];

export default function MetricsPage({ fn }) {
  const [days, setDays] = useQueryPart('days', '30');
  const figures = useResource(() => statistics({ functionIds: [fn.id], days: Number(days) }), [fn.id, days]);
  const deployments = useResource((signal) => all(`/functions/${fn.id}/deployments`, 'deployments', { query: { per_page: 100 }, most: 200, signal }), [fn.id]);
  const instances = useResource(async (signal) => (await get(`/functions/${fn.id}/instances`, undefined, signal)).instances, [fn.id]);
  const mine = figures.data?.get(fn.id);
  const rows = everyDay(mine?.statistics ?? [], Number(days));
  const dates = rows.map(({ date }) => date);
  const marks = (deployments.data ?? []).map(({ deployed_at: at, version_id: id }) => ({ at: Date.parse(at), text: id }));
  const outcomes = OUTCOMES.filter(([key]) => rows.some((row) => row.outcomes[key])).map(([key, name, colour]) => ({
    name,
    colour,
    values: rows.map((row) => row.outcomes[key] ?? 0),
  }));
  const latency = (key) => rows.map((row) => (row.count ? row.duration_ms[key] : null));

  return html`<${Page}
    title="Metrics"
    note="By day in UTC, as invocations were recorded. Dashed lines are deployments."
    actions=${html`<${Segments}
      label="Stretch of time"
      value=${days}
      onChange=${setDays}
      options=${[
        ['7', '7 days'],
        ['30', '30 days'],
        ['92', '92 days'],
      ]}
    />`}
  >
    <${Problem} error=${figures.error} again=${figures.reload} />
    <dl class="figures">
      <div class="figure"><dt>Calls</dt><dd>${compact(mine?.total.count ?? 0)}</dd></div>
      <div class="figure"><dt>Errors</dt><dd><${ErrorShare} total=${mine?.total} /></dd></div>
      <div class="figure"><dt>Refused</dt><dd>${compact(mine?.total.outcomes.refused ?? 0)}</dd></div>
      <div class="figure"><dt>p50 / p95 / p99</dt><dd>${mine?.total.count ? html`${['p50', 'p95', 'p99'].map((key) => duration(mine.total.duration_ms[key])).join(' / ')}` : '–'}</dd></div>
      <div class="figure"><dt>Longest</dt><dd>${duration(mine?.total.count ? mine.total.duration_ms.longest : null)}</dd></div>
      <div class="figure"><dt>Instances on this server</dt><dd>${instances.data ? count(instances.data.length) : '…'}</dd></div>
    </dl>
    ${figures.loading && !figures.data
      ? html`<${Loading} rows=${8} />`
      : !mine || outcomes.length === 0
        ? html`<${Card}><${Empty} icon="metrics" title="No invocation within this stretch of time">Choose a longer one, or <a href=${`functions/${fn.id}/test`}>call the function</a>.<//><//>`
        : html`
            <${Card} title="Invocations by outcome">
              <${Chart} label="Invocations by outcome and day" kind="stack" dates=${dates} series=${outcomes} format=${compact} marks=${marks} />
            <//>
            <${Card} title="Latency">
              <${Chart}
                label="Latency by day"
                kind="lines"
                dates=${dates}
                format=${duration}
                marks=${marks}
                series=${[
                  { name: 'p50', colour: '--chart-1', values: latency('p50') },
                  { name: 'p95', colour: '--chart-2', values: latency('p95') },
                  { name: 'p99', colour: '--chart-3', values: latency('p99') },
                ]}
              />
            <//>
          `}
  <//>`;
}
