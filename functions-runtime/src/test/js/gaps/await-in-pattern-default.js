// SPDX-License-Identifier: Apache-2.0
// Feature: await and yield in the default value of a pattern
// Status: missing
// Here: The build refuses them with line and column. Write the default as a statement of its own.
export async function test(log) {
  const { a = await Promise.resolve(1) } = {};
  log(a);
}
//> 1
//! build: 6:15 `await` is illegal in parameter default value.
