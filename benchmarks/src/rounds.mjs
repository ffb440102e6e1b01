// SPDX-License-Identifier: Apache-2.0
// One measurement after the other of the same thing, side by side.

import { load } from "./load.mjs";

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const FIGURES = ["rate", "p50", "p99", "cpu"];

/**
 * Loads all targets in turn, round by round, so that whatever disturbs the machine disturbs all of them.
 *
 * @param targets from a name to a function that returns what to load
 * @returns from the name to the medians over the rounds
 */
export async function sideBySide(targets, { connections, rounds = 3, seconds = 2, warmUp = 2 }) {
  const names = Object.keys(targets);
  const all = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await load(targets[name](), { connections, seconds: warmUp });
  for (let round = 0; round < rounds; round++) {
    for (const name of names) all[name].push(await load(targets[name](), { connections, seconds }));
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(FIGURES.map((figure) => [figure, median(all[name].map((each) => each[figure]))])),
    ]),
  );
}
