// SPDX-License-Identifier: Apache-2.0
// Globals that the engine cannot have: libraries find them absent, other uses say why they fail.
export function test(log) {
  log(typeof Proxy, typeof BigInt, typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics);
  log(typeof BigInt64Array, typeof BigUint64Array, "Proxy" in globalThis, globalThis.BigInt);
  const uses = [() => new Proxy({}, {}), () => BigInt(1), () => WebAssembly.compile(), () => [Atomics],
    () => new SharedArrayBuffer(1), () => BigInt64Array.from([]), () => new BigUint64Array(1)];
  for (const use of uses) {
    try {
      use();
    } catch (error) {
      log(error.name, error.message);
    }
  }
  log((() => { const BigInt = () => "own"; return BigInt(); })(), ((Proxy) => Proxy)("own"));
  globalThis.Atomics = "made";
  log(Atomics, typeof Atomics);
  delete globalThis.Atomics;
  for (const make of [() => eval("1"), () => new Function("return 1"), () => (() => {}).constructor("1")]) {
    try {
      make();
    } catch (error) {
      log(error.name);
    }
  }
}

//> undefined undefined undefined undefined undefined
//> undefined undefined false undefined
//> ReferenceError Proxy is not available: this engine cannot carry it
//> ReferenceError BigInt is not available: this engine cannot carry it
//> ReferenceError WebAssembly is not available: this engine cannot carry it
//> ReferenceError Atomics is not available: this engine cannot carry it
//> ReferenceError SharedArrayBuffer is not available: this engine cannot carry it
//> ReferenceError BigInt64Array is not available: this engine cannot carry it
//> ReferenceError BigUint64Array is not available: this engine cannot carry it
//> own own
//> made string
//> EvalError
//> EvalError
//> EvalError
//v8> function function object undefined undefined
//v8> function function true function BigInt() { [native code] }
//v8> ReferenceError Atomics is not defined
//v8> ReferenceError SharedArrayBuffer is not defined
//v8> own own
//v8> made string
//v8> EvalError
//v8> EvalError
//v8> EvalError
