// SPDX-License-Identifier: Apache-2.0
// Feature: Compressed points in keys of the form spki
// Status: differs
// Here: A DataError. In the form raw they are read.
export async function test(log) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const { publicKey } = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  const point = [2 + (raw[64] & 1), ...raw.slice(1, 33)];
  const head = [48, 57, 48, 19, 6, 7, 42, 134, 72, 206, 61, 2, 1, 6, 8, 42, 134, 72, 206, 61, 3, 1, 7, 3, 34, 0];
  for (const [format, bytes] of [["raw", point], ["spki", [...head, ...point]]]) {
    log(await crypto.subtle.importKey(format, new Uint8Array(bytes), curve, true, []).then(() => "imported", (error) => error.name));
  }
}
//> imported
//> imported
//! imported
//! DataError
//v8! imported
//v8! DataError
