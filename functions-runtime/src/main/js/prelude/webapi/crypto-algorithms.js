// SPDX-License-Identifier: Apache-2.0
// Which algorithms there are, what each operation asks for, and how an algorithm argument is read.
import { isArrayBuffer, isObject, isView, toDomString } from "./idl.js";

const MOST_OF_OCTET = 255;
const MOST_OF_SHORT = 65535;
const MOST_OF_LONG = 4294967295;

/**
 * Makes normalize(operation, algorithm) (Web Cryptography 18.4.4), which gives a new object with the registered name and
 * the members that the operation needs, converted; hashes become their names. isKey says what a CryptoKey is.
 */
export function makeNormalize(web, isKey) {
  const registered = makeTable();
  return normalize;

  function normalize(operation, algorithm) {
    const given = isObject(algorithm) ? algorithm : { name: algorithm };
    if (given.name === undefined) {
      throw new TypeError("The algorithm has no name");
    }
    const written = toDomString(given.name);
    const names = Object.keys(registered[operation]);
    for (let i = 0; i < names.length; i++) {
      if (sameName(names[i], written)) {
        return read(given, names[i], registered[operation][names[i]]);
      }
    }
    throw new (web.DOMException())("The algorithm " + written + " is not supported for the operation " + operation,
        "NotSupportedError");
  }

  function read(given, name, members) {
    const result = { name };
    for (let i = 0; i < members.length; i += 2) {
      const wanted = members[i];
      const optional = wanted.charAt(wanted.length - 1) === "?";
      const member = optional ? wanted.substring(0, wanted.length - 1) : wanted;
      const value = given[member];
      if (value !== undefined) {
        result[member] = members[i + 1](value, member);
      } else if (optional) {
        result[member] = null;
      } else {
        throw new TypeError("The algorithm " + name + " needs the member " + member);
      }
    }
    return result;
  }

  /** Each list: names of members in the order in which they are read, and how to convert them. */
  function makeTable() {
    const none = [];
    const iv = ["additionalData?", bytes, "iv", bytes, "tagLength?", octet];
    const ciphers = { "AES-CTR": ["counter", bytes, "length", octet], "AES-CBC": ["iv", bytes], "AES-GCM": iv,
      "RSA-OAEP": ["label?", bytes] };
    const signatures = { HMAC: none, "RSASSA-PKCS1-v1_5": none, "RSA-PSS": ["saltLength", long], ECDSA: ["hash", hash],
      Ed25519: none };
    const rsa = ["modulusLength", long, "publicExponent", exponent, "hash", hash];
    const curve = ["namedCurve", toDomString];
    const aes = ["length", short];
    const mac = ["hash", hash, "length?", long];
    const wrapping = { "AES-KW": none };
    return {
      digest: { "SHA-1": none, "SHA-256": none, "SHA-384": none, "SHA-512": none },
      encrypt: ciphers,
      decrypt: ciphers,
      sign: signatures,
      verify: signatures,
      wrapKey: wrapping,
      unwrapKey: wrapping,
      deriveBits: { ECDH: ["public", key], X25519: ["public", key],
        HKDF: ["hash", hash, "info", bytes, "salt", bytes],
        PBKDF2: ["hash", hash, "iterations", long, "salt", bytes] },
      generateKey: { "RSASSA-PKCS1-v1_5": rsa, "RSA-PSS": rsa, "RSA-OAEP": rsa, ECDSA: curve, ECDH: curve, Ed25519: none,
        X25519: none, "AES-CTR": aes, "AES-CBC": aes, "AES-GCM": aes, "AES-KW": aes, HMAC: mac },
      importKey: { "RSASSA-PKCS1-v1_5": ["hash", hash], "RSA-PSS": ["hash", hash], "RSA-OAEP": ["hash", hash],
        ECDSA: curve, ECDH: curve, Ed25519: none, X25519: none, "AES-CTR": none, "AES-CBC": none, "AES-GCM": none,
        "AES-KW": none, HMAC: mac, HKDF: none, PBKDF2: none },
      "get key length": { "AES-CTR": aes, "AES-CBC": aes, "AES-GCM": aes, "AES-KW": aes, HMAC: mac, HKDF: none,
        PBKDF2: none },
    };
  }

  function hash(value) {
    return normalize("digest", value).name;
  }

  function key(value, member) {
    if (!isKey(value)) {
      throw new TypeError("The member " + member + " of the algorithm is not a CryptoKey");
    }
    return value;
  }
}

/** Compares names without regard to the case of ASCII letters. */
function sameName(name, written) {
  if (name.length !== written.length) {
    return false;
  }
  for (let i = 0; i < written.length; i++) {
    if (written.charCodeAt(i) > 0x7f) {
      return false;
    }
  }
  return name.toUpperCase() === written.toUpperCase();
}

function bytes(value, member) {
  if (!isArrayBuffer(value) && !isView(value)) {
    throw new TypeError("The member " + member + " of the algorithm is not an ArrayBuffer or a view of one");
  }
  return value;
}

function exponent(value, member) {
  if (!(value instanceof Uint8Array)) {
    throw new TypeError("The member " + member + " of the algorithm is not a Uint8Array");
  }
  return value;
}

function octet(value, member) {
  return toInteger(value, MOST_OF_OCTET, "The member " + member + " of the algorithm");
}

function short(value, member) {
  return toInteger(value, MOST_OF_SHORT, "The member " + member + " of the algorithm");
}

function long(value, member) {
  return toInteger(value, MOST_OF_LONG, "The member " + member + " of the algorithm");
}

/** Converts to a whole number from zero; what is out of the range fails (Web IDL 3.2.4.9, EnforceRange). */
export function toInteger(value, most, what) {
  const number = +value;
  if (number !== number || number === Infinity || number === -Infinity) {
    throw new TypeError(what + " is not a number");
  }
  const whole = number < 0 ? Math.ceil(number) : Math.floor(number);
  if (whole < 0 || whole > most) {
    throw new TypeError(what + " is not in the range from 0 to " + most);
  }
  return whole === 0 ? 0 : whole;
}
