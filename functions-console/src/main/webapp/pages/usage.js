// SPDX-License-Identifier: Apache-2.0
import { get } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { bytes, compact, count, duration } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Chart } from '../parts/chart.js';
import { Badge, Empty, Loading, NotOffered, Problem, say } from '../parts/feedback.js';
import { saveCsv } from '../parts/files.js';
import { Segments } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useInterval, useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { useQueryPart } from '../place.js';
import { everyDay, failures, useStatistics } from '../statistics.js';
import { OUTCOMES } from './metrics.js';
import { LimitBar, limitTitle } from './site.js';

/** Of the time that invocations took. */
const MEASURES = ['average', 'p50', 'p95', 'p99', 'longest'];
const COLOURS = ['--chart-1', '--chart-2', '--chart-6', '--chart-4', '--chart-5', '--chart-3'];

export default function UsagePage({ user }) {
  const [days, setDays] = useQueryPart('days', '30');
  const path = `/sites/${encodeURIComponent(user.site)}/usage`;
  const usage = useResource((signal) => get(path, undefined, signal), [user.site]);
  const figures = useStatistics({ days: Number(days) });
  const list = useResource(async (signal) => (await get('/functions', { 'site_ids[]': user.site }, signal)).functions, [user.site]);
  useInterval(usage.reload, usage.error ? 0 : 10_000);
  const name = (id) => {
    if (!list.data) return id.slice(0, 8);
    return list.data.find((fn) => fn.id === id)?.name ?? `deleted (${id.slice(0, 8)})`;
  };
  const byCalls = [...(figures.data?.values() ?? [])].sort((one, other) => other.total.count - one.total.count);
  const first = byCalls.slice(0, 5).filter(({ total }) => total.count > 0);
  const rest = byCalls.slice(first.length);
  const rows = (each) => everyDay(each.statistics, Number(days)).map((row) => row.count);
  const dates = everyDay([], Number(days)).map(({ date }) => date);
  const series = first.map((each, index) => ({ name: name(each.function_id), colour: COLOURS[index], values: rows(each) }));
  if (rest.some(({ total }) => total.count)) {
    series.push({ name: 'All others', colour: '--chart-7', values: dates.map((_, index) => rest.reduce((sum, each) => sum + rows(each)[index], 0)) });
  }
  // A row for each function and day on which it was called.
  const save = () => {
    const outcomes = OUTCOMES.map(([key]) => key);
    const found = byCalls.flatMap((each) =>
      each.statistics
        .filter((row) => Object.values(row.outcomes).some(Boolean))
        .map((row) => ({
          date_utc: row.date,
          function: name(each.function_id),
          function_id: each.function_id,
          calls: row.count,
          ...Object.fromEntries(outcomes.map((key) => [key, row.outcomes[key] ?? 0])),
          ...Object.fromEntries(MEASURES.map((key) => [`${key}_ms`, row.duration_ms?.[key]])),
        })),
    );
    saveCsv(`usage-${days}-days`, ['date_utc', 'function', 'function_id', 'calls', ...outcomes, ...MEASURES.map((key) => `${key}_ms`)], found);
    say(found.length === 1 ? '1 row is saved.' : `${count(found.length)} rows are saved.`);
  };
  const amount = ({ unit, used }, value) => {
    if (value === null) return '–';
    if (unit === 'bytes') return bytes(value);
    // What is not counted is a time, whose name does not tell its unit.
    return used === null ? `${count(value)} ${unit}` : count(value);
  };

  return html`<${Page}
    title="Usage and limits"
    note="What the site uses of what it may use."
    actions=${html`<${Segments} label="Stretch of time" value=${days} onChange=${setDays} options=${[['7', '7 days'], ['30', '30 days'], ['92', '92 days']]} />`}
  >
    <${Card}
      title="Calls by function"
      actions=${html`<${Button} small icon="download" off=${!figures.data ? (figures.error ? 'The figures could not be read' : 'Loading') : series.length === 0 ? 'Nothing to save' : null} onClick=${save}>Save as CSV<//>`}
    >
      <${Problem} error=${figures.error} again=${figures.reload} />
      <${Problem} error=${list.error} again=${list.reload} />
      ${!figures.data
        ? !figures.error && html`<${Loading} rows=${6} />`
        : series.length === 0
          ? html`<${Empty} icon="usage" title="No call within this stretch of time" />`
          : html`<${Chart} label="Calls by function and day" kind="stack" dates=${dates} series=${series} format=${compact} />`}
      ${byCalls.length > 0 &&
      html`<${Table}
        label="Calls by function"
        rows=${byCalls}
        rowKey=${(row) => row.function_id}
        columns=${[
          { name: 'Function', class: 'fill', cell: (row) => html`<a href=${`functions/${row.function_id}/metrics`}>${name(row.function_id)}</a>` },
          { name: 'Calls', align: 'right', cell: (row) => count(row.total.count) },
          { name: 'Errors', align: 'right', cell: (row) => count(failures(row.total.outcomes)) },
          { name: 'Refused', align: 'right', cell: (row) => count(row.total.outcomes.refused ?? 0) },
          { name: 'p95', align: 'right', cell: (row) => html`<span class="nowrap">${duration(row.total.count ? row.total.duration_ms.p95 : null)}</span>` },
          { name: 'Time in all', align: 'right', cell: (row) => html`<span class="nowrap">${duration(row.total.count ? row.total.duration_ms.average * row.total.count : null)}</span>` },
        ]}
      />`}
    <//>
    <${Card} title="Limits">
      ${usage.loading && !usage.data && !usage.error && html`<${Loading} />`}
      ${usage.error && (usage.error.status === 404 ? html`<${NotOffered} what="The use of limits" path=${path} />` : html`<${Problem} error=${usage.error} again=${usage.reload} />`)}
      ${usage.data &&
      html`<${Table}
        label="Limits"
        rows=${usage.data.limits}
        rowKey=${(row) => row.name}
        columns=${[
          { name: 'What', cell: (row) => limitTitle(row.name) },
          { name: 'Used', class: 'fill', cell: (row) => (row.maximum && row.used !== null ? html`<${LimitBar} limit=${row} />` : html`${amount(row, row.used)}${row.at_least ? ' or more' : ''}`) },
          { name: 'At most', align: 'right', cell: (row) => (row.maximum === null ? 'no limit' : amount(row, row.maximum)) },
          { name: 'Of', cell: (row) => html`<${Badge}>${row.scope}<//>` },
          { name: 'Setting', cell: (row) => (row.setting ? html`<code class="muted">${row.setting}</code>` : '') },
        ]}
      />`}
    <//>
    <${Card} title="Limits of each function">
      <div class="content">
        <dl class="facts">
          <dt>Code</dt>
          <dd>${bytes(limits.codeBytes)}</dd>
          <dt>Variables of a version</dt>
          <dd>${count(limits.environmentBytes)} bytes</dd>
          <dt>Time of an invocation</dt>
          <dd>${duration(limits.runTimeMs)}</dd>
          <dt>Tags</dt>
          <dd>${limits.tags}, besides <code>$current</code> and <code>$latest</code></dd>
          <dt>Log entries are kept</dt>
          <dd>${limits.logRetentionHours} hours</dd>
          <dt>Items live</dt>
          <dd>${limits.kvTimeToLiveHours} hours after they were last written</dd>
        </dl>
      </div>
    <//>
  <//>`;
}
