// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of its own, made anew each time it starts, beside the load.

import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { OTHER_CORE, sleep, start } from "./processes.mjs";

const run = promisify(execFile);

const PORT = 9300;
const VERSIONS = "/usr/lib/postgresql";

const listens = () =>
  new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port: PORT }, () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

/** Starts it; its settings for Functions are in {@code env}, and {@code sql} runs statements and returns what they print. */
export async function startDatabase() {
  if (!existsSync(VERSIONS)) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  if (await listens()) throw new Error(`PostgreSQL cannot start: another server listens at port ${PORT}`);
  const programs = `${VERSIONS}/${readdirSync(VERSIONS).sort().pop()}/bin/`;
  const directory = mkdtempSync(`${tmpdir()}/functions-benchmarks-`);
  let as = [];
  if (process.getuid() === 0) {
    // PostgreSQL refuses to be run by root.
    as = ["runuser", "-u", "postgres", "--"];
    execFileSync("chown", ["postgres", directory]);
    chmodSync(directory, 0o700);
  }
  const whole = (...command) => [...as, ...command];
  const [first, ...rest] = whole(`${programs}initdb`, "-D", directory, "-A", "trust", "-U", "functions");
  execFileSync(first, rest, { stdio: "ignore", cwd: tmpdir() });
  const options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"];
  const server = await start(
    "postgresql",
    whole(`${programs}postgres`, "-D", directory, "-p", String(PORT), ...options),
    { core: OTHER_CORE, cwd: tmpdir() },
  );
  while (!(await listens())) await sleep(100);
  const client = [`${programs}psql`, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", String(PORT), "-U", "functions"];
  return {
    ...server,
    sql: async (statements) => {
      // By its input, so that each statement is a transaction and there may be many.
      const psql = run("taskset", ["-c", String(OTHER_CORE), ...client, "-d", "postgres", "-f", "-"], { maxBuffer: 1 << 26 });
      psql.child.stdin.end(statements);
      return (await psql).stdout.trim();
    },
    env: {
      FUNCTIONS_DB_URL: `jdbc:postgresql://127.0.0.1:${PORT}/postgres`,
      FUNCTIONS_DB_USER: "functions",
      FUNCTIONS_DB_PASSWORD: "functions",
    },
  };
}
