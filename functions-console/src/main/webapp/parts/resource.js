// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, nextToken } from '../api.js';
import { idle } from '../session.js';

/**
 * Loads what a page shows, anew when `inputs` change. What was loaded before stays while it is loaded again.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {any[]} inputs
 * @returns {{data: T | undefined, error: any, loading: boolean, reload: () => void, setData: (data: T) => void}}
 */
export function useResource(load, inputs) {
  const [state, setState] = useState({ data: undefined, error: null, loading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    load(ending.signal).then(
      (data) => !ending.signal.aborted && setState({ data, error: null, loading: false }),
      (error) => !ending.signal.aborted && setState((before) => ({ data: before.data, error, loading: false })),
    );
    return () => ending.abort();
  }, [...inputs, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const setData = useCallback((data) => setState((before) => ({ ...before, data })), []);
  return { ...state, reload, setData };
}

/** With filters a page may be empty while others follow; so many such pages are asked for one after the other. */
const LOOKS = 10;

/**
 * A list that the server gives out in pages. Where filters let little through it says how far it has looked: that is `searchedTo`, null
 * where it looked at all.
 * @param {string | null} path null while it is not known
 * @param {string} member the member of the answer that holds the entries
 * @param {Record<string, any>} query
 */
export function usePages(path, member, query = {}) {
  const text = JSON.stringify(query);
  const [state, setState] = useState({ rows: [], next: null, searchedTo: null, loading: true, error: null });
  const [turn, setTurn] = useState(0);
  const ending = useRef(new AbortController());
  const shown = useRef('');
  /** Reads on after some rows until there are more and so many, until it has looked long enough, or to the end. */
  const load = async (before, token, least) => {
    const { signal } = ending.current;
    let found = { rows: before, next: token, searchedTo: null };
    let empty = 0;
    try {
      do {
        const page = await get(path, { ...JSON.parse(text), page_token: found.next }, signal);
        empty = page[member].length > 0 ? 0 : empty + 1;
        found = { rows: [...found.rows, ...page[member]], next: nextToken(page.next_page), searchedTo: page.searched_to ?? null };
      } while (found.next && empty < LOOKS && (found.rows.length < least || found.rows.length === before.length));
      if (!signal.aborted) setState({ ...found, loading: false, error: null });
    } catch (error) {
      if (!signal.aborted) setState((now) => ({ ...now, loading: false, error }));
    }
  };
  useEffect(() => {
    if (!path) return undefined;
    ending.current = new AbortController();
    const mine = ending.current;
    const what = JSON.stringify([path, member, text]);
    const again = shown.current === what;
    shown.current = what;
    // What is read again stays in its place until then, all that was shown of it: whoever is within it keeps focus, place and drawer.
    setState((now) => (again ? { ...now, loading: true, error: null } : { rows: [], next: null, searchedTo: null, loading: true, error: null }));
    load([], null, again ? state.rows.length : 0);
    return () => mine.abort();
  }, [path, member, text, turn]);
  const more = () => {
    if (state.loading || !state.next) return;
    setState((now) => ({ ...now, loading: true, error: null }));
    load(state.rows, state.next, 0);
  };
  return { ...state, more, reload: () => setTurn((before) => before + 1) };
}

/**
 * Runs something again and again while the page is seen and somebody is at it: requests keep a session alive, which has to end when
 * nobody is there.
 * @param {() => void} act
 * @param {number} ms 0 for never
 */
export function useInterval(act, ms) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!ms) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && !idle() && latest.current(), ms);
    return () => clearInterval(timer);
  }, [ms]);
}
