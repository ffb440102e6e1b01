// SPDX-License-Identifier: Apache-2.0
import { sharedSymbol } from "../language/shared-symbols.js";
import { defineSubtleCrypto } from "./crypto-subtle.js";
import { required, setState, stateOf, tag } from "./idl.js";

const MOST_RANDOM_BYTES = 65536;
const INTEGER_VIEWS = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
  "Uint32Array", "BigInt64Array", "BigUint64Array"];
const KEY = sharedSymbol("crypto");

/** Defines Crypto (Web Cryptography 10). subtle() gives SubtleCrypto and its one object, made at the first call. */
export function defineCrypto(web, host, global) {
  const views = INTEGER_VIEWS.map((name) => global[name]).filter((View) => View !== undefined);
  let made = null;

  function subtle() {
    if (made === null) {
      made = defineSubtleCrypto(web, host);
    }
    return made;
  }

  class Crypto {
    constructor(key) {
      if (key !== KEY) {
        throw new TypeError("Illegal constructor");
      }
      setState(this, {});
    }
    get subtle() {
      stateOf(this, Crypto);
      return subtle().subtle;
    }
    getRandomValues(array) {
      stateOf(this, Crypto);
      required(arguments.length, 1, "crypto.getRandomValues");
      if (!ArrayBuffer.isView(array)) {
        throw new TypeError("crypto.getRandomValues: the argument is not a view of an ArrayBuffer");
      }
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
  return { Crypto, crypto: new Crypto(KEY), subtle };
}
