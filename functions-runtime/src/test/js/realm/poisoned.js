// SPDX-License-Identifier: Apache-2.0
// Uses the language and the Web APIs and answers with what came of it. With a group number, it changes each property of
// the built-in objects of that group in several ways, and uses all of them after each.

const { getOwnPropertyNames, getOwnPropertySymbols, getOwnPropertyDescriptor, getPrototypeOf, defineProperty } = Object;
const { apply, construct, deleteProperty } = Reflect;
const stringOf = String;
const log = console.log;
const Failure = Error;
const has = Function.prototype.call.bind(Map.prototype.has);
const put = Function.prototype.call.bind(Map.prototype.set);

class Pair extends Array {
  #secret = 1;
  static made = 0;
  get secret() { return this.#secret; }
  add(x) { this[this.length] = x; return this; }
}

function* count() {
  yield 1;
  yield* [2, 3];
}

const TRIES = [
  () => [3, 1, 2].sort().map((x) => x * 2).join(),
  () => [...count()].concat([..."ab"], ...new Set([1]), [...new Map([[1, 2]]).keys()]).length,
  () => new Pair().add(1).add(2).secret + Pair.made,
  () => { const { a, ...rest } = { a: 1, b: 2, c: [3] }; return JSON.stringify([rest, Object.entries(rest)]); },
  () => "a-b".replace(/(?<x>[a-z])/gu, "<$<x>>").toUpperCase().charAt(1).padStart(3, "-"),
  () => [..."a-b".matchAll(/[a-z]/g)].map((m) => m[0] + m.index).join(),
  () => (5).toFixed(2) + (255).toString(16) + true.toString() + Symbol("s").toString() + `${[1, 2]}`,
  () => { let text = ""; for (const [key, value] of Object.entries({ a: 1 })) { text += key + value; } return text; },
  () => { try { null.x; } catch (error) { return error instanceof TypeError && error.name; } },
  () => new Date(0).toISOString() + new Date(Date.UTC(2020, 1, 2)).getTime(),
  () => [Math.max(1, 2), Math.hypot(3, 4), parseInt("7", 10), Number("8"), isNaN("x")].join(),
  () => new Uint8Array([1, 2, 3]).map((x) => x + 1).subarray(1).join() + new DataView(new ArrayBuffer(8)).getInt32(4),
  () => Reflect.ownKeys({ a: 1, [Symbol.iterator]: 2 }).length + Reflect.construct(Array, [2]).length,
  () => (function () { return [].slice.call(arguments).concat(this).length; }).apply(1, [2, 3]),
  () => new (function () { this.a = 1; }.bind(null))().a + ((a, b) => a + b).bind(null, 1)(2),
  () => { const o = {}; o.x = 1; Object.defineProperty(o, "y", { value: 2 }); return o.x + o.y + Object.keys(o).length; },
  () => new WeakMap([[TRIES, 1]]).get(TRIES) + [1, [2, [3]]].flat(2).length + Object.fromEntries([["a", 1]]).a,
  () => new URL("../b?c=d#e", "http://a.example/a/").searchParams.get("c"),
  () => [...new URLSearchParams("a=b&c=d")].join(),
  () => [...new Headers({ a: "b", c: "d" })].join(),
  () => new URLPattern({ pathname: "/:a" }).exec("http://a.example/b").pathname.groups.a,
  () => new TextDecoder().decode(new TextEncoder().encode("é")) + atob(btoa("a")),
  () => structuredClone(new Map([[1, { a: [new Date(0), new Uint8Array(2)] }]])).get(1).a.length,
  () => new Intl.NumberFormat("de").format(1234.5) + new Intl.DateTimeFormat("en", { timeZone: "UTC" }).format(new Date(0)),
  () => { const target = new EventTarget(); let n = 0; target.addEventListener("a", () => n++); target.dispatchEvent(new Event("a")); return n; },
  () => new AbortController().signal.aborted + new Blob(["ab"]).size,
];

const LATER = [
  async () => [await 1, await Promise.all([1, Promise.resolve(2)]), (await Promise.allSettled([Promise.reject(1)]))[0].status],
  async () => { let n = 0; for await (const x of (async function* () { yield 1; yield 2; })()) { n += x; } return n; },
  async () => new Response(new Blob(["a"]).stream().pipeThrough(new CompressionStream("gzip"))
    .pipeThrough(new DecompressionStream("gzip"))).text(),
  async () => (await new Response("a=b", { headers: { "content-type": "application/x-www-form-urlencoded" } }).formData()).get("a"),
  async () => (await new Request("http://a.example/", { method: "POST", body: "{\"a\":1}" }).json()).a,
  async () => (await crypto.subtle.digest("SHA-256", new TextEncoder().encode("a"))).byteLength,
  () => new Promise((done) => setTimeout(done, 1, "timer")),
];

function use() {
  const results = [];
  for (let i = 0; i < TRIES.length; i++) {
    try {
      results[results.length] = stringOf(TRIES[i]());
    } catch (error) {
      results[results.length] = "failed: " + error;
    }
  }
  return results;
}

async function useLater() {
  const results = [];
  for (let i = 0; i < LATER.length; i++) {
    try {
      results[results.length] = stringOf(await LATER[i]());
    } catch (error) {
      results[results.length] = "failed: " + error;
    }
  }
  return results;
}

/** All built-in objects: what the global object reaches by properties and prototypes, and what has no name. */
function builtins() {
  const list = [globalThis, count, getPrototypeOf(count), count(), async () => {}, async function* () {},
    (async function* () {})(), [][Symbol.iterator](), ""[Symbol.iterator](), new Map().entries(), new Set().values(),
    "a".matchAll(/a/g), new Headers().entries(), new URLSearchParams().entries(), Uint8Array, new Response("a").body.getReader()];
  const seen = new Map();
  const found = [];
  for (let at = 0; at < list.length; at++) {
    const value = list[at];
    if ((typeof value !== "object" && typeof value !== "function") || value === null || has(seen, value)) {
      continue;
    }
    put(seen, value, true);
    const keys = keysOf(value);
    for (let i = 0; i < keys.length; i++) {
      const own = getOwnPropertyDescriptor(value, keys[i]);
      list[list.length] = own.value;
      list[list.length] = own.get;
      list[list.length] = own.set;
    }
    list[list.length] = getPrototypeOf(value);
    // Functions have a name and a length only, which nothing else reads.
    if (typeof value !== "function" || keys.length > 3 || getOwnPropertyDescriptor(value, "prototype")) {
      found[found.length] = value;
    }
  }
  return found;
}

function keysOf(value) {
  const keys = getOwnPropertyNames(value);
  const symbols = getOwnPropertySymbols(value);
  for (let i = 0; i < symbols.length; i++) {
    keys[keys.length] = symbols[i];
  }
  return keys;
}

let over = false;

/** A function that does what another one does, as long as its instance has not answered. */
function wrapped(original) {
  if (typeof original !== "function") {
    return original;
  }
  const refuse = () => {
    if (over) {
      throw new Failure("a function of another instance");
    }
  };
  const { prototype } = original;
  if (typeof prototype !== "object") {
    return function (...given) {
      refuse();
      return apply(original, this, given);
    };
  }
  const wrapper = function (...given) {
    refuse();
    return new.target ? construct(original, given) : apply(original, this, given);
  };
  wrapper.prototype = prototype;
  return wrapper;
}

/** What is done to all properties of an object: a list of their keys and of what they were. */
const CHANGES = [
  function putInAnotherOrder(target, keys, owns) {
    for (let i = 0; i < keys.length; i++) {
      deleteProperty(target, keys[i]);
    }
    for (let i = keys.length - 1; i >= 0; i--) {
      defineProperty(target, keys[i], owns[i]);
    }
  },
  function replace(target, keys, owns) {
    for (let i = 0; i < keys.length; i++) {
      const own = owns[i];
      defineProperty(target, keys[i], own.get === undefined && own.set === undefined ? {
        __proto__: null, value: wrapped(own.value), writable: own.writable, enumerable: own.enumerable, configurable: true,
      } : {
        __proto__: null, get: wrapped(own.get), set: wrapped(own.set), enumerable: own.enumerable, configurable: true,
      });
    }
  },
  function redefine(target, keys, owns) {
    for (let i = 0; i < keys.length; i++) {
      const own = owns[i];
      if (own.get === undefined && own.set === undefined) {
        const get = wrapped(() => own.value);
        defineProperty(target, keys[i], { __proto__: null, get, set: wrapped(() => {}), configurable: true });
      }
    }
  },
  function remove(target, keys) {
    for (let i = 0; i < keys.length; i++) {
      deleteProperty(target, keys[i]);
    }
  },
];

/** The keys of the properties that can be changed, and what they are. */
function changeable(target) {
  const changes = { target, keys: [], owns: [] };
  const keys = keysOf(target);
  for (let i = 0; i < keys.length; i++) {
    const own = getOwnPropertyDescriptor(target, keys[i]);
    if (own.configurable) {
      changes.keys[changes.keys.length] = keys[i];
      changes.owns[changes.owns.length] = own;
    }
  }
  return changes;
}

export async function onInvoke(request) {
  const { group, groups } = await request.json();
  if (group === undefined) {
    const now = use();
    const later = await useLater();
    return Response.json({ now, later });
  }
  const all = builtins();
  const changes = [];
  let changed = 0;
  for (let i = group; i < all.length; i += groups) {
    const found = changeable(all[i]);
    changes[changes.length] = found;
    changed += found.keys.length;
  }
  log("changed " + changed);
  for (let n = 0; n < CHANGES.length; n++) {
    for (let i = 0; i < changes.length; i++) {
      try {
        CHANGES[n](changes[i].target, changes[i].keys, changes[i].owns);
      } catch (error) {
        // It harms itself.
      }
    }
    use();
    await useLater();
  }
  over = true;
  return undefined;
}
