// SPDX-License-Identifier: Apache-2.0
// What is measured. Each workload returns the figures of which the report makes its tables.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { growth } from "./growth.mjs";
import { load } from "./load.mjs";
import { HERE, OTHER_CORE, sleep, start, threads, WORK } from "./processes.mjs";
import { median, sideBySide } from "./rounds.mjs";
import { restartedFunctions, warmBuilds, warmFunctions, warmFunctionsWithV8, warmUp, warmUpFully } from "./running.mjs";
import { bundle, order, small } from "./sources.mjs";
import { startWorkerd } from "./workerd.mjs";

const CPU = ["fib", "sort", "closures", "strings", "classes", "generator", "hash-loop", "awaits"];
const UPSTREAM = "http://127.0.0.1:9400/";
const SHARED = { concurrency: 100 };

const functionFile = (name) => `${HERE}functions/${name}.js`;
const cpuFile = (name) => `${HERE}jmh/src/main/resources/ee/functions/benchmark/cpu/${name}.js`;
const code = (file) => readFileSync(file, "utf8");
const note = (...words) => console.log(" ", ...words);
const figures = (named) =>
  note(Object.entries(named).map(([name, each]) => `${name} ${each.rate.toFixed(0)}/s p99 ${each.p99.toFixed(1)} ms ${each.cpu.toFixed(0)} µs`).join(" | "));

let serial = 0;
const fresh = (name) => `${name}-${Date.now().toString(36)}-${serial++}`;

/** {@code warm} is how long it is loaded before at most; {@code v8} adds the same function on that engine. */
async function besideWorkerd(name, file, { connections, env = {}, more = {}, body = "{}", node = false, v8 = false, warm }) {
  const functions = await (v8 ? warmFunctionsWithV8() : warmFunctions());
  const deployed = await functions.deploy(fresh(name), code(file), env, more);
  const workerd = await startWorkerd("workerd", [{ file, env }]);
  const targets = { workerd: () => workerd.target(0, body), functions: () => functions.target([deployed], body) };
  if (v8) {
    const onV8 = await functions.deploy(fresh(`${name}-v8`), code(file), env, { ...more, engine: "v8" });
    targets["functions on V8"] = () => functions.target([onV8], body);
    await warmUp(targets["functions on V8"], 10);
  }
  const servers = [workerd];
  if (node) {
    const fastify = await start("fastify", ["node", `${HERE}peers/fastify.mjs`, "9200", file], {
      url: "http://127.0.0.1:9200/",
      env,
    });
    servers.push(fastify);
    targets.fastify = () => ({ base: "http://127.0.0.1:9200", paths: ["/"], body, pid: fastify.pid });
  }
  await warmUpFully(targets.functions, warm);
  const all = {};
  for (const each of connections) {
    all[each] = await sideBySide(targets, { connections: each });
    note(name, "c =", each);
    figures(all[each]);
  }
  for (const server of servers) await server.stop();
  return all;
}

/** hello, with what the same server takes for an empty resource, open and behind a token. */
async function hello() {
  const functions = await warmFunctions();
  await functions.deployReference();
  const deployed = await functions.deploy(fresh("hello"), code(functionFile("hello")));
  const workerd = await startWorkerd("workerd", [{ file: functionFile("hello") }]);
  const fastify = await start("fastify", ["node", `${HERE}peers/fastify.mjs`, "9200", functionFile("hello")], {
    url: "http://127.0.0.1:9200/",
  });
  const targets = {
    workerd: () => workerd.target(0, "{}"),
    fastify: () => ({ base: "http://127.0.0.1:9200", paths: ["/"], body: "{}", pid: fastify.pid }),
    functions: () => functions.target([deployed]),
    "empty JAX-RS, secured": () => functions.referenceTarget("secured"),
    "empty JAX-RS, open": () => functions.referenceTarget("open"),
  };
  await warmUp(targets.functions, 150);
  await warmUp(targets["empty JAX-RS, secured"], 30);
  await warmUp(targets["empty JAX-RS, open"], 10);
  const all = {};
  for (const connections of [1, 8, 20, 64]) {
    all[connections] = await sideBySide(targets, { connections });
    note("c =", connections);
    figures(all[connections]);
  }
  await workerd.stop();
  await fastify.stop();
  return all;
}

const transform = () =>
  besideWorkerd("transform", functionFile("transform"), {
    connections: [1, 8],
    body: JSON.stringify(order()),
    node: true,
    v8: true,
    warm: 240,
  });

async function cpu() {
  const all = {};
  for (const name of CPU) all[name] = (await besideWorkerd(name, cpuFile(name), { connections: [1], v8: true, warm: 15 }))[1];
  return all;
}

/**
 * Functions that wait; the threads are those of the whole server while they do. Instances run many invocations at a time, as those of
 * workerd do.
 */
