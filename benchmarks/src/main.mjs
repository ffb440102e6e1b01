// SPDX-License-Identifier: Apache-2.0
// Runs the benchmarks that are named, or all, and writes RESULTS.md from what was measured last of each.

import { readFileSync, writeFileSync } from "node:fs";
import { report } from "./report.mjs";
import { HERE, stopAll, WORK } from "./processes.mjs";
import { prepareFunctions } from "./functions.mjs";
import { stopFunctions } from "./running.mjs";
import { WORKLOADS } from "./workloads.mjs";

const RESULTS = `${WORK}results.json`;

const known = () => {
  try {
    return JSON.parse(readFileSync(RESULTS, "utf8"));
  } catch {
    return {};
  }
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !WORKLOADS[name]);
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}; there are: ${Object.keys(WORKLOADS).join(", ")}.`);
  process.exit(2);
}

try {
  if (!process.env.BENCHMARKS_KEEP_DATA) await prepareFunctions();
  for (const name of named.length > 0 ? named : Object.keys(WORKLOADS)) {
    console.log(`\n${name}`);
    const begin = Date.now();
    let figures;
    try {
      figures = await WORKLOADS[name]();
    } catch (failure) {
      console.error(`${name} failed:`, failure);
      process.exitCode = 1;
      await stopAll("postgresql"); // Functions goes on with it
      continue;
    }
    // Curves that were left out keep their figures, too.
    if (name === "growth" && process.env.BENCHMARKS_GROWTH) figures = { ...known().growth?.figures, ...figures };
    const results = { ...known(), [name]: { at: new Date().toISOString(), seconds: (Date.now() - begin) / 1000, figures } };
    writeFileSync(RESULTS, JSON.stringify(results, null, 1));
    writeFileSync(`${HERE}RESULTS.md`, report(results));
  }
} finally {
  await stopFunctions();
  await stopAll();
}
