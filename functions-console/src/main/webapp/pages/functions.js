// SPDX-License-Identifier: Apache-2.0
import { get } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { compact, duration, percent, Time } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { Badge, Empty, Problem } from '../parts/feedback.js';
import { Choice } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { addressOf, goTo, useQueryPart } from '../place.js';
import { everyDay, failures, figure, useStatistics } from '../statistics.js';

const DAYS = 7;

export default function FunctionsPage({ user }) {
  const [search, setSearch] = useQueryPart('search');
  const [state, setState] = useQueryPart('state', 'all');
  const list = useResource((signal) => get('/functions', { 'site_ids[]': user.site }, signal), [user.site]);
  const figures = useStatistics({ days: DAYS });
  const functions = list.data?.functions ?? [];
  const shown = functions
    .filter(({ name, description, id }) => `${name} ${description ?? ''} ${id}`.toLowerCase().includes(search.toLowerCase()))
    .filter((fn) => state === 'all' || functionState(fn).key === state)
    .sort((one, other) => one.name.localeCompare(other.name));
  const full = functions.length >= limits.functions ? `The site has its ${limits.functions} functions already` : null;
  const of = (fn, show) => figure(figures, (found) => show(found.get(fn.id)));

  return html`<${Page}
    title="Functions"
    note=${list.data && `${functions.length} of ${limits.functions}`}
    actions=${html`<${Button} kind="main" icon="plus" needs="functions:create" off=${full} onClick=${() => goTo('/functions/new')}>Create a function<//>`}
  >
    <${Problem} error=${figures.error} again=${figures.reload} />
    <${Card}
      label="List of functions"
      filters=${html`
        <input type="search" aria-label="Search functions" placeholder="Search by name, description or id" value=${search} onInput=${(event) => setSearch(event.target.value)} />
        <${Choice}
          bare
          label="State"
          value=${state}
          onChange=${setState}
          options=${[
            ['all', 'Every state'],
            ['deployed', 'Deployed'],
            ['idle', 'Not deployed'],
            ['suspended', 'Suspended'],
          ]}
        />
      `}
      actions=${html`<span class="muted small">Figures of ${DAYS} days</span>`}
    >
      <${Table}
        label="Functions"
        rows=${shown}
        rowKey=${(fn) => fn.id}
        loading=${list.loading}
        error=${list.error}
        again=${list.reload}
        onOpen=${(fn) => goTo(`/functions/${fn.id}`)}
        empty=${functions.length === 0
          ? html`<${Empty} icon="function" title="No function yet">
              <p>A function is JavaScript with an address. Write one here, deploy it, and call it with a token.</p>
              <div class="actions"><${Button} kind="main" icon="plus" needs="functions:create" onClick=${() => goTo('/functions/new')}>Create the first function<//></div>
            <//>`
          : html`<${Empty} icon="search" title="No function is like that"><button type="button" class="link" onClick=${() => goTo('/functions', { replace: true })}>Show all functions</button><//>`}
        columns=${[
          {
            name: 'Name',
            class: 'fill',
            link: true,
            cell: (fn) => html`<div class="truncate"><a href=${addressOf(`/functions/${fn.id}`)}><strong>${fn.name}</strong></a></div>
              <div class="muted small truncate">${fn.description ?? ''}</div>`,
          },
          { name: 'State', cell: (fn) => html`<${FunctionState} fn=${fn} />` },
          { name: 'Activity', cell: (fn) => of(fn, (each) => html`<${Trail} days=${everyDay(each?.statistics ?? [], DAYS)} />`) },
          { name: 'Calls', align: 'right', cell: (fn) => of(fn, (each) => compact(each?.total.count ?? 0)) },
          { name: 'Errors', align: 'right', cell: (fn) => of(fn, (each) => html`<${ErrorShare} total=${each?.total} />`) },
          { name: 'p95', align: 'right', cell: (fn) => of(fn, (each) => html`<span class="nowrap">${duration(each?.total.count ? each.total.duration_ms.p95 : null)}</span>`) },
          { name: 'Changed', cell: (fn) => html`<span class="nowrap"><${Time} at=${fn.updated_at} /></span>` },
        ]}
      />
    <//>
  <//>`;
}

/** @returns {{key: string, kind: 'good' | 'warn' | 'bad' | 'info' | 'plain', text: string}} */
function functionState(fn) {
  if (fn.suspension) return { key: 'suspended', kind: 'bad', text: 'Suspended' };
  if (!fn.current_version) return { key: 'idle', kind: 'plain', text: 'Not deployed' };
  return { key: 'deployed', kind: 'good', text: 'Deployed' };
}

export function FunctionState({ fn }) {
  const { kind, text } = functionState(fn);
  return html`<${Badge} kind=${kind} dot title=${fn.suspension?.reason}>${text}<//>`;
}

export function ErrorShare({ total }) {
  if (!total?.count) return html`<span class="faint">–</span>`;
  const failed = failures(total.outcomes);
  return html`<span class=${failed ? 'bad nowrap' : 'muted'} title=${`${failed} of ${total.count}`}>${failed ? percent(failed, total.count) : '0 %'}</span>`;
}

/** The calls of some days as small bars. */
export function Trail({ days }) {
  const most = Math.max(...days.map((each) => each.count), 1);
  const text = days.map((each) => `${each.date}: ${each.count}`).join('\n');
  return html`<div class="trail" role="img" aria-label=${`Calls by day in UTC: ${text.replaceAll('\n', ', ')}`} title=${text}>
    ${days.map((each) => html`<i key=${each.date} class=${each.count ? '' : 'none'} style=${{ height: `${Math.round((each.count / most) * 24) + 2}px` }}></i>`)}
  </div>`;
}
