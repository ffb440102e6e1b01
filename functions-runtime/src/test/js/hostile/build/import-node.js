// SPDX-License-Identifier: Apache-2.0
// Attack: A module of Node.
// Outcome: refused-by-build /import/

import { readFileSync } from "node:fs";

export const onInvoke = () => new Response(readFileSync("/etc/passwd"));
