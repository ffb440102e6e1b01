// SPDX-License-Identifier: Apache-2.0
// Attack: A stream piped through a thousand transformations.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: malformed /never settles/
// Outcome on V8: timed-out
// Outcome on V8: memory

export function onInvoke() {
  let stream = new Blob(["x"]).stream();
  for (let i = 0; i < 1000; i++) stream = stream.pipeThrough(new TransformStream());
  return new Response(stream);
}
