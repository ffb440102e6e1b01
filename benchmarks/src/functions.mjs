// SPDX-License-Identifier: Apache-2.0
// Functions itself, as ./dev starts it, and what the benchmarks need of its REST interface.

import { execFile, execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, openSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
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

const dev = (command, core, env = {}, ...options) =>
  run("chrt", ["-b", "0", "taskset", "-c", core, `${ROOT}dev`, command, ...options], {
    env: { ...process.env, ...LIMITS, ...env },
    maxBuffer: 1 << 26,
  });

/** Starts Keycloak, the database's client and the EAR; WildFly begins its life on the core of the server. */
export async function startFunctions(env = {}, { withV8 = false } = {}) {
  await dev("stop", "0,1");
  await dev("start", String(SERVER_CORE), env, ...(withV8 ? ["--with-v8"] : []));
  const pidOf = (name) => Number(readFileSync(`${ROOT}.dev/run/${name}.pid`, "utf8"));
  pin(pidOf("keycloak"), OTHER_CORE);
  const functions = new Functions(pidOf("wildfly-java"));
  functions.withV8 = withV8;
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

  /** Calls an operation, with the token of another site if one is given. */
  async call(method, path, body, token) {
    const own = this.#authorization(); // reads where Functions is, too
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: token ? `Bearer ${token}` : own, "content-type": "application/json" },
      body: body && JSON.stringify(body),
      redirect: "manual", // a task that has ended names its version, and needs no second look
    });
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  }

  /**
   * Creates a function, builds a version of it and deploys that; tells how long the build took, from request to end.
   * {@code more} are further fields of the version.
   */
  async deploy(name, code, env = {}, more = {}) {
    this.#authorization(); // the site is known from here on
    const { id } = await this.call("POST", "/functions", { site_id: this.site, name, description: "" });
    return this.deployVersion(id, code, env, more);
  }

  /** Builds a further version of a function and deploys that. */
  async deployVersion(id, code, env = {}, more = {}) {
    const begin = performance.now();
    const { self } = await this.call("POST", `/functions/${id}/versions`, { code, environment_variables: env, ...more });
    let task;
    do {
      await sleep(2);
      task = await this.call("GET", self);
      if (task.status === "failed") throw new Error(`${id}: ${JSON.stringify(task)}`);
    } while (task.status !== "completed");
    const buildMillis = performance.now() - begin;
    const [, versionId] = /\/versions\/([0-9a-f-]+)/.exec(JSON.stringify(task));
    const deployment = await this.call("POST", `/functions/${id}/deployments`, { version_id: versionId });
    return { id, versionId, buildMillis, path: /"invocation_uri":"([^"]+)"/.exec(JSON.stringify(deployment))[1] };
  }

  remove({ id }, token) {
    return this.call("DELETE", `/functions/${id}`, undefined, token);
  }

  /**
   * Starts the server alone again, with what it was started with; Keycloak and the database stay. Says how long it took until it was
   * ready, by its own log, and until this function had answered.
   */
  async restart(first) {
    const of = (what) => readFileSync(`/proc/${this.pid}/${what}`, "utf8").split("\0").filter(Boolean);
    const command = of("cmdline");
    const env = Object.fromEntries(of("environ").map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]));
    const cwd = readlinkSync(`/proc/${this.pid}/cwd`);
    this.#authorization();
    process.kill(this.pid);
    while (existsSync(`/proc/${this.pid}`)) await sleep(50);
    const deployments = `${ROOT}.dev/wildfly/deployments/`;
    readdirSync(deployments).forEach((file) => rmSync(deployments + file, { recursive: true }));
    rmSync(`${ROOT}.dev/wildfly/tmp`, { recursive: true, force: true });
    copyFileSync(`${ROOT}.dev/functions.ear`, `${deployments}functions.ear`);
    const file = `${ROOT}.dev/log/wildfly.log`;
    const log = openSync(file, "w");
    const begin = performance.now();
    const child = spawn("chrt", ["-b", "0", "taskset", "-c", String(SERVER_CORE), ...command], {
      cwd,
      env,
      detached: true, // ./dev stop ends it by the pid that follows
      stdio: ["ignore", log, log],
    });
    child.unref();
    this.pid = child.pid;
    writeFileSync(`${ROOT}.dev/run/wildfly-java.pid`, `${child.pid}\n`);
    let ready;
    while (!(ready = /WFLYSRV002[56].* started.* in (\d+)ms/.exec(readFileSync(file, "utf8")))) {
      if (performance.now() - begin > 600_000) throw new Error(`the server is not ready again: ${file}`);
      await sleep(50);
    }
    while (true) {
      try {
        await this.invoke(first);
        return { readyMillis: Number(ready[1]), firstMillis: performance.now() - begin };
      } catch (notYet) {
        if (performance.now() - begin > 600_000) throw notYet;
        await sleep(20);
      }
    }
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

  /** What to load to invoke one of these functions at random, each time with a token that is checked: its site's, if it has one. */
  target(deployed, body = "{}") {
    const authorization = this.#authorization();
    const { origin, pathname } = new URL(this.url);
    return {
      base: origin,
      paths: deployed.map(({ path }) => pathname + path),
      headersOf: deployed.some(({ token }) => token)
        ? deployed.map(({ token }) => ({ authorization: token ? `Bearer ${token}` : authorization }))
        : undefined,
      headers: { authorization },
      body,
      pid: this.pid,
    };
  }

  /** Invokes a function once; returns how long that took, in milliseconds. */
  async invoke({ path, token }, body = "{}") {
    const own = this.#authorization();
    const authorization = token ? `Bearer ${token}` : own;
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
