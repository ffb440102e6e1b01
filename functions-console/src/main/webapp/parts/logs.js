// SPDX-License-Identifier: Apache-2.0
import { html } from '../html.js';
import { addressOf } from '../place.js';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/**
 * Entries of a log, a day above the first of each.
 * @param {{entries: any[], functionId: string, links?: boolean}} props links: each entry leads to its invocation
 */
export function LogLines({ entries, functionId, links = true }) {
  let day = '';
  return entries.map((entry, index) => {
    if (entry.gap) return html`<div class="log gap" key=${`gap-${index}`}>${entry.gap}</div>`;
    const at = new Date(entry.timestamp);
    const dayOf = DAY.format(at);
    const first = dayOf !== day;
    day = dayOf;
    return html`
      ${first && html`<div class="log gap" key=${`day-${dayOf}-${index}`}>${dayOf}</div>`}
      <div class=${`log ${entry.level}`} key=${`${entry.timestamp}-${index}`}>
        <time class="at" datetime=${entry.timestamp} title=${entry.timestamp}>${CLOCK.format(at)}</time>
        <span class="level">${entry.level}</span>
        <span class="message-text">${entry.message}</span>
        ${links
          ? html`<a class="id" href=${addressOf(`/functions/${functionId}/invocations?open=${entry.invocation_id}`)} title=${`Invocation ${entry.invocation_id}`}>${entry.invocation_id.slice(0, 8)}</a>`
          : html`<span></span>`}
      </div>
    `;
  });
}
