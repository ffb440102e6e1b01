// SPDX-License-Identifier: Apache-2.0
// Feature: import() on V8
// Status: missing
// Here: It throws an Error. A function is one module and has its own names anyway.
export let counter = 1;

export async function test(log) {
  const own = await import("./import-own-module.js");
  counter++;
  log(own.counter, own.test === test, own === (await import(import.meta.url)));
  log(Object.prototype.toString.call(own), Object.isExtensible(own));
  for (const specifier of ["node:fs", "./other.js", "modules.js"]) {
    await import(specifier).catch((error) => log(error.name, error.message));
  }
  const failing = import({ toString: () => { throw new RangeError("no text"); } });
  log(await failing.catch((error) => error.name));
}
//> 2 true true
//> [object Module] false
//> TypeError Cannot import 'node:fs': a function is one module; bundle it into the function's own file
//> TypeError Cannot import './other.js': a function is one module; bundle it into the function's own file
//> TypeError Cannot import 'modules.js': a function is one module; bundle it into the function's own file
//> RangeError
//v8! Error: Not supported
