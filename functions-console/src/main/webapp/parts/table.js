// SPDX-License-Identifier: Apache-2.0
import { html } from '../html.js';
import { exact } from './amounts.js';
import { Button } from './button.js';
import { Empty, Loading, Problem } from './feedback.js';

/**
 * A table of the browser. On narrow screens each row becomes a block whose cells carry the names of their columns; the roles stand
 * here because some browsers take them away with the layout of a table.
 *
 * @template T
 * @param {{label: string, rows: T[], columns: Array<{name: string, cell: (row: T) => any, align?: 'right', class?: string, link?: boolean}>,
 *   rowKey: (row: T) => string, onOpen?: (row: T) => void, openLabel?: (row: T) => string, loading?: boolean, error?: any,
 *   again?: () => void, empty?: any, more?: (() => void) | null, searchedTo?: string | null}} props onOpen: what a click on a row does;
 *   the first cell then holds the button for keyboards, unless it is a link itself; searchedTo: how far back rows were looked for when
 *   there are more that were not looked at
 */
export function Table({ label, rows, columns, rowKey, onOpen, openLabel, loading = false, error, again, empty, more, searchedTo = null }) {
  if (rows.length === 0 && more && searchedTo) return html`<${NoneSoFar} searchedTo=${searchedTo} more=${more} loading=${loading} error=${error} />`;
  if (error && rows.length === 0) return html`<${Problem} error=${error} again=${again} />`;
  if (loading && rows.length === 0) return html`<${Loading} />`;
  if (rows.length === 0) return empty ?? html`<${Empty} title="Nothing here yet" />`;
  const open = (event, row) => {
    if (!event.target.closest('a, button, input, select')) onOpen(row);
  };
  return html`<div class="table-frame">
    <table role="table">
      <caption class="sr-only">${label}</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(({ name, align }) => html`<th key=${name} scope="col" role="columnheader" class=${align ?? ''}>${name || html`<span class="sr-only">Actions</span>`}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) => html`<tr key=${rowKey(row)} role="row" class=${onOpen ? 'opens' : ''} onClick=${onOpen ? (event) => open(event, row) : undefined}>
            ${columns.map(
              ({ name, cell, align, class: kind, link }, index) => html`<td key=${name} role="cell" data-name=${name} class=${`${align ?? ''} ${kind ?? ''}`}>
                <div class="cell">
                  ${onOpen && index === 0 && !link
                    ? html`<button type="button" class="link row-button" aria-label=${openLabel?.(row)} onClick=${() => onOpen(row)}>${cell(row)}</button>`
                    : cell(row)}
                </div>
              </td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
    ${error && html`<${Problem} error=${error} again=${again} />`}
    ${more && html`<div class="more"><${Button} small onClick=${more} off=${loading ? 'Loading' : null}>${loading ? 'Loading …' : 'Show more'}<//></div>`}
  </div>`;
}

/** Nothing was found as far as the server has looked, and it can look further. */
function NoneSoFar({ searchedTo, more, loading, error }) {
  return html`<${Problem} error=${error} />
    <${Empty} icon="search" title=${`None since ${exact(searchedTo)} is like that`}>
      <p role="status">${loading ? 'Looking further back …' : 'What is older was not looked at yet.'}</p>
      <div class="actions"><${Button} onClick=${more} off=${loading ? 'It is being looked for' : null}>Look further back<//></div>
    <//>`;
}
