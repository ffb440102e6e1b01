// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";
import { constructor, members } from "./members.js";

const NAMES = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];
const { create, getPrototypeOf, setPrototypeOf } = Object;

/**
 * Replaces the built-in errors by constructors that know causes, that lowered subclasses can call as functions, and
 * whose stacks are in the author's own lines. Gives them by name.
 */
export function installErrors(host, global) {
  const errors = {};
  const NativeError = global.Error;
  const messageOf = (value) => {
    if (typeof value === "symbol") {
      throw new TypeError("Cannot convert a Symbol value to a string");
    }
    return value;
  };
  errors.Error = define("Error", NativeError);
  members(errors.Error, { captureStackTrace });
  errors.Error.stackTraceLimit = 30;
  for (let i = 0; i < NAMES.length; i++) {
    errors[NAMES[i]] = define(NAMES[i], global[NAMES[i]]);
    setPrototypeOf(errors[NAMES[i]], errors.Error);
  }
  errors.AggregateError = defineAggregateError();
  return errors;

  // The stack begins with what the object is at this moment, as elsewhere.
  function captureStackTrace(object, below) {
    if ((typeof object !== "object" && typeof object !== "function") || object === null) {
      throw new TypeError("Invalid argument");
    }
    const frames = new errors.Error().stack;
    const end = frames.indexOf("\n");
    hidden(object, "stack", header(object) + (end < 0 ? "" : frames.substring(end)));
  }

  function header(object) {
    try {
      return errors.Error.prototype.isPrototypeOf(object) ? "" + toText.call(object) : "Error";
    } catch (error) {
      return "Error";
    }
  }

  function define(name, Native) {
    const { prototype } = Native;
    const Constructor = function (message) {
      const error = message === undefined ? new Native() : new Native(messageOf(message));
      return finish(this, error, prototype, arguments.length > 1 ? arguments[1] : undefined);
    };
    return constructor(global, name, Constructor, prototype, 1);
  }

  function defineAggregateError() {
    const prototype = create(NativeError.prototype);
    members(prototype, { name: "AggregateError", message: "" });
    const Constructor = function (list, message) {
      const error = message === undefined ? new NativeError() : new NativeError(messageOf(message));
      setPrototypeOf(error, prototype);
      finish(this, error, prototype, arguments.length > 2 ? arguments[2] : undefined);
      hidden(error, "errors", Array.from(list));
      return error;
    };
    setPrototypeOf(Constructor, errors.Error);
    return constructor(global, "AggregateError", Constructor, prototype, 2);
  }

  function finish(self, error, prototype, options) {
    host.adoptError(error);
    if (typeof options === "object" && options !== null && "cause" in options) {
      hidden(error, "cause", options.cause);
    }
    // A lowered subclass calls this as a function on its new object: the error then stands in for that object.
    if (self instanceof errors.Error) {
      const wanted = getPrototypeOf(self);
      if (wanted !== prototype) {
        setPrototypeOf(error, wanted);
      }
    }
    return error;
  }
}

const toText = Error.prototype.toString;
