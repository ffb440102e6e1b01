// SPDX-License-Identifier: Apache-2.0

/**
 * The limits of the server, so that a page can show how much is left before the server says no.
 * @type {{concurrentInvocations: number, functions: number, codeBytes: number, environmentBytes: number, runTimeMs: number,
 *   kvTimeToLiveHours: number, logRetentionHours: number, tags: number, schedules: number}}
 */
export let limits;

/** @param {typeof limits} values */
export function setLimits(values) {
  limits = values;
}
