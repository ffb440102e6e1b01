// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';

/** Where the console is: below the base of its page. What filters and chooses stands in the query, so that a link says all. */

/** The path of the console, with a slash at its end. */
export const BASE = new URL('.', document.baseURI).pathname;

/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {{path: string, query: URLSearchParams}} the place, its path relative to the base and without a slash at its end */
function currentPlace() {
  // Without the slash at its end it is the base too.
  const path = `${location.pathname}/`.startsWith(BASE) ? location.pathname.slice(BASE.length - 1) : location.pathname;
  return { path: path.replace(/\/+$/, '') || '/', query: new URLSearchParams(location.search) };
}

/** @param {string} path a path of the console that begins with a slash, with or without a query */
export function addressOf(path) {
  return BASE + path.replace(/^\//, '');
}

/**
 * Goes to another page.
 * @param {string} path
 * @param {{replace?: boolean}} [how] replace: the place before is not kept in the history
 */
export function goTo(path, { replace = false } = {}) {
  const address = addressOf(path);
  if (address === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  tell();
}

/** Parts of the query that open something over the page. The arrow back closes it, as people expect of what looks like a place. */
const OPENS = ['open', 'key', 'add'];

/**
 * Changes parts of the query and stays on the page; null takes a part away.
 * @param {Record<string, string | number | boolean | null | undefined>} changes
 */
export function setQuery(changes) {
  const { path, query } = currentPlace();
  const opens = OPENS.some((name) => changes[name] && !query.has(name));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '' || value === false) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  goTo(text ? `${path}?${text}` : path, { replace: !opens });
}

function tell() {
  for (const listener of listeners) listener();
}

/** Renders again whenever the place changes. */
export function usePlace() {
  const [place, setPlace] = useState(currentPlace);
  useEffect(() => {
    const listener = () => setPlace(currentPlace());
    listeners.add(listener);
    // The place may have changed between the first rendering and this line.
    listener();
    return () => listeners.delete(listener);
  }, []);
  return place;
}

/** One part of the query with a function that sets it. @returns {[string, (value: string | null) => void]} */
export function useQueryPart(name, initial = '') {
  const { query } = usePlace();
  return [query.get(name) ?? initial, (value) => setQuery({ [name]: value === initial ? null : value })];
}

/** Takes over links of the console, and the arrows of the browser. */
export function followLinks() {
  addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (
      !link ||
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey ||
      link.target ||
      link.hasAttribute('download')
    ) {
      return;
    }
    const url = new URL(link.href);
    if (url.origin !== location.origin || !url.pathname.startsWith(BASE) || /\.[^/]*$/.test(url.pathname)) return;
    event.preventDefault();
    goTo('/' + url.pathname.slice(BASE.length) + url.search);
  });
}
