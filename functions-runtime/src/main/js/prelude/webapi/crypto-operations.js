// SPDX-License-Identifier: Apache-2.0
// What SubtleCrypto does with keys and data, after it has checked that it may.
import { familyOf } from "./crypto-formats.js";
import { only } from "./crypto-keys.js";
import { bufferOf } from "./idl.js";

const MOST_BYTES_AT_ONCE = 262144;
const MOST_ITERATIONS_AT_ONCE = 1000;
const IV_BYTES = 16;
const FULL_TAG = 128;
const TAGS = [32, 64, 96, 104, 112, 120, FULL_TAG];

/**
 * Makes the operations. Each gives its result to a function: at once if the work is small, later if the host does it
 * beside the event loop. Data and parameters are copied when the host takes them, which is before the call returns.
 */
export function makeOperations(web, host, keys, allowedUsages) {
  return { crypt, sign, verify, digest, generate, derive, lengthOf };

  function fail(name, message) {
    throw new (web.DOMException())(message, name);
  }

  /** Calls the host with a callback if the work is large, and without one if it is small. */
  function perform(large, call, done, reject) {
    if (!large) {
      done(call(null));
      return;
    }
    call((error, value) => {
      if (error !== null) {
        reject(error);
        return;
      }
      try {
        done(value);
      } catch (failure) {
        reject(failure);
      }
    });
  }

  function isLarge(data) {
    return data.byteLength > MOST_BYTES_AT_ONCE;
  }

  function crypt(usage, algorithm, state, data, done, reject) {
    const encrypts = usage === "encrypt" || usage === "wrapKey";
    let start = null;
    let number = 0;
    let additional = null;
    switch (algorithm.name) {
      case "AES-CTR":
        start = algorithm.counter;
        number = algorithm.length;
        checkBlock(start, "counter");
        if (number === 0 || number > FULL_TAG) {
          fail("OperationError", "The length of the counter must be 1 to 128 bits");
        }
        break;
      case "AES-CBC":
        start = algorithm.iv;
        checkBlock(start, "initialization vector");
        break;
      case "AES-GCM":
        start = algorithm.iv;
        additional = algorithm.additionalData;
        number = algorithm.tagLength === null ? FULL_TAG : algorithm.tagLength;
        if (TAGS.indexOf(number) < 0) {
          fail("OperationError", "The length of the tag must be one of " + TAGS.join(", "));
        }
        break;
      case "RSA-OAEP":
        start = algorithm.label;
        checkType(state, encrypts ? "public" : "private");
        break;
      default:
    }
    const large = state.type === "private" || isLarge(data);
    perform(large, (back) => (encrypts
      ? host.cryptoEncrypt(state.handle, usage, start, number, additional, data, back)
      : host.cryptoDecrypt(state.handle, usage, start, number, additional, data, back)), done, reject);
  }

  function checkBlock(value, what) {
    if (value.byteLength !== IV_BYTES) {
      fail("OperationError", "The " + what + " must have 16 bytes");
    }
  }

  function checkType(state, wanted) {
    if (state.type !== wanted) {
      fail("InvalidAccessError", "A " + wanted + " key is needed, but this one is " + state.type);
    }
  }

  function sign(algorithm, state, data, done, reject) {
    if (algorithm.name !== "HMAC") {
      checkType(state, "private");
    }
    const { hash, saltLength } = signatureParameters(algorithm);
    const large = familyOf(algorithm.name) === "RSA" || isLarge(data);
    perform(large, (back) => host.cryptoSign(state.handle, hash, saltLength, data, back), done, reject);
  }

  function verify(algorithm, state, signature, data, done, reject) {
    if (algorithm.name !== "HMAC") {
      checkType(state, "public");
    }
    const { hash, saltLength } = signatureParameters(algorithm);
    perform(isLarge(data), (back) => host.cryptoVerify(state.handle, hash, saltLength, signature, data, back), done,
        reject);
  }

  function signatureParameters(algorithm) {
    return {
      hash: algorithm.name === "ECDSA" ? algorithm.hash : "",
      saltLength: algorithm.name === "RSA-PSS" ? algorithm.saltLength : 0,
    };
  }

  function digest(algorithm, data, done, reject) {
    perform(isLarge(data), (back) => host.cryptoDigest(algorithm.name, data, back), done, reject);
  }

  /** algorithm is a normalized one; gives a key, or publicKey and privateKey. */
  function generate(algorithm, extractable, usages, done, reject) {
    const { name } = algorithm;
    const allowed = allowedUsages[name];
    const possible = allowed.secret !== undefined ? allowed.secret : allowed.public.concat(allowed.private);
    if (only(usages, possible).length !== usages.length) {
      fail("SyntaxError", "A key of " + name + " cannot have the usages " + usages.join(", "));
    }
    if (allowed.secret !== undefined) {
      done(generateSecret(algorithm, extractable, usages));
    } else {
      generatePair(algorithm, extractable, only(usages, allowed.public), only(usages, allowed.private), done, reject);
    }
  }

  function generateSecret(algorithm, extractable, usages) {
    const { name } = algorithm;
    const length = lengthOf(algorithm, "OperationError");
    checkUsed(usages);
    const hash = name === "HMAC" ? algorithm.hash : "";
    const handle = host.cryptoGenerateSecret(name, hash, extractable, usages.join(","), length);
    return keys.makeKey({ handle, type: "secret", extractable, usages,
      algorithm: name === "HMAC" ? { name, hash, length } : { name, length } });
  }

  function generatePair(algorithm, extractable, publicUsages, privateUsages, done, reject) {
    const { name } = algorithm;
    const family = familyOf(name);
    let parameter = "";
    let shown = { name };
    if (family === "RSA") {
      parameter = algorithm.hash;
      // A copy: the caller may change the array later.
      const publicExponent = bufferOf(algorithm.publicExponent);
      shown = { name, modulusLength: algorithm.modulusLength, publicExponent, hash: parameter };
    } else if (family === "EC") {
      parameter = algorithm.namedCurve;
      if (parameter !== "P-256" && parameter !== "P-384" && parameter !== "P-521") {
        fail("NotSupportedError", "The curve " + parameter + " is not supported");
      }
      shown = { name, namedCurve: parameter };
    }
    checkUsed(privateUsages);
    const bits = family === "RSA" ? algorithm.modulusLength : 0;
    const exponent = family === "RSA" ? shown.publicExponent : null;
    perform(true, (back) => host.cryptoGeneratePair(name, parameter, extractable, publicUsages.join(","),
        privateUsages.join(","), bits, exponent, back), (handles) => {
      done({
        privateKey: keys.makeKey({ handle: handles[1], type: "private", extractable, usages: privateUsages,
          algorithm: shown }),
        publicKey: keys.makeKey({ handle: handles[0], type: "public", extractable: true, usages: publicUsages,
          algorithm: shown }),
      });
    }, reject);
  }

  function checkUsed(usages) {
    if (usages.length === 0) {
      fail("SyntaxError", "A secret or private key needs at least one usage");
    }
  }

  /** How many bits a key of an algorithm has (Web Cryptography, "Get key length"); null if any number will do. */
  function lengthOf(algorithm, zeroError) {
    const { name, length } = algorithm;
    if (familyOf(name) === "derivation") {
      return null;
    }
    if (name !== "HMAC") {
      if (length !== 128 && length !== 192 && length !== 256) {
        fail("OperationError", "An AES key has 128, 192 or 256 bits, not " + length);
      }
      return length;
    }
    if (length === 0) {
      if (zeroError !== undefined) {
        fail(zeroError, "An HMAC key must not be empty");
      }
      throw new TypeError("An HMAC key must not be empty");
    }
    return length !== null ? length : algorithm.hash === "SHA-1" || algorithm.hash === "SHA-256" ? 512 : 1024;
  }

  /** Derives bits: usage says for what, length is in bits or null. */
  function derive(algorithm, state, usage, length, done, reject) {
    if (algorithm.name === "HKDF") {
      perform(false, (back) => host.cryptoHkdf(state.handle, usage, length, algorithm.hash, algorithm.salt, algorithm.info,
          back), done, reject);
      return;
    }
    if (algorithm.name === "PBKDF2") {
      const blocks = length === null ? 1 : Math.ceil(length / (algorithm.hash === "SHA-1" ? 160 : 256));
      perform(blocks * algorithm.iterations > MOST_ITERATIONS_AT_ONCE, (back) => host.cryptoPbkdf2(state.handle, usage,
          length, algorithm.hash, algorithm.salt, algorithm.iterations, back), done, reject);
      return;
    }
    checkType(state, "private");
    const other = keys.stateOfKey(algorithm.public);
    checkType(other, "public");
    if (other.algorithm.name !== state.algorithm.name) {
      fail("InvalidAccessError", "The public key is one of " + other.algorithm.name);
    }
    if (other.algorithm.namedCurve !== state.algorithm.namedCurve) {
      fail("InvalidAccessError", "The public key is not of the curve of the private one");
    }
    perform(false, (back) => host.cryptoAgree(state.handle, usage, length, other.handle, back), done, reject);
  }
}
