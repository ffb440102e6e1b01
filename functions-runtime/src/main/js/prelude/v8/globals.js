// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../language/define.js";

/** All that a function has of the engine's own globals: whatever else an engine brings is taken away. */
const KEPT = `AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array Boolean DataView Date
  DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array
  Int32Array Int8Array Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
  String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap
  WeakRef WeakSet WebAssembly decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite
  isNaN parseFloat parseInt undefined unescape`.split(/\s+/);

/**
 * Takes from the global object what a function must not have: memory that threads share, what needs the data of ICU
 * (Intl and Temporal), what the embedding adds.
 */
export function sealGlobal(global, passing) {
  delete SharedArrayBuffer.prototype.constructor;
  const names = Object.getOwnPropertyNames(global);
  for (let i = 0; i < names.length; i++) {
    if (!KEPT.includes(names[i]) && names[i] !== passing) {
      delete global[names[i]];
    }
  }
  delete Date.prototype.toTemporalInstant;
  for (const name of ["self", "window", "global"]) {
    hidden(global, name, global);
  }
}
