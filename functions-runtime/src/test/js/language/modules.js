// SPDX-License-Identifier: Apache-2.0
// Top-level await, import() of the own module, import.meta, exports that change.
const first = await Promise.resolve(5);
const seen = [];
for await (const value of [1, Promise.resolve(2)]) {
  seen.push(value);
}
await new Promise((resolve) => setTimeout(resolve, 5));
let caught;
try {
  await Promise.reject(new Error("refused"));
} catch (error) {
  caught = error.message;
}
export let counter = 1;
counter += await 1;
export { first as "a name" };
export default () => first;
export const { left, list: [head] } = { left: "l", list: ["h"] };

export async function test(log) {
  const own = await import("./modules.js");
  log(first, seen, caught, counter);
  log(import.meta.url, import.meta === import.meta);
  log(Object.keys(own), own["a name"], own.left, own.head, own.default());
  counter++;
  log(own.counter, own.test === test, own === (await import(import.meta.url)));
  log(Object.prototype.toString.call(own), Object.isExtensible(own));
  for (const specifier of ["node:fs", "./other.js", "modules.js"]) {
    await import(specifier).catch((error) => log(error.name, error.message));
  }
  const failing = import({ toString: () => { throw new RangeError("no text"); } });
  log(await failing.catch((error) => error.name));
}

//> 5 1,2 refused 2
//> file:///modules.js true
//> a name,counter,default,head,left,onInvoke,test 5 l h 5
//> 3 true true
//> [object Module] false
//> TypeError Cannot import 'node:fs': a function is one module; bundle it into the function's own file
//> TypeError Cannot import './other.js': a function is one module; bundle it into the function's own file
//> TypeError Cannot import 'modules.js': a function is one module; bundle it into the function's own file
//> RangeError
