// SPDX-License-Identifier: Apache-2.0
// WebAssembly without threads: no loop of the engine runs that would bring what another thread has compiled.
import { collectGarbage } from "./host.js";
import { isObject, toInteger } from "../language/values.js";
import { method, replaceConstructor } from "./replace.js";

const PAGE = 65536;
const { apply, construct } = Reflect;
const { deref } = WeakRef.prototype;
const NativeWeakRef = WeakRef;

/** The engine counts no memory of WebAssembly: so many instances and memories may there be at a time. */
const MOST_ALIVE = 8;
let alive = [];

/** Makes an instance or a memory, each of which has one memory of the limit's size at most. */
function admitted(make) {
  countAlive();
  if (alive.length >= MOST_ALIVE) {
    collectGarbage();
    countAlive();
  }
  if (alive.length >= MOST_ALIVE) {
    throw new RangeError("WebAssembly: there may be " + MOST_ALIVE + " instances and memories at a time");
  }
  const made = make();
  alive[alive.length] = new NativeWeakRef(made);
  return made;
}

function countAlive() {
  const still = [];
  for (let i = 0; i < alive.length; i++) {
    if (apply(deref, alive[i], []) !== undefined) {
      still[still.length] = alive[i];
    }
  }
  alive = still;
}

/** Lets everything be compiled at once, and bounds memories by a number of bytes; isResponse knows the class. */
export function installWebAssembly(global, most, isResponse) {
  const { WebAssembly } = global;
  const { Instance, Memory, Module } = WebAssembly;
  const { exports } = Module;
  // Their calls run on stacks of their own, which the Java side does not know.
  delete WebAssembly.Suspending;
  delete WebAssembly.SuspendError;
  delete WebAssembly.promising;

  const moduleOf = (source, options) => construct(Module, options === undefined ? [source] : [source, options]);
  const instantiated = (module, imports) =>
    admitted(() => construct(Instance, imports === undefined ? [module] : [module, imports]));
  const both = (module, imports) => ({ module, instance: instantiated(module, imports) });
  const bytesOf = async (source) => {
    const response = await source;
    if (!isResponse(response)) {
      throw new TypeError("WebAssembly: the source is no Response");
    }
    const type = response.headers.get("content-type");
    if (type === null || type.trim().toLowerCase() !== "application/wasm") {
      throw new TypeError("WebAssembly: the response has not the type application/wasm");
    }
    if (!response.ok) {
      throw new TypeError("WebAssembly: the response has the status " + response.status);
    }
    return response.arrayBuffer();
  };

  const methods = {
    async compile(source, options) {
      return moduleOf(source, options);
    },
    async instantiate(source, imports, options) {
      return isModule(exports, source) ? instantiated(source, imports) : both(moduleOf(source, options), imports);
    },
    async compileStreaming(source, options) {
      return moduleOf(await bytesOf(source), options);
    },
    async instantiateStreaming(source, imports, options) {
      return both(moduleOf(await bytesOf(source), options), imports);
    },
  };
  for (const name of Object.keys(methods)) {
    Object.defineProperty(methods[name], "length", { value: 1, configurable: true });
    method(WebAssembly, methods[name]);
    // As the engine defines the members of a namespace.
    Object.defineProperty(WebAssembly, name, { enumerable: true });
  }

  const mostPages = Math.floor(most / PAGE);
  replaceConstructor(WebAssembly, "Memory", (given, newTarget) => {
    const wanted = given.length > 0 ? given[0] : undefined;
    if (!isObject(wanted)) {
      throw new TypeError("WebAssembly.Memory(): Argument 0 must be a memory descriptor");
    }
    const { address, initial, maximum, minimum, shared } = wanted;
    if (shared || (address !== undefined && address !== "i32")) {
      throw new TypeError("WebAssembly.Memory(): memory that is shared or has long addresses is not available here");
    }
    const least = toInteger(initial === undefined ? minimum : initial);
    if (least > mostPages) {
      throw new RangeError("WebAssembly.Memory(): could not allocate memory");
    }
    const descriptor = { __proto__: null, maximum: mostPages };
    if (initial !== undefined || minimum !== undefined) {
      descriptor.initial = least;
    }
    if (maximum !== undefined) {
      const limit = toInteger(maximum);
      // The engine refuses what is no number of pages at all.
      descriptor.maximum = limit > mostPages && limit <= PAGE ? mostPages : limit;
    }
    return admitted(() => construct(Memory, [descriptor], newTarget));
  });
  replaceConstructor(WebAssembly, "Instance", (given, newTarget) => admitted(() => construct(Instance, given, newTarget)));
}

function isModule(exports, value) {
  try {
    apply(exports, undefined, [value]);
    return true;
  } catch (error) {
    return false;
  }
}
