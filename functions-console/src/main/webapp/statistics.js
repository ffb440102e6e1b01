// SPDX-License-Identifier: Apache-2.0
import { ask } from './api.js';
import { useResource } from './parts/resource.js';

/** A day as the server names it. @param {number} daysAgo */
export function day(daysAgo) {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

/**
 * What the functions did, by function id.
 * @param {{functionIds?: string[], days: number, signal?: AbortSignal}} wanted
 * @returns {Promise<Map<string, {total: any, statistics: any[]}>>}
 */
export async function statistics({ functionIds, days, signal }) {
  const answer = await ask('POST', '/functions/stats', {
    json: { ...(functionIds ? { function_ids: functionIds } : {}), from: day(days - 1), to: day(0) },
    changes: false,
    signal,
  });
  return new Map(answer.invocations.map((each) => [each.function_id, each]));
}

/**
 * As {@link statistics}, for a page. Figures of another stretch of days, which were loaded before, are none: they would stand below
 * the wrong name.
 * @param {{functionIds?: string[], days: number}} wanted
 */
export function useStatistics({ functionIds, days }) {
  const wanted = JSON.stringify([functionIds, days]);
  const resource = useResource(async (signal) => ({ wanted, found: await statistics({ functionIds, days, signal }) }), [wanted]);
  return { ...resource, data: resource.data?.wanted === wanted ? resource.data.found : undefined };
}

/**
 * A figure of what is loaded: three dots until it is there, a dash if it cannot be had. A zero is shown only if somebody has counted it.
 * @template T
 * @param {{data: T | undefined, error: any}} resource
 * @param {(data: T) => any} show
 */
export function figure({ data, error }, show) {
  if (data !== undefined) return show(data);
  return error ? '–' : '…';
}

/** How many ended in an error, refusals left out. @param {Record<string, number>} outcomes */
export function failures(outcomes) {
  return Object.entries(outcomes).reduce((sum, [name, amount]) => (name === 'success' || name === 'refused' ? sum : sum + amount), 0);
}

/** The days of a stretch, those without invocations too. @param {any[]} found @param {number} days */
export function everyDay(found, days) {
  const byDate = new Map(found.map((each) => [each.date, each]));
  return Array.from({ length: days }, (_, index) => {
    const date = day(days - 1 - index);
    return byDate.get(date) ?? { date, count: 0, outcomes: {}, duration_ms: null };
  });
}
