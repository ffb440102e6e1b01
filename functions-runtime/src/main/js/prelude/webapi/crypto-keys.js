// SPDX-License-Identifier: Apache-2.0
import { eachOf, isObject, setState, tag, toDomString } from "./idl.js";

const USAGES = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];

/**
 * Defines CryptoKey (Web Cryptography 13). Its state lies in a map that scripts cannot reach; the key itself is not there
 * either, but behind a handle that only the host can open.
 *
 * makeKey makes a key of {handle, type, extractable, algorithm, usages}, stateOfKey gives that back or fails, isKey says
 * whether there is such a state, and cloneKey makes another key like one.
 */
export function defineCryptoKey() {
  const states = new WeakMap();
  // Own methods: those of the prototype may be replaced by a script.
  states.get = WeakMap.prototype.get;
  states.set = WeakMap.prototype.set;
  states.has = WeakMap.prototype.has;

  class CryptoKey {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get type() {
      return stateOfKey(this).type;
    }
    get extractable() {
      return stateOfKey(this).extractable;
    }
    get algorithm() {
      const state = stateOfKey(this);
      if (state.shownAlgorithm === null) {
        state.shownAlgorithm = showAlgorithm(state.algorithm);
      }
      return state.shownAlgorithm;
    }
    get usages() {
      const state = stateOfKey(this);
      if (state.shownUsages === null) {
        state.shownUsages = state.usages.slice();
      }
      return state.shownUsages;
    }
  }
  tag(CryptoKey, "CryptoKey");
  const { prototype } = CryptoKey;

  function isKey(value) {
    return isObject(value) && states.has(value);
  }

  function stateOfKey(value) {
    if (!isKey(value)) {
      throw new TypeError("The value is not a CryptoKey");
    }
    return states.get(value);
  }

  function makeKey({ handle, type, extractable, algorithm, usages }) {
    const key = Object.create(prototype);
    states.set(key, { handle, type, extractable, algorithm, usages, shownAlgorithm: null, shownUsages: null });
    // Marks an object of the Web APIs; there is nothing in it.
    setState(key, {});
    return key;
  }

  return { CryptoKey, isKey, stateOfKey, makeKey, cloneKey: (key) => makeKey(stateOfKey(key)) };
}

/** Scripts may change what they see of an algorithm, but not the algorithm. */
function showAlgorithm(algorithm) {
  const shown = {};
  const names = Object.keys(algorithm);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    shown[name] = name === "hash" ? { name: algorithm.hash }
        : name === "publicExponent" ? new Uint8Array(algorithm.publicExponent.slice(0)) : algorithm[name];
  }
  return shown;
}

/** Converts a sequence of key usages; gives each once, in the order of the standard. */
export function toUsages(value, where) {
  if (!isObject(value) || typeof value[Symbol.iterator] !== "function") {
    throw new TypeError(where + ": the key usages are not a sequence");
  }
  const given = [];
  eachOf(value, (member) => {
    const usage = toDomString(member);
    if (USAGES.indexOf(usage) < 0) {
      throw new TypeError(where + ": " + usage + " is not a key usage");
    }
    given[given.length] = usage;
  });
  return only(USAGES, given);
}

/** Gives the members of a list that another one has as well. */
export function only(list, others) {
  const result = [];
  for (let i = 0; i < list.length; i++) {
    if (others.indexOf(list[i]) >= 0) {
      result[result.length] = list[i];
    }
  }
  return result;
}

/** What keys of each algorithm can do, by type. */
export function makeAllowedUsages() {
  const cipher = { secret: ["encrypt", "decrypt", "wrapKey", "unwrapKey"] };
  const signature = { public: ["verify"], private: ["sign"] };
  const agreement = { public: [], private: ["deriveKey", "deriveBits"] };
  const derivation = { secret: ["deriveKey", "deriveBits"] };
  return {
    "AES-CTR": cipher, "AES-CBC": cipher, "AES-GCM": cipher, "AES-KW": { secret: ["wrapKey", "unwrapKey"] },
    HMAC: { secret: ["sign", "verify"] },
    "RSASSA-PKCS1-v1_5": signature, "RSA-PSS": signature, ECDSA: signature, Ed25519: signature,
    "RSA-OAEP": { public: ["encrypt", "wrapKey"], private: ["decrypt", "unwrapKey"] },
    ECDH: agreement, X25519: agreement,
    HKDF: derivation, PBKDF2: derivation,
  };
}
