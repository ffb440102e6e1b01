// SPDX-License-Identifier: Apache-2.0
import { setState, stateOf, tag } from "./idl.js";

const MOST_RANDOM_BYTES = 65536;
const INTEGER_VIEWS = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
  "Uint32Array"];
const KEY = Symbol("key");

/** Defines Crypto (Web Cryptography 10) with its random part; crypto.subtle does not exist yet. */
export function defineCrypto(web, host, global) {
  const views = INTEGER_VIEWS.map((name) => global[name]);

  class Crypto {
    constructor(key) {
      if (key !== KEY) {
        throw new TypeError("Illegal constructor");
      }
      setState(this, {});
    }
    getRandomValues(array) {
      stateOf(this, Crypto);
      if (!views.some((View) => array instanceof View)) {
        throw new (web.DOMException())("crypto.getRandomValues: the argument is not an integer typed array",
            "TypeMismatchError");
      }
      if (array.byteLength > MOST_RANDOM_BYTES) {
        throw new (web.DOMException())("crypto.getRandomValues: at most " + MOST_RANDOM_BYTES
            + " bytes can be asked for at once", "QuotaExceededError");
      }
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
          .set(new Uint8Array(host.randomBytes(array.byteLength)));
      return array;
    }
    randomUUID() {
      stateOf(this, Crypto);
      return host.randomUuid();
    }
  }
  tag(Crypto, "Crypto");
  return { Crypto, crypto: new Crypto(KEY) };
}
