// SPDX-License-Identifier: Apache-2.0
// Starts programs on one of the two cores, and says what they cost.

import { spawn, execFileSync } from "node:child_process";
import { openSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const HERE = fileURLToPath(new URL("..", import.meta.url));
export const WORK = HERE + "work/";
mkdirSync(WORK, { recursive: true });

/** The core of what is measured, and that of everything else: load, upstream, database, Keycloak. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;

const TICKS_PER_SECOND = 100;
const started = new Set();

export const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const answers = (url) =>
  fetch(url, { method: "POST", signal: AbortSignal.timeout(60_000) }).then(
    () => true,
    () => false,
  );

/** Starts a program and waits until its address answers anything at all. */
export async function start(name, command, { core = SERVER_CORE, env = {}, url, cwd = HERE } = {}) {
  if (url && (await answers(url))) throw new Error(`${name} cannot start: another server answers at ${url}`);
  const log = openSync(`${WORK}${name}.log`, "w");
  const begin = performance.now();
  const child = spawn("chrt", ["-b", "0", "taskset", "-c", String(core), ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let gone = false;
  ended.then(() => (gone = true));
  const server = {
    name,
    pid: child.pid,
    async stop() {
      started.delete(server);
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
  started.add(server);
  while (url) {
    if (gone) throw new Error(`${name} has ended; its log is work/${name}.log`);
    if (performance.now() - begin > 180_000) throw new Error(`${name} does not answer at ${url}`);
    if (await answers(url)) break;
    await sleep(20);
  }
  server.startMillis = performance.now() - begin;
  return server;
}

/** Stops whatever is left, but for servers of these names. */
export const stopAll = (...but) =>
  Promise.all([...started].filter(({ name }) => !but.includes(name)).map((server) => server.stop()));

/** A process and all below it. */
export function family(pid) {
  const parents = new Map();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(Number(entry), Number(readFileSync(`/proc/${entry}/stat`, "utf8").split(") ").pop().split(" ")[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const all = [pid];
  for (const one of all) {
    for (const [child, parent] of parents) if (parent === one) all.push(child);
  }
  return all;
}

/** Processor time of a process and its children since they began, in seconds. */
export function cpuSeconds(pid) {
  let ticks = 0;
  for (const one of family(pid)) {
    try {
      const fields = readFileSync(`/proc/${one}/stat`, "utf8").split(") ").pop().split(" ");
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // A child has ended meanwhile.
    }
  }
  return ticks / TICKS_PER_SECOND;
}

/** Proportional set size of a process and its children, in megabytes. */
export function pssMegabytes(pid) {
  let kilobytes = 0;
  for (const one of family(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, "utf8"))[1]);
    } catch {
      // A child has ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

export const threads = (pid) => readdirSync(`/proc/${pid}/task`).length;

/** Puts a running process, with all its threads, on a core. */
export function pin(pid, core) {
  for (const one of family(pid)) execFileSync("taskset", ["-acp", String(core), String(one)], { stdio: "ignore" });
}
