// SPDX-License-Identifier: Apache-2.0
// Next to nothing: what is measured is the way to a function and back.

export async function onInvoke() {
  return Response.json({ message: "Hello, world!" });
}
