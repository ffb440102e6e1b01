// SPDX-License-Identifier: Apache-2.0
// Keys from and to the formats raw, spki, pkcs8 and jwk (Web Cryptography 20 to 33, "Import Key" and "Export Key").
import { eachOf, isObject, toDictionary, toDomString } from "./idl.js";
import { only } from "./crypto-keys.js";

const TEXT_MEMBERS = ["alg", "crv", "d", "dp", "dq", "e", "k", "kty", "n", "p", "q", "qi", "use", "x", "y"];
const RSA_PRIVATE_MEMBERS = ["p", "q", "dp", "dq", "qi"];
const JWA_CURVES = { "P-256": "ES256", "P-384": "ES384", "P-521": "ES512" };
const hasOwn = Object.prototype.hasOwnProperty;
const create = Object.create;
const setPrototypeOf = Object.setPrototypeOf;

/** Says which family of formats an algorithm belongs to. */
export function familyOf(name) {
  switch (name) {
    case "RSASSA-PKCS1-v1_5": case "RSA-PSS": case "RSA-OAEP":
      return "RSA";
    case "ECDSA": case "ECDH":
      return "EC";
    case "Ed25519": case "X25519":
      return "OKP";
    case "HKDF": case "PBKDF2":
      return "derivation";
    default:
      return "oct";
  }
}

/** Converts a JsonWebKey dictionary. */
export function toJwk(value) {
  const given = toDictionary(value, "The JSON Web Key");
  const jwk = create(null);
  for (let i = 0; i < TEXT_MEMBERS.length; i++) {
    const member = given[TEXT_MEMBERS[i]];
    if (member !== undefined) {
      jwk[TEXT_MEMBERS[i]] = toDomString(member);
    }
  }
  jwk.ext = given.ext === undefined ? undefined : !!given.ext;
  jwk.oth = given.oth;
  if (given.key_ops !== undefined) {
    if (!isObject(given.key_ops)) {
      throw new TypeError("The member key_ops of the JSON Web Key is not a sequence");
    }
    jwk.key_ops = [];
    eachOf(given.key_ops, (member) => {
      jwk.key_ops[jwk.key_ops.length] = toDomString(member);
    });
  }
  return jwk;
}

/** Reads a JSON Web Key that was wrapped; getters that a script put on prototypes see nothing of it. */
export function parseJwk(web, host, bytes) {
  let parsed;
  try {
    parsed = web.json.parse(host.utf8Decode(bytes));
  } catch (error) {
    parsed = undefined;
  }
  if (typeof parsed !== "object" || parsed === null || !hasOwn.call(parsed, "kty")) {
    throw new (web.DOMException())("What was wrapped is not a JSON Web Key", "DataError");
  }
  return toJwk(setPrototypeOf(parsed, null));
}

