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
import { everyDay, figure, useStatistics } from '../statistics.js';
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
  const figures = useStatistics({ functionIds: [fn.id], days: Number(days) });
  const deployments = useResource((signal) => all(`/functions/${fn.id}/deployments`, 'deployments', { query: { per_page: 100 }, most: 200, signal }), [fn.id]);
  const versions = useResource((signal) => all(`/functions/${fn.id}/versions`, 'function_versions', { query: { per_page: 100 }, most: 200, signal }), [fn.id]);
  const instances = useResource(async (signal) => (await get(`/functions/${fn.id}/instances`, undefined, signal)).instances, [fn.id]);
  const mine = figures.data?.get(fn.id);
  const rows = everyDay(mine?.statistics ?? [], Number(days));
  const dates = rows.map(({ date }) => date);
  const number = (id) => versions.data?.find((each) => each.id === id)?.sequence_number ?? id.slice(0, 8);
  const marks = (deployments.data ?? []).map(({ deployed_at: at, version_id: id }) => ({ at: Date.parse(at), text: `Version ${number(id)}` }));
  const outcomes = OUTCOMES.filter(([key]) => rows.some((row) => row.outcomes[key])).map(([key, name, colour]) => ({
    name,
    colour,
    values: rows.map((row) => row.outcomes[key] ?? 0),
  }));
  const told = (show) => figure(figures, () => (mine ? show(mine.total) : show({ count: 0, outcomes: {}, duration_ms: {} })));
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
    <${Problem} error=${deployments.error} again=${deployments.reload} />
    <${Problem} error=${instances.error} again=${instances.reload} />
    <dl class="figures">
      <div class="figure"><dt>Calls</dt><dd>${told((total) => compact(total.count))}</dd></div>
      <div class="figure"><dt>Errors</dt><dd>${told((total) => html`<${ErrorShare} total=${total} />`)}</dd></div>
      <div class="figure"><dt>Refused</dt><dd>${told((total) => compact(total.outcomes.refused ?? 0))}</dd></div>
      <div class="figure"><dt>p50 / p95 / p99</dt><dd>${told((total) => (total.count ? ['p50', 'p95', 'p99'].map((key) => duration(total.duration_ms[key])).join(' / ') : '–'))}</dd></div>
      <div class="figure"><dt>Longest</dt><dd>${told((total) => duration(total.count ? total.duration_ms.longest : null))}</dd></div>
      <div class="figure"><dt>Instances on this server</dt><dd>${figure(instances, (found) => count(found.length))}</dd></div>
    </dl>
    ${!figures.data
      ? !figures.error && html`<${Loading} rows=${8} />`
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
