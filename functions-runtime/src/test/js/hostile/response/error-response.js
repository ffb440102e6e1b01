// SPDX-License-Identifier: Apache-2.0
// Attack: The response that stands for a network error.
// Outcome: malformed

export function onInvoke() {
  return Response.error();
}
