// SPDX-License-Identifier: Apache-2.0
// Load by wrk: one run against one address, or against many chosen at random.

import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { cpuSeconds, OTHER_CORE, WORK } from "./processes.mjs";

const run = promisify(execFile);

const lua = (text) => `[==[${text}]==]`;

/** As a table in the language of wrk. */
const members = (headers) =>
  `{${Object.entries(headers)
    .map(([name, value]) => `[ ${lua(name)} ] = ${lua(value)}`)
    .join(", ")}}`;

function script({ paths, headers, headersOf, body }) {
  return `
wrk.method = "POST"
wrk.body = ${lua(body)}
local requests = {}
function init()
  math.randomseed(1)
  local headers = { ${(headersOf ?? [headers]).map(members).join(",\n    ")} }
  for path in string.gmatch(${lua(paths.join(" "))}, "%S+") do
    requests[#requests + 1] = wrk.format(nil, path, headers[#headers > 1 and #requests + 1 or 1])
  end
end
function request()
  return requests[math.random(#requests)]
end
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('FIGURES {"requests":%d,"micros":%d,"failed":%d,"p50":%.3f,"p99":%.3f}\\n',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
`;
}

/**
 * Sends as many requests as are answered by so many connections in so many seconds.
 *
 * {@code headersOf} are the headers of each path, in their order, where they are not the same for all.
 *
 * @returns requests per second, latencies in milliseconds, and the server's processor time per request in microseconds
 */
export async function load({ base, paths, headers = {}, headersOf, body = "", pid }, { connections, seconds }) {
  const file = `${WORK}request.lua`;
  writeFileSync(file, script({ paths, headers, headersOf, body }));
  const before = cpuSeconds(pid);
  const options = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "30s", "-s", file, base];
  const { stdout } = await run("taskset", ["-c", String(OTHER_CORE), "wrk", ...options]);
  const figures = JSON.parse(/^FIGURES (.*)$/m.exec(stdout)[1]);
  if (figures.requests === 0 || figures.failed > figures.requests / 1000) {
    throw new Error(`${figures.failed} of ${figures.requests} requests to ${base} failed`);
  }
  return {
    rate: figures.requests / (figures.micros / 1e6),
    p50: figures.p50,
    p99: figures.p99,
    cpu: ((cpuSeconds(pid) - before) * 1e6) / figures.requests,
  };
}
