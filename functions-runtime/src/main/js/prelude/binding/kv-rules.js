// SPDX-License-Identifier: Apache-2.0
// What keys, values and namespaces must be. Messages say the rule, never the value: it may be a secret.

const MOST_KEY_BYTES = 512;
const MOST_NAMESPACE_BYTES = 128;
const ALPHABET = /^[0-9a-zA-Z_-]+$/;

const FIELDS = { get: [], set: ["value"], delete: [], testAndSet: ["oldValue", "newValue"] };

/** Gives a namespace that keeps the rules; anything else fails. */
export function toNamespace(namespace) {
  // The alphabet is ASCII: characters are bytes.
  if (typeof namespace !== "string" || !ALPHABET.test(namespace) || namespace.length > MOST_NAMESPACE_BYTES) {
    throw new TypeError("A KV namespace must be a string of 1 to " + MOST_NAMESPACE_BYTES
        + " bytes of letters, digits, underscores and hyphens");
  }
  return namespace;
}

/** Gives a key that keeps the rules; anything else fails. */
export function toKey(key) {
  if (typeof key !== "string") {
    throw new TypeError("A KV key must be a string");
  }
  if (key === "") {
    throw new TypeError("A KV key must not be empty");
  }
  if (!ALPHABET.test(key)) {
    throw new TypeError("A KV key may contain only letters, digits, underscores and hyphens");
  }
  if (key.length > MOST_KEY_BYTES) {
    throw new TypeError("A KV key must not be longer than " + MOST_KEY_BYTES + " bytes");
  }
  return key;
}

/** Gives the JSON text of a value to be stored. */
export function toValueJson(host, stringify, value, name) {
  if (typeof value !== "string" && typeof value !== "boolean") {
    throw new TypeError("A KV " + name + " must be a string or a boolean");
  }
  const json = stringify(value);
  // A character is one to three bytes (a pair of surrogates four): most lengths need no counting.
  const most = host.quota("KV_VALUE_BYTES", false);
  if (json.length > most || (json.length * 3 > most && host.utf8Length(json) > most)) {
    throw new TypeError("The JSON form of a KV " + name + " must not be longer than " + most + " bytes");
  }
  return json;
}

/** As toValueJson, but null stays null. */
export function toValueJsonOrNull(host, stringify, value, name) {
  if (value !== null && typeof value !== "string" && typeof value !== "boolean") {
    throw new TypeError("A KV " + name + " must be a string, a boolean or null");
  }
  return value === null ? null : toValueJson(host, stringify, value, name);
}

/**
 * Checks a whole batch of at least so many operations and gives it in a form that can be carried out; nothing has happened
 * if it fails.
 */
export function toOperations(host, stringify, operations, least) {
  if (!Array.isArray(operations)) {
    throw new TypeError("KV batch operations must be an array");
  }
  const most = host.quota("KV_BATCH_OPERATIONS", false);
  if (operations.length < least || operations.length > most) {
    throw new TypeError("A KV batch must have " + least + " to " + most + " operations");
  }
  const checked = [];
  for (let i = 0; i < operations.length; i++) {
    try {
      checked[i] = toOperation(host, stringify, operations[i]);
    } catch (error) {
      throw new TypeError("KV batch operation " + (i + 1) + ": " + error.message);
    }
  }
  return checked;
}

function toOperation(host, stringify, operation) {
  if (typeof operation !== "object" || operation === null || Array.isArray(operation)) {
    throw new TypeError("it must be an object");
  }
  const { op } = operation;
  if (op !== "get" && op !== "set" && op !== "delete" && op !== "testAndSet") {
    throw new TypeError("op must be get, set, delete or testAndSet");
  }
  const checked = { op, key: toKey(operation.key), value: null, oldValue: null, newValue: null };
  for (const field of ["value", "oldValue", "newValue"]) {
    const wanted = FIELDS[op].indexOf(field) >= 0;
    const given = operation[field] !== undefined;
    if (wanted && !given) {
      throw new TypeError(field + " is required for " + op);
    }
    if (!wanted && given) {
      throw new TypeError(field + " is not allowed for " + op);
    }
    if (wanted) {
      checked[field] = field === "value" ? toValueJson(host, stringify, operation[field], field)
          : toValueJsonOrNull(host, stringify, operation[field], field);
    }
  }
  return checked;
}
