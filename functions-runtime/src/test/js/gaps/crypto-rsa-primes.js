// SPDX-License-Identifier: Apache-2.0
// Feature: RSA keys of more than two primes
// Status: missing
// Here: A JWK with `oth` is a NotSupportedError.
export async function test(log) {
  const algorithm = { name: "RSA-PSS", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const jwk = await crypto.subtle.exportKey("jwk", privateKey);
  const imported = crypto.subtle.importKey("jwk", { ...jwk, oth: [{ r: "AQ", d: "AQ", t: "AQ" }] }, algorithm, true, ["sign"]);
  log(await imported.then(() => "imported", (error) => error.name));
}
//> imported
//! NotSupportedError
//v8! NotSupportedError
