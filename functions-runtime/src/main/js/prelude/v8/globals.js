// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../language/define.js";

/** What stays of the globals of the engine; two of them are the prelude's own by then. */
const KEPT = `AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array Boolean DataView
  Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity
  Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError
  Reflect RegExp Set String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array
  Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly console decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape eval globalThis isFinite isNaN parseFloat parseInt undefined unescape`.split(/\s+/);

const OF_REGEXP = ["length", "name", "prototype", "escape"];

/**
 * Runs a step that adds globals, names the global object as others do, and takes away what a function must not have:
 * memory that threads share, what needs the data of ICU (Temporal), what the embedding adds, but for one. Gives the names
 * it added.
 */
export function addGlobals(global, passing, install) {
  const before = new Set(Object.getOwnPropertyNames(global));
  for (const name of ["self", "window", "global"]) {
    hidden(global, name, global);
  }
  install();
  const added = Object.getOwnPropertyNames(global).filter((name) => !before.has(name));
  const kept = new Set(KEPT.concat(added, passing));
  const { SharedArrayBuffer } = global;
  if (SharedArrayBuffer !== undefined) {
    delete SharedArrayBuffer.prototype.constructor;
  }
  delete Date.prototype.toTemporalInstant;
  // What the last match was, in whatever invocation (ECMA-262 proposal of legacy features of RegExp).
  for (const name of Object.getOwnPropertyNames(RegExp)) {
    if (!OF_REGEXP.includes(name)) {
      delete RegExp[name];
    }
  }
  for (const name of Object.getOwnPropertyNames(global)) {
    if (!kept.has(name)) {
      delete global[name];
    }
  }
  return added;
}
