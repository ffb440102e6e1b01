// SPDX-License-Identifier: Apache-2.0
// workerd with one worker per function: each behind an address of its own, or all behind a router.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { HERE, start, WORK } from "./processes.mjs";

const { default: workerd } = createRequire(import.meta.url)("workerd"); // the path of the program

const COMPATIBILITY_DATE = "2026-07-01";

/** Files are named from the directory of the configuration. */
const embed = (file) => `embed "${relative(WORK, file)}"`;

const worker = (file, env = {}) => `(
    modules = [
      (name = "worker", esModule = ${embed(`${HERE}peers/worker.js`)}),
      (name = "adapter", esModule = ${embed(`${HERE}peers/adapter.js`)}),
      (name = "function", esModule = ${embed(file)})
    ],
    bindings = [${Object.entries(env)
      .map(([name, value]) => `(name = "${name}", text = "${value}")`)
      .join(", ")}],
    compatibilityDate = "${COMPATIBILITY_DATE}"
  )`;

/** Starts it with these functions: name, file, environment. */
export async function startWorkerd(name, functions, { firstPort = 9100, routed = false } = {}) {
  const services = functions.map(
    (each, i) => `(name = "f${i}", worker = ${worker(each.file, each.env)})`,
  );
  services.push('(name = "internet", network = (allow = ["public", "private"]))');
  let sockets = functions.map(
    (each, i) => `(name = "f${i}", address = "127.0.0.1:${firstPort + i}", http = (), service = "f${i}")`,
  );
  if (routed) {
    services.push(`(name = "router", worker = (
      modules = [(name = "router", esModule = ${embed(`${HERE}peers/router.js`)})],
      bindings = [${functions.map((each, i) => `(name = "f${i}", service = "f${i}")`).join(", ")}],
      compatibilityDate = "${COMPATIBILITY_DATE}"))`);
    sockets = [`(name = "router", address = "127.0.0.1:${firstPort}", http = (), service = "router")`];
  }
  const file = `${WORK}${name}.capnp`;
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ${services.join(",\n    ")}
  ],
  sockets = [
    ${sockets.join(",\n    ")}
  ]
);
`,
  );
  const url = `http://127.0.0.1:${firstPort}`;
  const server = await start(name, [workerd, "serve", file], { url: routed ? `${url}/f0` : url });
  return {
    ...server,
    target: (i, body) => ({ base: `http://127.0.0.1:${firstPort + i}`, paths: ["/"], body, pid: server.pid }),
    targets: (body) => ({ base: url, paths: functions.map((each, i) => `/f${i}`), body, pid: server.pid }),
  };
}
