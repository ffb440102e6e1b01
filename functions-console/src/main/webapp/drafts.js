// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { currentUser } from './session.js';

/** What somebody has written and not yet sent. It outlives a reload and a new sign-in, and goes with the tab and with its user. */

const PREFIX = 'functions.draft.';
const PAUSE_MS = 300;

/** @type {Map<string, any>} */
const drafts = new Map();
/** Those that are not in the storage yet. @type {Set<string>} */
const unsaved = new Set();
/** @type {Set<(key: string) => void>} */
const listeners = new Set();
let timer = 0;

function load(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null');
  } catch {
    // Not what was put there, or no storage is allowed.
    return null;
  }
}

function save() {
  clearTimeout(timer);
  for (const key of unsaved) {
    try {
      if ((drafts.get(key) ?? null) === null) sessionStorage.removeItem(PREFIX + key);
      else sessionStorage.setItem(PREFIX + key, JSON.stringify(drafts.get(key)));
    } catch {
      // The storage is full or not allowed. The draft lives on in this page, and what stands in the storage is older than it.
    }
  }
  unsaved.clear();
}

addEventListener('pagehide', save);

/**
 * The draft of a function and kind, its setter, and a function that gives the newest one, also to what began before it was written.
 * All that show it see the same.
 * @template T
 * @param {string} functionId
 * @param {string} kind
 * @param {{stored?: boolean}} [how] stored: whether it outlives a reload; secrets do not
 * @returns {[T | null, (value: T | null) => void, () => T | null]}
 */
export function useDraft(functionId, kind, { stored = true } = {}) {
  const key = `${currentUser()?.id}.${functionId}.${kind}`;
  if (!drafts.has(key)) drafts.set(key, stored ? load(key) : null);
  const [, again] = useState(0);
  // At once, so that no change falls between the rendering and this.
  useLayoutEffect(() => {
    const listener = (changed) => changed === key && again((turn) => turn + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, [key]);
  const latest = useCallback(() => drafts.get(key) ?? null, [key]);
  const keep = useCallback(
    (value) => {
      drafts.set(key, value);
      for (const listener of listeners) listener(key);
      if (!stored) return;
      unsaved.add(key);
      // Not at each key that is pressed: a draft may be large.
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    },
    [key, stored],
  );
  return [latest(), keep, latest];
}

/** Forgets the drafts of everybody, because another user may come. */
export function forgetDrafts() {
  clearTimeout(timer);
  unsaved.clear();
  drafts.clear();
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // No storage is allowed, so nothing is there.
  }
}

/** Asks before the browser leaves the page while something is not sent. @param {boolean} unsent */
export function useLeaveQuestion(unsent) {
  useEffect(() => {
    if (!unsent) return undefined;
    const ask = (event) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsent]);
}
