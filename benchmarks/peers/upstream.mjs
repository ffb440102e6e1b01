// SPDX-License-Identifier: Apache-2.0
// The server that functions wait for: answers each request 20 ms after it came. Argument: port.

import { createServer } from "node:http";

const answer = JSON.stringify({ ready: true });

const server = createServer((request, response) => {
  setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end(answer), 20);
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.argv[2]), "127.0.0.1", 4096);
