// SPDX-License-Identifier: Apache-2.0
// Functions itself, as ./dev starts it, and what the benchmarks need of its REST interface.

import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { promisify } from "node:util";
import { HERE, OTHER_CORE, pin, SERVER_CORE, sleep } from "./processes.mjs";

const ROOT = HERE + "../";
const run = promisify(execFile);

/** Limits that would end a benchmark instead of being measured. */
const LIMITS = {
  FUNCTIONS_SITE_CONCURRENT_INVOCATIONS: "2500",
  FUNCTIONS_SITE_FUNCTION_COUNT: "5000",
  FUNCTIONS_SITE_FETCHES_AT_ONCE: "2500",
  FUNCTIONS_SITE_RUNNING_TURNS: "4",
  FUNCTIONS_SITE_WAITING_TURNS: "2500",
  FUNCTIONS_VERSION_CONCURRENCY: "100",
};

const dev = (command, core, env = {}) =>
  run("chrt", ["-b", "0", "taskset", "-c", core, `${ROOT}dev`, command], {
    env: { ...process.env, ...LIMITS, ...env },
    maxBuffer: 1 << 26,
  });

/** Starts Keycloak, the database's client and the EAR; WildFly begins its life on the core of the server. */
export async function startFunctions(env = {}) {
  await dev("stop", "0,1");
  await dev("start", String(SERVER_CORE), env);
  const pidOf = (name) => Number(readFileSync(`${ROOT}.dev/run/${name}.pid`, "utf8"));
  pin(pidOf("keycloak"), OTHER_CORE);
  const functions = new Functions(pidOf("wildfly-java"));
  // What the server itself says: from its first line until it has deployed everything.
  const log = readFileSync(`${ROOT}.dev/log/wildfly.log`, "utf8");
  functions.startMillis = Number(/WFLYSRV0025.* started in (\d+)ms/.exec(log)[1]);
  return functions;
}

/** Builds the EAR and deletes what earlier runs have stored. */
export async function prepareFunctions() {
  const modules = ["-pl", "benchmarks/reference", "-am"];
  await run("mvn", ["-B", "-q", "-P", "benchmarks", ...modules, "package", "-DskipTests"], { cwd: ROOT, maxBuffer: 1 << 26 });
  await dev("start", "0,1");
  await dev("stop", "0,1");
  rmSync(`${ROOT}.dev/data`, { recursive: true, force: true });
}

export class Functions {
  #token;
  #expires = 0;

  constructor(pid) {
    this.pid = pid;
  }

  stop() {
    return dev("stop", "0,1");
  }

  #authorization() {
    if (Date.now() > this.#expires) {
      const shell = execFileSync(`${ROOT}dev`, ["env"], { encoding: "utf8" });
      const values = Object.fromEntries([...shell.matchAll(/^export (\w+)=(.*)$/gm)].map(([, k, v]) => [k, v]));
      this.url = values.FUNCTIONS_URL;
      this.site = values.FUNCTIONS_SITE_ID;
      this.#token = values.FUNCTIONS_TOKEN;
      this.#expires = Date.now() + 600_000;
    }
    return `Bearer ${this.#token}`;
  }

  async #call(method, path, body) {
    const authorization = this.#authorization(); // reads where Functions is, too
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization, "content-type": "application/json" },
      body: body && JSON.stringify(body),
      redirect: "manual", // a task that has ended names its version, and needs no second look
    });
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  /**
   * Creates a function, builds a version of it and deploys that; tells how long the build took, from request to end.
   * {@code more} are further fields of the version.
   */
  async deploy(name, code, env = {}, more = {}) {
    this.#authorization(); // the site is known from here on
    const { id } = await this.#call("POST", "/functions", { site_id: this.site, name, description: "" });
    const begin = performance.now();
    const { self } = await this.#call("POST", `/functions/${id}/versions`, { code, environment_variables: env, ...more });
    let task;
    do {
      await sleep(2);
      task = await this.#call("GET", self);
      if (task.status === "failed") throw new Error(`${name}: ${JSON.stringify(task)}`);
    } while (task.status !== "completed");
    const buildMillis = performance.now() - begin;
    const [, versionId] = /\/versions\/([0-9a-f-]+)/.exec(JSON.stringify(task));
    const deployment = await this.#call("POST", `/functions/${id}/deployments`, { version_id: versionId });
    return { id, buildMillis, path: /"invocation_uri":"([^"]+)"/.exec(JSON.stringify(deployment))[1] };
  }

  /** Deploys the empty resource beside the EAR. */
  async deployReference() {
    const deployments = `${ROOT}.dev/wildfly/deployments/`;
    copyFileSync(`${HERE}reference/target/reference.war`, `${deployments}reference.war`);
    while (!existsSync(`${deployments}reference.war.deployed`)) {
      if (existsSync(`${deployments}reference.war.failed`)) throw new Error("reference.war is not deployed: .dev/log/wildfly.log");
      await sleep(200);
    }
  }

  /** What to load to call the empty resource: "open" or "secured". */
  referenceTarget(access) {
    return { ...this.target([]), paths: [`/reference/${access}`] };
  }

  /** What to load to invoke one of these functions at random, each time with a token that is checked. */
  target(deployed, body = "{}") {
    const authorization = this.#authorization();
    const { origin, pathname } = new URL(this.url);
    return { base: origin, paths: deployed.map(({ path }) => pathname + path), headers: { authorization }, body, pid: this.pid };
  }

  /** Invokes a function once; returns how long that took, in milliseconds. */
  async invoke({ path }, body = "{}") {
    const authorization = this.#authorization();
    const begin = performance.now();
    const response = await fetch(this.url + path, { method: "POST", headers: { authorization }, body });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
    return performance.now() - begin;
  }

  /** The memory that live objects take after a collection, in megabytes. */
  liveHeapMegabytes() {
    const histogram = execFileSync("jcmd", [String(this.pid), "GC.class_histogram"], { encoding: "utf8", maxBuffer: 1 << 28 });
    return Number(/^Total\s+\d+\s+(\d+)/m.exec(histogram)[1]) / 1024 / 1024;
  }
}
