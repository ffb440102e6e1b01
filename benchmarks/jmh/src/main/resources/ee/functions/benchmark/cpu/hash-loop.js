// SPDX-License-Identifier: Apache-2.0
// A loop over numbers.

export function onInvoke() {
  let hash = 0;
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 65_536; i++) hash = (hash * 31 + (i & 255)) | 0;
  }
  return new Response(String(hash));
}
