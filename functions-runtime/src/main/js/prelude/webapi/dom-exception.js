// SPDX-License-Identifier: Apache-2.0
import { constants, describe, setState, stateOf, toDomString } from "./idl.js";

const makeCodes = () => ({
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
  NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10,
  InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15,
  TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21,
  QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
});

const makeConstants = () => ({
  INDEX_SIZE_ERR: 1, DOMSTRING_SIZE_ERR: 2, HIERARCHY_REQUEST_ERR: 3, WRONG_DOCUMENT_ERR: 4,
  INVALID_CHARACTER_ERR: 5, NO_DATA_ALLOWED_ERR: 6, NO_MODIFICATION_ALLOWED_ERR: 7, NOT_FOUND_ERR: 8,
  NOT_SUPPORTED_ERR: 9, INUSE_ATTRIBUTE_ERR: 10, INVALID_STATE_ERR: 11, SYNTAX_ERR: 12,
  INVALID_MODIFICATION_ERR: 13, NAMESPACE_ERR: 14, INVALID_ACCESS_ERR: 15, VALIDATION_ERR: 16,
  TYPE_MISMATCH_ERR: 17, SECURITY_ERR: 18, NETWORK_ERR: 19, ABORT_ERR: 20, URL_MISMATCH_ERR: 21,
  QUOTA_EXCEEDED_ERR: 22, TIMEOUT_ERR: 23, INVALID_NODE_TYPE_ERR: 24, DATA_CLONE_ERR: 25,
});

/** Defines DOMException (Web IDL 2.8.1): an Error with a name of its own and a legacy code. */
export function defineDOMException() {
  const codes = makeCodes();
  function DOMException(message, name) {
    if (!(this instanceof DOMException)) {
      throw new TypeError("Class constructor DOMException cannot be invoked without 'new'");
    }
    const text = message === undefined ? "" : toDomString(message);
    const givenName = isOptions(name) ? name.name : name;
    const state = { message: text, name: givenName === undefined ? "Error" : toDomString(givenName) };
    setState(this, state);
    if (isOptions(name) && "cause" in name) {
      hidden(this, "cause", name.cause);
    }
    const trace = new Error(text).stack;
    if (typeof trace === "string") {
      // The frames are those of the caller: the first line and this constructor's own frame go.
      const frames = trace.split("\n").filter((line, index) => index > 0 && !/DOMException/.test(line));
      hidden(this, "stack", [state.name + (text === "" ? "" : ": " + text)].concat(frames).join("\n"));
    }
  }
  DOMException.prototype = Object.create(Error.prototype, {
    constructor: { value: DOMException, writable: true, configurable: true },
    name: attribute((state) => state.name),
    message: attribute((state) => state.message),
    code: attribute((state) => (hasOwn(codes, state.name) ? codes[state.name] : 0)),
  });
  Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: "DOMException", configurable: true });
  constants(DOMException, makeConstants());
  describe(DOMException, "DOMException", 0);

  function attribute(read) {
    return {
      get() {
        return read(stateOf(this, DOMException));
      },
      enumerable: true,
      configurable: true,
    };
  }
  return DOMException;
}

function isOptions(value) {
  return typeof value === "object" && value !== null;
}

function hasOwn(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

function hidden(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}
