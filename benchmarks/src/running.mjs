// SPDX-License-Identifier: Apache-2.0
// The one Functions that runs, with its database, handed on from workload to workload; and how a server becomes warm.

import { startDatabase } from "./database.mjs";
import { startFunctions } from "./functions.mjs";
import { load } from "./load.mjs";
import { OTHER_CORE, pin, SERVER_CORE } from "./processes.mjs";

const PATIENT = { FUNCTIONS_INVOCATION_RUN_TIME_LIMIT_MS: "60000" };

let database;
let running;

async function started(options) {
  database ??= await startDatabase();
  await running?.stop();
  running = undefined;
  running = await startFunctions({ ...database.env, ...PATIENT }, options);
  return running;
}

/** Functions with its database, running since the first workload that asked for it. */
export const warmFunctions = async () => running ?? started();

/** The same, with the engine V8 beside Nashorn; the workloads that follow keep it. */
export const warmFunctionsWithV8 = async () => (running?.withV8 ? running : started({ withV8: true }));

/** Functions as it is after a restart, with what is stored. */
export const restartedFunctions = () => started();

/** Functions and its database, in which nothing is stored; {@code env} are further settings. */
export async function emptyFunctions(env) {
  await running?.stop();
  running = undefined;
  await database?.stop();
  database = await startDatabase();
  running = await startFunctions({ ...database.env, ...PATIENT, ...env });
  return { functions: running, database };
}

export async function stopFunctions() {
  await running?.stop();
  running = undefined;
}

/** Loads a server that may use both cores meanwhile, so that its compilers get on. */
export async function warmUp(target, seconds = 60) {
  const { pid } = target();
  pin(pid, [SERVER_CORE, OTHER_CORE]);
  await load(target(), { connections: 8, seconds });
  pin(pid, SERVER_CORE);
}

const SLICE = 15;

/**
 * Loads a server until its throughput grows no more: three slices of time, one after the other, that are no better than the best
 * before. What is on its way is then compiled as far as it will be; code that runs seldom needs minutes for that.
 */
export async function warmUpFully(target, mostSeconds = 240) {
  const { pid } = target();
  pin(pid, [SERVER_CORE, OTHER_CORE]);
  let best = 0;
  for (let spent = 0, since = 0; spent < mostSeconds && since < 3; spent += SLICE) {
    const { rate } = await load(target(), { connections: 8, seconds: SLICE });
    since = rate > best * 1.03 ? 0 : since + 1;
    best = Math.max(best, rate);
  }
  pin(pid, SERVER_CORE);
}

/** Builds until it gets no faster: five in a row that are no better than the best before. What compiles is compiled itself then. */
export async function warmBuilds(pid, built, most = 60) {
  pin(pid, [SERVER_CORE, OTHER_CORE]);
  let best = Infinity;
  for (let i = 0, since = 0; i < most && since < 5; i++) {
    const millis = await built(i);
    since = millis < best * 0.97 ? 0 : since + 1;
    best = Math.min(best, millis);
  }
  pin(pid, SERVER_CORE);
}
