// SPDX-License-Identifier: Apache-2.0
// The key-value function on miniflare, with its store on disk. Arguments: port, path of the function's module, directory.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";

const [port, path, directory] = process.argv.slice(2);
const own = (name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");

const miniflare = new Miniflare({
  host: "127.0.0.1",
  port: Number(port),
  compatibilityDate: "2026-07-01",
  modules: [
    { type: "ESModule", path: "worker", contents: own("worker.js") },
    { type: "ESModule", path: "adapter", contents: own("adapter.js") },
    { type: "ESModule", path: "function", contents: readFileSync(path, "utf8") },
  ],
  kvNamespaces: ["KV"],
  kvPersist: directory,
});
await miniflare.ready;
process.on("SIGTERM", () => miniflare.dispose().then(() => process.exit(0)));
