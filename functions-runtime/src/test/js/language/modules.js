// SPDX-License-Identifier: Apache-2.0
// Top-level await, import.meta, exports that change.
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
  log(first, seen, caught, counter);
  log(import.meta.url, import.meta === import.meta);
  log(left, head);
}

//> 5 1,2 refused 2
//> file:///modules.js true
//> l h