/** Makes importKey(format, data, algorithm, extractable, usages) and exportKey(state, format); both work at once. */
export function makeFormats(web, host, keys, allowedUsages) {
  return { importKey, exportKey };

  function fail(name, message) {
    throw new (web.DOMException())(message, name);
  }

  /** algorithm is a normalized one, data a buffer or a converted JSON Web Key. */
  function importKey(format, data, algorithm, extractable, usages) {
    const { name } = algorithm;
    const family = familyOf(name);
    const type = typeOf(format, data, family, name);
    const allowed = allowedUsages[name][type];
    if (only(usages, allowed).length !== usages.length) {
      fail("SyntaxError", "A " + type + " key of " + name + " cannot have the usages " + usages.join(", "));
    }
    if (family === "derivation" && extractable) {
      fail("SyntaxError", "A key of " + name + " cannot be extractable");
    }
    const parameter = algorithm.hash !== undefined ? algorithm.hash
        : algorithm.namedCurve !== undefined ? algorithm.namedCurve : "";
    const bits = name === "HMAC" ? algorithm.length : null;
    const made = format === "jwk"
        ? importJwk(data, family, algorithm, parameter, extractable, usages, bits)
        : host.cryptoImport(format, name, parameter, extractable, usages.join(","), data, bits);
    if (format === "jwk") {
      checkAlg(data, family, algorithm, made[1]);
    }
    if (usages.length === 0 && type !== "public") {
      fail("SyntaxError", "A " + type + " key needs at least one usage");
    }
    return keys.makeKey({ handle: made[0], type, extractable, usages, algorithm: shown(family, algorithm, made) });
  }

  function shown(family, algorithm, made) {
    const { name } = algorithm;
    if (family === "RSA") {
      return { name, modulusLength: made[1], publicExponent: made[2], hash: algorithm.hash };
    }
    if (family === "EC") {
      return { name, namedCurve: algorithm.namedCurve };
    }
    if (family !== "oct") {
      return { name };
    }
    return name === "HMAC"
        ? { name, hash: algorithm.hash, length: algorithm.length === null ? made[1] : algorithm.length }
        : { name, length: made[1] };
  }

  function typeOf(format, data, family, name) {
    if (family === "oct" || family === "derivation") {
      if (format === "raw" || (format === "jwk" && family === "oct")) {
        return "secret";
      }
    } else if (format === "pkcs8") {
      return "private";
    } else if (format === "spki" || (format === "raw" && family !== "RSA")) {
      return "public";
    } else if (format === "jwk") {
      return data.d === undefined ? "public" : "private";
    }
    return fail("NotSupportedError", "The format " + format + " is not supported for keys of " + name);
  }

  function importJwk(jwk, family, algorithm, parameter, extractable, usages, bits) {
    const { name } = algorithm;
    if (jwk.kty !== family) {
      fail("DataError", "The member kty of the JSON Web Key must be " + family);
    }
    if ((family === "EC" && jwk.crv !== algorithm.namedCurve) || (family === "OKP" && jwk.crv !== name)) {
      fail("DataError", "The member crv of the JSON Web Key is not the curve that was asked for");
    }
    const signs = name === "HMAC" || name === "ECDSA" || name === "Ed25519" || name === "RSASSA-PKCS1-v1_5"
        || name === "RSA-PSS";
    if (usages.length > 0 && jwk.use !== undefined && jwk.use !== (signs ? "sig" : "enc")) {
      fail("DataError", "The member use of the JSON Web Key does not allow this");
    }
    if (jwk.key_ops !== undefined) {
      for (let i = 0; i < jwk.key_ops.length; i++) {
        if (jwk.key_ops.indexOf(jwk.key_ops[i]) !== i) {
          fail("DataError", "The member key_ops of the JSON Web Key has a value twice");
        }
      }
      if (only(usages, jwk.key_ops).length !== usages.length) {
        fail("DataError", "The member key_ops of the JSON Web Key does not allow all of the usages");
      }
    }
    if (jwk.ext === false && extractable) {
      fail("DataError", "The JSON Web Key does not allow that the key is extractable");
    }
    const list = usages.join(",");
    if (family === "RSA") {
      checkRsaMembers(jwk);
      return host.cryptoImportJwk(name, parameter, extractable, list, bits, jwk.n, jwk.e, jwk.d, jwk.p, jwk.q, jwk.dp,
          jwk.dq, jwk.qi);
    }
    return family === "oct" ? host.cryptoImportJwk(name, parameter, extractable, list, bits, jwk.k)
        : family === "EC" ? host.cryptoImportJwk(name, parameter, extractable, list, bits, jwk.x, jwk.y, jwk.d)
          : host.cryptoImportJwk(name, parameter, extractable, list, bits, jwk.x, jwk.d);
  }

  function checkRsaMembers(jwk) {
    if (jwk.oth !== undefined) {
      fail("NotSupportedError", "RSA keys of more than two primes are not supported");
    }
    for (let i = 0; jwk.d !== undefined && i < RSA_PRIVATE_MEMBERS.length; i++) {
      if (jwk[RSA_PRIVATE_MEMBERS[i]] === undefined) {
        fail("DataError", "The JSON Web Key lacks the member " + RSA_PRIVATE_MEMBERS[i]);
      }
    }
  }

  /** The member alg may be absent; if it is there, it must name what the key is imported for. */
  function checkAlg(jwk, family, algorithm, bits) {
    const { name } = algorithm;
    const wrong = jwk.alg !== undefined && name !== "ECDH" && name !== "X25519" && jwk.alg !== algOf(name, algorithm, bits)
        && !(name === "Ed25519" && jwk.alg === "EdDSA");
    if (wrong) {
      fail("DataError", "The member alg of the JSON Web Key is not that of the algorithm asked for");
    }
  }

  /** The name of an algorithm in JSON Web Keys (RFC 7518); undefined if there is none. */
  function algOf(name, { hash, namedCurve }, bits) {
    const digits = hash === undefined ? "" : hash.substring(4);
    switch (name) {
      case "HMAC":
        return "HS" + digits;
      case "RSASSA-PKCS1-v1_5":
        return "RS" + digits;
      case "RSA-PSS":
        return "PS" + digits;
      case "RSA-OAEP":
        return digits === "1" ? "RSA-OAEP" : "RSA-OAEP-" + digits;
      case "ECDSA":
        return JWA_CURVES[namedCurve];
      case "Ed25519":
        return "Ed25519";
      case "ECDH": case "X25519":
        return undefined;
      default:
        return "A" + bits + name.substring(4);
    }
  }

  /** Gives an ArrayBuffer, or the JSON Web Key as an object. */
  function exportKey(state, format) {
    const { algorithm, type } = state;
    const { name } = algorithm;
    const family = familyOf(name);
    const supported = format === "jwk" || (family === "oct" ? format === "raw"
        : format === "spki" || format === "pkcs8" || (format === "raw" && family !== "RSA"));
    if (!supported) {
      fail("NotSupportedError", "The format " + format + " is not supported for keys of " + name);
    }
    if (format !== "jwk") {
      if (family !== "oct" && type !== (format === "pkcs8" ? "private" : "public")) {
        fail("InvalidAccessError", "The format " + format + " is not one for a " + type + " key");
      }
      return host.cryptoExport(state.handle, format);
    }
    const members = host.cryptoExport(state.handle, "jwk");
    const found = { kty: family, key_ops: state.usages.slice(), ext: state.extractable };
    if (family === "EC") {
      found.crv = algorithm.namedCurve;
    } else if (family === "OKP") {
      found.crv = name;
    }
    if (family === "oct" || family === "RSA") {
      found.alg = algOf(name, algorithm, algorithm.length);
    } else if (name === "Ed25519") {
      found.alg = "Ed25519";
    }
    for (let i = 0; i < members.length; i += 2) {
      found[members[i]] = members[i + 1];
    }
    const jwk = {};
    const names = Object.keys(found).sort();
    for (let i = 0; i < names.length; i++) {
      jwk[names[i]] = found[names[i]];
    }
    return jwk;
  }
}
