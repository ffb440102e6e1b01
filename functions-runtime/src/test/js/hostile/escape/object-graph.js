// SPDX-License-Identifier: Apache-2.0
// Attack: Every object that can be reached from the global object, the request and the environment, asked whether it is one of the language.
// Outcome: answers nothing reached

export function onInvoke(request, env, ...others) {
  const reached = [];
  const seen = new Set();
  const queue = [globalThis, request, env, ...others, onInvoke, new Error("x"), Promise.resolve(1), (function* () {})(), [].keys()];
  const add = (value) => {
    if ((typeof value === "object" && value !== null) || typeof value === "function") {
      if (!seen.has(value)) {
        seen.add(value);
        queue.push(value);
      }
    } else if (!["undefined", "string", "number", "boolean", "symbol", "bigint"].includes(typeof value) && value !== null) {
      reached.push(typeof value);
    }
  };
  while (queue.length > 0 && seen.size < 20_000) {
    const object = queue.shift();
    try {
      add(Object.getPrototypeOf(object));
      if (object.getClass !== undefined) reached.push("getClass");
      for (const key of Reflect.ownKeys(object)) {
        const property = Object.getOwnPropertyDescriptor(object, key);
        add(property.value);
        add(property.get);
        add(property.set);
      }
    } catch (error) {
      reached.push(`${typeof object} ${error}`.slice(0, 80));
    }
  }
  if (seen.size < 500) reached.push("too little to be all");
  return new Response(reached.join() || "nothing reached");
}
