// SPDX-License-Identifier: Apache-2.0
import { html } from '../html.js';
import { addressOf } from '../place.js';
import { count, zoned } from './amounts.js';

const CLOCK = zoned({ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });
const DAY = zoned({ weekday: 'short', day: 'numeric', month: 'short' });

/**
 * Entries of a log, a day above the first of each.
 * @param {{entries: any[], functionId: string, links?: boolean, cut?: number, newestFirst?: boolean, version?: (id: string) => string}} props
 *   links: each entry leads to its invocation, and to its version where that is another one than in the line above; cut: how many came
 *   before these and were taken away, of entries that are oldest first; newestFirst: how the entries are ordered; version: how a version
 *   is called
 */
export function LogLines({ entries, functionId, links = true, cut = 0, newestFirst = false, version = (id) => id.slice(0, 8) }) {
  let day = '';
  let versionId = null;
  // One flat list: within lists of their own the keys would say nothing.
  const lines = entries.flatMap((entry, index) => {
    const at = new Date(entry.timestamp);
    const dayOf = DAY(at);
    const first = dayOf !== day;
    day = dayOf;
    const other = entry.version_id !== versionId;
    versionId = entry.version_id;
    // Counted from the first that came, so that a line stays what it is when others before it go.
    const number = cut + index;
    return html`
      ${first && html`<div class="log gap" key=${`day-${dayOf}-${number}`}>${dayOf}</div>`}
      <div class=${`log ${entry.level}`} key=${`${entry.timestamp}-${number}`}>
        <time class="at" datetime=${entry.timestamp} title=${entry.timestamp}>${CLOCK(at)}</time>
        <span class="level">${entry.level}</span>
        <span class="message-text">${entry.message}</span>
        ${links
          ? html`<span class="of">
              ${other && versionId && html`<a class="version" href=${addressOf(`/functions/${functionId}/code?version=${versionId}`)} title=${newestFirst ? 'The version up to this entry' : 'The version from this entry on'}>${version(versionId)}</a>`}
              <a class="id" href=${addressOf(`/functions/${functionId}/invocations?open=${entry.invocation_id}`)} title=${`Invocation ${entry.invocation_id}`}>${entry.invocation_id.slice(0, 8)}</a>
            </span>`
          : html`<span></span>`}
      </div>
    `;
  });
  return html`
    ${cut > 0 && html`<div class="log gap" key="cut">${cut === 1 ? '1 earlier entry is' : `${count(cut)} earlier entries are`} not shown any more</div>`}
    ${lines}
  `;
}
