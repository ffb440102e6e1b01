// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from 'preact/hooks';

/**
 * What somebody has written and not yet sent, per function and kind. It outlives a reload and a new sign-in, and goes with the tab.
 * @template T
 * @param {string} functionId
 * @param {string} kind
 * @returns {[T | null, (value: T | null) => void]}
 */
export function useDraft(functionId, kind) {
  const key = `functions.draft.${functionId}.${kind}`;
  const [draft, setDraft] = useState(() => JSON.parse(sessionStorage.getItem(key) ?? 'null'));
  const keep = useCallback(
    (value) => {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(value));
      setDraft(value);
    },
    [key],
  );
  return [draft, keep];
}
