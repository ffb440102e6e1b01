// SPDX-License-Identifier: Apache-2.0
// Makes the tables of RESULTS.md from the figures.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { HERE } from "./processes.mjs";

const number = (value, digits = 0) => value.toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const ratio = (value) => number(value, 2);
const table = (head, rows) =>
  [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");

const version = (name) => JSON.parse(readFileSync(`${HERE}node_modules/${name}/package.json`, "utf8")).version;
const first = (...command) => execFileSync(command[0], command.slice(1), { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).split("\n")[0];
const property = (name) => new RegExp(`<${name}>(.*)</${name}>`).exec(readFileSync(`${HERE}../pom.xml`, "utf8"))[1];

/** A table of throughput as ratios to a peer, and of latency and processor time as they are. */
function sides(byConnections, peer, label = "c") {
  const rows = [];
  for (const [connections, named] of Object.entries(byConnections)) {
    for (const [name, each] of Object.entries(named)) {
      rows.push([connections, name, ratio(each.rate / named[peer].rate), number(each.rate), number(each.p50, 2), number(each.p99, 2), number(each.cpu)]);
    }
  }
  return table([label, "", `throughput by ${peer}'s`, "requests/s", "median, ms", "p99, ms", "server CPU, µs/request"], rows);
}

/** A step counts as worse than linear from here on: as much is noise. */
const WORSE = 1.1;

const seconds = (millis) => number(millis / 1000, 1);
const tenths = (value) => number(value, 1);
const whole = (value) => number(value);

/** A figure of a curve: its key, what it is called, how it is written; {@code rate} is one that shrinks where the cost grows. */
const cost = (key, label, write = tenths) => ({ key, label, write });
const rate = (key, label) => ({ key, label, write: whole, rate: true });

/** Growth below these factors, of the step and of the one before, is too little to tell a slope from noise. */
const STEEP = 1.5;
const RISING = 1.2;

/**
 * The figures of a curve over their sizes: each value with the factor by which the cost has grown since the size before, and in the last column
 * the worst step by linear: the largest of these factors by that of the size, or, where what is there without any hides the growth, what one
 * more costs in a step by what one more cost in the step before.
 */
function curve(bySize, figures) {
  const sizes = Object.keys(bySize).map(Number).sort((a, b) => a - b);
  const rows = [];
  for (const { key, label, write, rate: shrinks } of figures) {
    const costs = sizes.map((size) => (shrinks ? 1 / bySize[size][key] : bySize[size][key]));
    const step = (i) => (i > 0 && sizes[i - 1] > 0 && Number.isFinite(costs[i - 1]) ? costs[i] / costs[i - 1] : undefined);
    const slope = (i) => (costs[i] - costs[i - 1]) / (sizes[i] - sizes[i - 1]);
    const steeper = (i) =>
      i > 1 && step(i) >= STEEP && costs[i - 1] / costs[i - 2] >= RISING ? slope(i) / slope(i - 1) : undefined;
    const byLinear = sizes
      .flatMap((size, i) => [step(i) && step(i) / (size / sizes[i - 1]), steeper(i)])
      .filter((each) => each !== undefined);
    const worst = Math.max(...byLinear);
    rows.push([
      label,
      ...sizes.map((size, i) => {
        const value = bySize[size][key];
        if (value === undefined) return "–";
        return step(i) ? `${write(value)} (×${number(step(i), 2)})` : write(value);
      }),
      byLinear.length === 0 ? "–" : worst > WORSE ? `**${ratio(worst)}: worse than linear**` : ratio(worst),
    ]);
  }
  return table(["", ...sizes.map(whole), "worst step by linear"], rows);
}

const LISTS = [
  cost("list", "list of functions, ms"),
  cost("statistics", "statistics of all functions of the site, ms"),
  cost("events", "page of 50 events, ms"),
];
const MEMORY = [cost("heap", "live heap, MB", whole), cost("pss", "PSS, MB", whole)];
const START = [cost("readyMillis", "start until ready, s", seconds), cost("firstMillis", "start until the first 200, s", seconds)];

function growthSection({ functions, sites, versions, log }) {
  const parts = [
    "## Growth",
    "What things cost where there are many of them. In brackets by how much the cost of the step has grown; the last column sets that against the growth of the number, or what one more costs against what it cost in the step before: 1 is linear, below is better. For throughput the cost is the time of a request. A start is that of WildFly alone.",
  ];
  if (functions) {
    const sizes = Object.keys(functions);
    const [one] = sizes;
    const further = (figure) =>
      sizes.map((size) => (size === one ? "–" : number(((functions[size][figure] - functions[one][figure]) * 1024) / (size - one))));
    parts.push(
      "### Functions",
      "Each was called once; memory after a restart, five seconds after these calls.",
      curve(functions, [
        ...MEMORY,
        cost("workerdPss", "workerd: PSS, MB", whole),
        ...START,
        cost("workerdMillis", "workerd: start, s", seconds),
        cost("deployment", "a new function: created, built and deployed, ms", whole),
        rate("hello", "hello, c = 8, requests/s"),
        rate("random", "all of them at random, c = 8, requests/s"),
        ...LISTS,
        cost("drafts", "list with drafts, ms"),
      ]),
      table(
        ["KB per further function", ...sizes.map((size) => whole(Number(size)))],
        [
          ["live heap", ...further("heap")],
          ["PSS", ...further("pss")],
          ["workerd: PSS", ...further("workerdPss")],
          [
            "PSS by workerd's",
            ...sizes.map((size) =>
              size === one
                ? "–"
                : ratio((functions[size].pss - functions[one].pss) / (functions[size].workerdPss - functions[one].workerdPss)),
            ),
          ],
        ],
      ),
    );
  }
  if (sites) {
    parts.push(
      "### Sites",
      "One function each, called at random, with a token of its site.",
      curve(sites, [rate("c8", "c = 8, requests/s"), rate("c20", "c = 20, requests/s"), ...MEMORY, ...LISTS]),
    );
  }
  if (versions) {
    parts.push(
      "### Versions of a function",
      "All were built and deployed, one after the other; the last of them were called.",
      curve(versions, [
        cost("deployment", "a new version: built and deployed, ms", whole),
        cost("first", "its first call, ms"),
        rate("hello", "the current one, c = 8, requests/s"),
        cost("versions", "page of 50 versions, ms"),
        cost("deployments", "page of 50 deployments, ms"),
        cost("history", "page of 50 of the history of tags, ms"),
        ...MEMORY,
      ]),
    );
  }
  if (log) {
    parts.push(
      "### Log",
      "As many log entries as records of invocations, of 80 hours; half of them of one function, one of a hundred an error. Swept are the hours past the 72 that are kept.",
      curve(log, [
        rate("hello", "hello, c = 8, requests/s"),
        cost("page", "page of 100 log entries, ms"),
        cost("errors", "page of 100 errors of the log, ms"),
        cost("events", "page of 50 events, ms"),
        cost("ofFunction", "page of 50 events of a function, ms"),
        cost("failures", "page of 50 invocations that failed, ms"),
        cost("statistics", "statistics of all functions of the site, ms"),
        cost("sweep", "deletion of what is past its time, s", seconds),
        cost("swept", "rows deleted by it", whole),
        ...START,
      ]),
    );
  }
  return parts.join("\n\n");
}

/** What the check of a token costs: of the empty resource, which verifies it each time, and how Functions stands to both. */
function tokenCheck(byConnections) {
  return table(
    ["c", "empty JAX-RS: secured by open", "Functions, secured, by the open one", "Functions by the secured one"],
    Object.entries(byConnections).map(([connections, named]) => {
      const { functions, "empty JAX-RS, secured": secured, "empty JAX-RS, open": open } = named;
      return [connections, ratio(secured.rate / open.rate), ratio(functions.rate / open.rate), ratio(functions.rate / secured.rate)];
    }),
  );
}

const SECTIONS = {
  hello: (all) => `## Hello: the way to a function and back

${sides(all, "workerd")}

With and without the check of a token, in throughput. Functions has no invocation without one: every address but those for documents, tokens
and preflights needs it. The empty resource behind a token verifies it with each request; Functions counts a verified one for 30 seconds.

${tokenCheck(all)}`,
  transform: (all) => `## JSON of ten kilobytes\n\n${sides(all, "workerd")}`,
  cpu: (all) =>
    `## Computing\n\nOne caller; the time of Functions by workerd's is what goal P3 asks for.\n\n${table(
      ["function", "time by workerd's", "on V8, by workerd's", "Functions, median ms", "on V8, median ms", "workerd, median ms"],
      Object.entries(all).map(([name, { functions, workerd, "functions on V8": v8 }]) => [
        name,
        ratio(functions.p50 / workerd.p50),
        v8 ? ratio(v8.p50 / workerd.p50) : "–",
        number(functions.p50, 2),
        v8 ? number(v8.p50, 2) : "–",
        number(workerd.p50, 2),
      ]),
    )}`,
  wait: ({ crowd, ...all }) =>
    `## Waiting 20 ms for another server\n\n${sides(all, "workerd")}\n\nIdeal is c / 20 ms. With 2,000 callers at once Functions answered ${number(
      crowd.rate,
    )} requests/s (median ${number(crowd.p50)} ms); the whole server had ${crowd.mostThreads} threads at most, ${crowd.idleThreads} before.`,
  kv: (all) => `## Key-value store: set and get of 1 KB\n\nFunctions on PostgreSQL, miniflare on its own files.\n\n${sides(all, "miniflare")}`,
  many: (all) => `## 300 functions at random\n\n${sides({ 8: all }, "workerd")}`,
  build: ({ neighbour, ...all }) =>
    `## Builds\n\nFrom the request to the completed task, on a warm server.\n\n${table(
      ["code", "median, ms"],
      Object.entries(all).map(([name, { millis }]) => [name, number(millis)]),
    )}\n\nThe callers of another function while a bundle of 64 KB is built (8 of them, one core for both): p99 ${number(neighbour.alone, 1)} ms without, ${number(
      neighbour.meanwhile,
      1,
    )} ms meanwhile; ${number(neighbour.aloneRate)} and ${number(neighbour.meanwhileRate)} requests/s.`,
  cold: (all) =>
    `## First calls\n\nMedians of five functions of a kind, in milliseconds.\n\n${table(
      ["code", "just deployed", "its second call", "after a restart", "its second call"],
      Object.entries(all).map(([name, { deployed, restarted }]) => [
        name,
        ...[deployed.first, deployed.second, restarted.first, restarted.second].map((each) => number(each, 1)),
      ]),
    )}`,
  growth: growthSection,
};

/** Returns the whole page. */
export function report(results) {
  const dates = Object.values(results).map(({ at }) => at).sort();
  const shape = `${cpus().length} cores (${cpus()[0].model.replace(/\s+/g, " ")}), ${number(totalmem() / 2 ** 30)} GiB, Linux ${release()}`;
  const versions = [
    `workerd ${version("workerd")}`,
    `miniflare ${version("miniflare")}`,
    `fastify ${version("fastify")} on Node ${process.versions.node}`,
    `WildFly ${property("wildfly.version")}`,
    `Keycloak ${property("keycloak.version")}`,
    `Java ${first("java", "--version")}`,
  ].join(", ");
  return `# Results

Made by \`benchmarks/run\` (see [README.md](README.md)); [GOALS.md](GOALS.md) says what they mean. Read the ratios: the times are
those of one machine on one day.

- ${dates[0].slice(0, 10)}${dates.at(-1).slice(0, 10) === dates[0].slice(0, 10) ? "" : ` to ${dates.at(-1).slice(0, 10)}`}
- ${shape}; the measured server on one core, load, database and Keycloak on the other
- ${versions}
- Functions checks a token of Keycloak with each request, the others check nothing

${Object.entries(SECTIONS)
  .filter(([name]) => results[name])
  .map(([name, section]) => section(results[name].figures))
  .join("\n\n")}
`;
}
