// SPDX-License-Identifier: Apache-2.0
// Feature: import and export from other modules
// Status: missing
// Here: In a single file the build refuses the statement with line and column: upload a ZIP of modules, or bundle with esbuild. There are no modules `node:…`.
import { sep } from "node:path";
export function test(log) {
  log(typeof sep);
}
//> string
//! build: 5:1 Modules cannot be imported; bundle 'node:path' into the function's own file.
//v8! build: 5:1 Modules cannot be imported; bundle 'node:path' into the function's own file.
