// SPDX-License-Identifier: Apache-2.0
import { sharedSymbol } from "../language/shared-symbols.js";
import { makeNormalize, toInteger } from "./crypto-algorithms.js";
import { familyOf, makeFormats, parseJwk, toJwk } from "./crypto-formats.js";
import { makeAllowedUsages, toUsages } from "./crypto-keys.js";
import { makeOperations } from "./crypto-operations.js";
import { isArrayBuffer, isView, required, setState, stateOf, tag, toDomString } from "./idl.js";

const FORMATS = ["raw", "spki", "pkcs8", "jwk"];
const MOST_LENGTH = 4294967295;
const KEY = sharedSymbol("subtle crypto");

/**
 * Defines SubtleCrypto (Web Cryptography 14): each method converts its arguments, asks whether the keys allow the
 * operation, and performs it. Between the steps no promise of the language is used, since scripts may put functions of
 * their own in its way and see what is only for the next step.
 */
export function defineSubtleCrypto(web, host) {
  const keys = web.cryptoKeys();
  // From here on there are keys: web.isA must know them.
  web.CryptoKey();
  const { stateOfKey } = keys;
  const normalize = makeNormalize(web, keys.isKey);
  const allowedUsages = makeAllowedUsages();
  const { importKey, exportKey } = makeFormats(web, host, keys, allowedUsages);
  const operations = makeOperations(web, host, keys, allowedUsages);

  class SubtleCrypto {
    constructor(key) {
      if (key !== KEY) {
        throw new TypeError("Illegal constructor");
      }
      setState(this, {});
    }
    encrypt(algorithm, key, data) {
      return start(this, arguments.length, 3, "encrypt", (resolve, reject) => {
        crypt("encrypt", algorithm, key, data, resolve, reject);
      });
    }
    decrypt(algorithm, key, data) {
      return start(this, arguments.length, 3, "decrypt", (resolve, reject) => {
        crypt("decrypt", algorithm, key, data, resolve, reject);
      });
    }
    sign(algorithm, key, data) {
      return start(this, arguments.length, 3, "sign", (resolve, reject) => {
        const state = stateOfKey(key);
        checkBytes(data, "sign");
        const normalized = normalize("sign", algorithm);
        checkKey(state, normalized, "sign");
        operations.sign(normalized, state, data, resolve, reject);
      });
    }
    verify(algorithm, key, signature, data) {
      return start(this, arguments.length, 4, "verify", (resolve, reject) => {
        const state = stateOfKey(key);
        checkBytes(signature, "verify");
        checkBytes(data, "verify");
        const normalized = normalize("verify", algorithm);
        checkKey(state, normalized, "verify");
        operations.verify(normalized, state, signature, data, resolve, reject);
      });
    }
    digest(algorithm, data) {
      return start(this, arguments.length, 2, "digest", (resolve, reject) => {
        checkBytes(data, "digest");
        operations.digest(normalize("digest", algorithm), data, resolve, reject);
      });
    }
    generateKey(algorithm, extractable, keyUsages) {
      return start(this, arguments.length, 3, "generateKey", (resolve, reject) => {
        const usages = toUsages(keyUsages, "generateKey");
        operations.generate(normalize("generateKey", algorithm), !!extractable, usages, resolve, reject);
      });
    }
    deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
      return start(this, arguments.length, 5, "deriveKey", (resolve, reject) => {
        const state = stateOfKey(baseKey);
        const usages = toUsages(keyUsages, "deriveKey");
        const normalized = normalize("deriveBits", algorithm);
        const wanted = normalize("importKey", derivedKeyType);
        const measured = normalize("get key length", derivedKeyType);
        checkKey(state, normalized, "deriveKey");
        const length = operations.lengthOf(measured);
        operations.derive(normalized, state, "deriveKey", length, (secret) => {
          resolve(importKey("raw", secret, wanted, !!extractable, usages));
        }, reject);
      });
    }
    deriveBits(algorithm, baseKey) {
      const length = arguments[2];
      return start(this, arguments.length, 2, "deriveBits", (resolve, reject) => {
        const state = stateOfKey(baseKey);
        const bits = length === undefined || length === null ? null : toInteger(length, MOST_LENGTH, "deriveBits: the length");
        const normalized = normalize("deriveBits", algorithm);
        checkKey(state, normalized, "deriveBits");
        operations.derive(normalized, state, "deriveBits", bits, resolve, reject);
      });
    }
    importKey(format, keyData, algorithm, extractable, keyUsages) {
      return start(this, arguments.length, 5, "importKey", (resolve) => {
        const kind = toFormat(format, "importKey");
        const bytes = isArrayBuffer(keyData) || isView(keyData);
        const data = bytes ? keyData : toJwk(keyData);
        const usages = toUsages(keyUsages, "importKey");
        const normalized = normalize("importKey", algorithm);
        if (bytes === (kind === "jwk")) {
          throw new TypeError("importKey: the format " + kind + " takes "
              + (bytes ? "a JSON Web Key" : "an ArrayBuffer or a view of one"));
        }
        resolve(importKey(kind, data, normalized, !!extractable, usages));
      });
    }
    exportKey(format, key) {
      return start(this, arguments.length, 2, "exportKey", (resolve) => {
        const kind = toFormat(format, "exportKey");
        const state = stateOfKey(key);
        checkExport(state);
        resolve(exportKey(state, kind));
      });
    }
    wrapKey(format, key, wrappingKey, wrapAlgorithm) {
      return start(this, arguments.length, 4, "wrapKey", (resolve, reject) => {
        const kind = toFormat(format, "wrapKey");
        const state = stateOfKey(key);
        const wrapping = stateOfKey(wrappingKey);
        const normalized = normalizeWrap("wrapKey", "encrypt", wrapAlgorithm);
        checkKey(wrapping, normalized, "wrapKey");
        checkExport(state);
        const exported = exportKey(state, kind);
        const data = kind === "jwk" ? host.utf8Encode(web.json.stringify(exported)) : exported;
        operations.crypt("wrapKey", normalized, wrapping, data, resolve, reject);
      });
    }
    unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsages) {
      return start(this, arguments.length, 7, "unwrapKey", (resolve, reject) => {
        const kind = toFormat(format, "unwrapKey");
        checkBytes(wrappedKey, "unwrapKey");
        const state = stateOfKey(unwrappingKey);
        const usages = toUsages(keyUsages, "unwrapKey");
        const normalized = normalizeWrap("unwrapKey", "decrypt", unwrapAlgorithm);
        const wanted = normalize("importKey", unwrappedKeyAlgorithm);
        checkKey(state, normalized, "unwrapKey");
        operations.crypt("unwrapKey", normalized, state, wrappedKey, (plain) => {
          const data = kind === "jwk" ? parseJwk(web, host, plain) : plain;
          resolve(importKey(kind, data, wanted, !!extractable, usages));
        }, reject);
      });
    }
  }
  tag(SubtleCrypto, "SubtleCrypto");
  return { SubtleCrypto, subtle: new SubtleCrypto(KEY) };

  /** Whatever fails in a method that gives a promise, also its arguments, rejects the promise. */
  function start(self, given, wanted, method, step) {
    return new Promise((resolve, reject) => {
      stateOf(self, SubtleCrypto);
      required(given, wanted, "crypto.subtle." + method);
      step(resolve, reject);
    });
  }

  function crypt(usage, algorithm, key, data, resolve, reject) {
    const state = stateOfKey(key);
    checkBytes(data, usage);
    const normalized = normalize(usage, algorithm);
    checkKey(state, normalized, usage);
    operations.crypt(usage, normalized, state, data, resolve, reject);
  }

  /** Keys are wrapped by an algorithm for that, or else by one that encrypts. */
  function normalizeWrap(operation, otherwise, algorithm) {
    try {
      return normalize(operation, algorithm);
    } catch (error) {
      return normalize(otherwise, algorithm);
    }
  }

  function fail(name, message) {
    throw new (web.DOMException())(message, name);
  }

  function checkKey(state, normalized, usage) {
    if (state.algorithm.name !== normalized.name) {
      fail("InvalidAccessError", "The key is one of " + state.algorithm.name + ", not of " + normalized.name);
    }
    if (state.usages.indexOf(usage) < 0) {
      fail("InvalidAccessError", "The usages of the key do not include " + usage);
    }
  }

  function checkExport(state) {
    if (familyOf(state.algorithm.name) === "derivation") {
      fail("NotSupportedError", "Keys of " + state.algorithm.name + " cannot be exported");
    }
    if (!state.extractable) {
      fail("InvalidAccessError", "The key is not extractable");
    }
  }
}

function checkBytes(value, where) {
  if (!isArrayBuffer(value) && !isView(value)) {
    throw new TypeError(where + ": the data is not an ArrayBuffer or a view of one");
  }
}

function toFormat(value, where) {
  const format = toDomString(value);
  if (FORMATS.indexOf(format) < 0) {
    throw new TypeError(where + ": " + format + " is not a key format");
  }
  return format;
}