async function wait() {
  const upstream = await start("upstream", ["node", `${HERE}peers/upstream.mjs`, "9400"], { core: OTHER_CORE, url: UPSTREAM });
  const all = await besideWorkerd("wait", functionFile("wait"), { connections: [1, 8, 20, 200], env: { UPSTREAM }, more: SHARED, warm: 180 });
  const functions = await warmFunctions();
  const deployed = await functions.deploy(fresh("wait"), code(functionFile("wait")), { UPSTREAM }, SHARED);
  await warmUp(() => functions.target([deployed]), 10);
  const idle = threads(functions.pid);
  const waiting = load(functions.target([deployed]), { connections: 2000, seconds: 10 });
  let most = 0;
  for (let i = 0; i < 40; i++) {
    most = Math.max(most, threads(functions.pid));
    await sleep(200);
  }
  const crowd = await waiting;
  await upstream.stop();
  return { ...all, crowd: { ...crowd, idleThreads: idle, mostThreads: most } };
}

/** The key-value store, against miniflare's on disk. */
async function kv() {
  const functions = await warmFunctions();
  const file = functionFile("kv");
  const deployed = await functions.deploy(fresh("kv"), code(file));
  const miniflare = await start(
    "miniflare",
    ["node", `${HERE}peers/miniflare.mjs`, "9500", file, `${WORK}miniflare-${fresh("kv")}`],
    { url: "http://127.0.0.1:9500/" },
  );
  const targets = {
    miniflare: () => ({ base: "http://127.0.0.1:9500", paths: ["/"], body: "{}", pid: miniflare.pid }),
    functions: () => functions.target([deployed]),
  };
  await warmUpFully(targets.functions, 240);
  const all = {};
  for (const connections of [1, 8]) {
    all[connections] = await sideBySide(targets, { connections });
    note("c =", connections);
    figures(all[connections]);
  }
  await miniflare.stop();
  return all;
}

/** 300 functions, any of them at any time. */
async function many() {
  const functions = await warmFunctions();
  const deployed = [];
  for (let i = 0; i < 300; i++) deployed.push(await functions.deploy(fresh("many"), small(i)));
  const files = await import("./sources.mjs").then(({ writeSmall }) => writeSmall(300));
  const workerd = await startWorkerd("workerd", files.map((file) => ({ file })), { routed: true });
  const targets = { workerd: () => workerd.targets("{}"), functions: () => functions.target(deployed) };
  await warmUpFully(targets.functions, 300);
  const result = await sideBySide(targets, { connections: 8 });
  figures(result);
  await workerd.stop();
  return result;
}

/** How long builds take, and what they do to the callers of another function. */
async function build() {
  const functions = await warmFunctions();
  const neighbour = await functions.deploy(fresh("neighbour"), code(functionFile("hello")));
  const target = () => functions.target([neighbour]);
  await warmUp(target, 20);
  const sizes = { small: (i) => small(i), "64 KB": (i) => bundle(64_000, i), "500 KB": (i) => bundle(500_000, i) };
  await warmBuilds(target().pid, async (i) => (await functions.deploy(fresh("warm"), bundle(64_000, 1000 + i))).buildMillis);
  const all = {};
  for (const [name, source] of Object.entries(sizes)) {
    const millis = [];
    for (let i = 0; i < 5; i++) millis.push((await functions.deploy(fresh("build"), source(i))).buildMillis);
    all[name] = { millis: median(millis) };
    note(name, median(millis).toFixed(0), "ms");
  }
  const alone = [];
  const meanwhile = [];
  for (let round = 0; round < 5; round++) {
    alone.push(await load(target(), { connections: 8, seconds: 3 }));
    const loaded = load(target(), { connections: 8, seconds: 3 });
    await functions.deploy(fresh("meanwhile"), bundle(64_000, 2000 + round));
    meanwhile.push(await loaded);
  }
  all.neighbour = {
    alone: median(alone.map(({ p99 }) => p99)),
    meanwhile: median(meanwhile.map(({ p99 }) => p99)),
    aloneRate: median(alone.map(({ rate }) => rate)),
    meanwhileRate: median(meanwhile.map(({ rate }) => rate)),
  };
  note("p99 of the neighbour", all.neighbour.alone, "then", all.neighbour.meanwhile);
  return all;
}

/** First calls: of versions just deployed, and of all versions after a restart. */
async function cold() {
  let functions = await warmFunctions();
  const hello = await functions.deploy(fresh("cold"), code(functionFile("hello")));
  await warmUp(() => functions.target([hello]), 30);
  const sizes = { small: (i) => small(500 + i), "64 KB": (i) => bundle(64_000, 500 + i), "500 KB": (i) => bundle(500_000, 500 + i) };
  const deployed = {};
  const all = {};
  const measured = async (name) => {
    const first = [];
    const second = [];
    for (const each of deployed[name]) {
      first.push(await functions.invoke(each));
      second.push(await functions.invoke(each));
    }
    return { first: median(first), worst: Math.max(...first), second: median(second) };
  };
  for (const [name, source] of Object.entries(sizes)) {
    deployed[name] = [];
    for (let i = 0; i < 5; i++) deployed[name].push(await functions.deploy(fresh("cold"), source(i)));
    await sleep(3000);
    all[name] = { deployed: await measured(name) };
  }
  functions = await restartedFunctions();
  await sleep(5000);
  for (const name of Object.keys(sizes)) all[name].restarted = await measured(name);
  note(JSON.stringify(all));
  return all;
}

export const WORKLOADS = { hello, transform, cpu, wait, kv, many, build, cold, growth };
