// SPDX-License-Identifier: Apache-2.0
// Texts split, changed and joined.

export function onInvoke() {
  let length = 0;
  for (let i = 0; i < 300; i++) {
    const words = `the quick brown fox ${i} jumps over the lazy dog`.split(" ");
    length += words.map((word) => word.toUpperCase().charAt(0) + word.slice(1)).join("-").length;
    for (const letter of "abcdefghij") length += letter.charCodeAt(0);
  }
  return new Response(String(length));
}
