// SPDX-License-Identifier: Apache-2.0
// A text of 2 KB encoded as UTF-8 and Base64, and back.

const TEXT = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ".repeat(32);

export function onInvoke() {
  const bytes = new TextEncoder().encode(TEXT);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const decoded = atob(btoa(binary));
  const back = Uint8Array.from(decoded, (c) => c.charCodeAt(0));
  return new Response(String(new TextDecoder().decode(back) === TEXT));
}
