// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { callsOfPage, curl, watchCalls } from '../api.js';
import { html } from '../html.js';
import { duration } from './amounts.js';
import { Copy } from './feedback.js';
import { Icon } from './icon.js';

/**
 * The frame of each page: its heading, which takes the focus when the page is entered, and below it the requests that it made.
 * @param {{title: string, note?: any, actions?: any, wide?: boolean, planned?: Array<{method: string, path: string, json: any}>, children: any}} props
 *   planned: requests that it will make; words in capitals stand for what is not known yet
 */
export function Page({ title, note, actions, wide = false, planned = [], children }) {
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${title} · Functions`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return html`<div class=${wide ? 'page wide' : 'page'}>
    <div class="page-head">
      <div>
        <h1 tabindex="-1" ref=${heading}>${title}</h1>
        ${note && html`<div class="muted">${note}</div>`}
      </div>
      <div class="actions">${actions}</div>
    </div>
    ${children}
    <${Calls} planned=${planned} />
  </div>`;
}

/**
 * @param {{title?: any, filters?: any, label?: string, actions?: any, class?: string, children: any}} props filters: controls that stand
 *   in the head beside the heading, never within it; label: the name of the section when it has no heading
 */
export function Card({ title, filters, label, actions, children, ...rest }) {
  return html`<section class=${`card ${rest.class ?? ''}`} aria-label=${label}>
    ${(title || filters || actions) &&
    html`<header>
      ${title && html`<h2>${title}</h2>`}
      ${filters && html`<div class="filters">${filters}</div>`}
      <div class="actions">${actions}</div>
    </header>`}
    ${children}
  </section>`;
}

/** The requests of the page, as lines for a shell. */
export function Calls({ planned }) {
  const [calls, setCalls] = useState(callsOfPage);
  useEffect(() => {
    const update = () => setCalls(callsOfPage());
    const end = watchCalls(update);
    update();
    return end;
  }, []);
  if (calls.length + planned.length === 0) return null;
  const amount = (number) => (number === 1 ? '1 REST call' : `${number} REST calls`);
  const told = [calls.length > 0 && `${amount(calls.length)} of this page`, planned.length > 0 && `${amount(planned.length)} to come`];
  return html`<details class="calls">
    <summary><${Icon} name="terminal" size=${14} /> ${told.filter(Boolean).join(', ')}</summary>
    <p class="muted small">
      The same from a shell. <code>FUNCTIONS_URL</code> is the base of the REST interface, <code>FUNCTIONS_TOKEN</code> a bearer token.
    </p>
    ${planned.length > 0 &&
    html`<p class="muted small">These are sent in this order; words in capitals stand for what the answers before say.</p>
      <ol>
        ${planned.map(
          ({ method, path, json }) => html`<li key=${path}>
            <span class=${`method ${method}`}>${method}</span>
            <code class="path">${path}</code>
            <span class="mono small muted">not sent yet</span>
            <${Copy} text=${curl({ method, path, headers: {}, type: json ? 'application/json' : null, body: json ? JSON.stringify(json) : null })} label="Copy as curl" />
          </li>`,
        )}
      </ol>`}
    ${planned.length > 0 && calls.length > 0 && html`<p class="muted small">What was sent, newest first:</p>`}
    ${calls.length > 0 &&
    html`<ol>
      ${[...calls].reverse().map(
        (call) => html`<li key=${call.id}>
          <span class=${`method ${call.method}`}>${call.method}</span>
          <code class="path">${call.path}</code>
          <span class=${`mono small ${call.status === null ? 'faint' : call.status >= 400 || call.status === 0 ? 'bad' : 'muted'}`}>
            ${call.status === null ? '…' : call.status === 0 ? 'no answer' : `${call.status} · ${duration(call.duration)}`}
          </span>
          <${Copy} text=${curl(call)} label="Copy as curl" />
        </li>`,
      )}
    </ol>`}
  </details>`;
}
