// SPDX-License-Identifier: Apache-2.0
// Attack: Members that any Java object has.
// Outcome: answers nothing reached

export function onInvoke(request, env) {
  const reached = [];
  const values = [globalThis, console, crypto, crypto.subtle, JSON, Math, Reflect, Intl, "", 1, true, [], {}, /x/, new Date(0),
    new Error("x"), new Map(), Symbol("x"), Promise.resolve(1), new URL("http://x/"), new Headers(), new Response("x"), request,
    env, new TextEncoder(), new Uint8Array(1), new ArrayBuffer(1), onInvoke, fetch, console.log, setTimeout(() => {}, 0)];
  values.forEach((value, i) => {
    for (const name of ["getClass", "class", "notify", "notifyAll", "wait", "hashCode", "equals", "getBytes", "length_",
      "getMirror", "getOwnKeys", "getProto", "getMap", "unwrap", "getDelegate", "getName_", "engine", "call_"]) {
      if (value[name] !== undefined && !(name in Object.prototype)) reached.push(`${i}.${name}`);
    }
  });
  return new Response(reached.join() || "nothing reached");
}
