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

const SECTIONS = {
  hello: (all) => `## Hello: the way to a function and back\n\n${sides(all, "workerd")}`,
  transform: (all) => `## JSON of ten kilobytes\n\n${sides(all, "workerd")}`,
  cpu: (all) =>
    `## Computing\n\nOne caller; the time of Functions by workerd's is what goal P3 asks for.\n\n${table(
      ["function", "time by workerd's", "Functions, median ms", "workerd, median ms"],
      Object.entries(all).map(([name, { functions, workerd }]) => [name, ratio(functions.p50 / workerd.p50), number(functions.p50, 2), number(workerd.p50, 2)]),
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
  memory: (all) => {
    const one = all[1];
    return `## Memory, start and deployment over the number of functions\n\nEach function was called once; then nothing happens. PSS of the process, and of Functions also what lives on the heap after a collection.\n\n${table(
      ["functions", "PSS, MB", "live heap, MB", "per further function, KB", "workerd: PSS, MB", "per further function, KB", "start, s", "workerd: start, s", "deployment of one, ms"],
      Object.entries(all).map(([count, { functions, workerd }]) => {
        const further = count - 1;
        const each = (mine, its) => (further === 0 ? "–" : number(((mine - its) * 1024) / further));
        return [
          number(Number(count)),
          number(functions.pss),
          number(functions.heap),
          each(functions.pss, one.functions.pss),
          number(workerd.pss),
          each(workerd.pss, one.workerd.pss),
          number(functions.startMillis / 1000, 1),
          number(workerd.startMillis / 1000, 1),
          number(functions.deployMillis),
        ];
      }),
    )}`;
  },
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
