// SPDX-License-Identifier: Apache-2.0
// A function on plain Node behind fastify. Arguments: port, path of the function's module.

import { pathToFileURL } from "node:url";
import fastify from "fastify";
import { enveloped } from "./adapter.js";

const [port, path] = process.argv.slice(2);
const { onInvoke } = await import(pathToFileURL(path));
const server = fastify({ bodyLimit: 4_000_000 });

server.removeAllContentTypeParsers();
server.addContentTypeParser("*", { parseAs: "string" }, (request, body, done) => done(null, body));
server.post("/", async (request, reply) => {
  const url = `http://127.0.0.1:${port}${request.url}`;
  const response = await onInvoke(enveloped({ url }, request.body ?? ""), process.env);
  reply.code(response.status);
  for (const [name, value] of response.headers) reply.header(name, value);
  return reply.send(Buffer.from(await response.arrayBuffer()));
});
await server.listen({ host: "127.0.0.1", port: Number(port) });
