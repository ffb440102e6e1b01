// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";
import { nameFunction } from "./classes.js";

const NAMES = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];
const getPrototypeOf = Object.getPrototypeOf;
const setPrototypeOf = Object.setPrototypeOf;

/**
 * Replaces the built-in errors by constructors that know causes, that lowered subclasses can call as functions, and
 * whose stacks are in the author's own lines. Gives them by name.
 */
export function installErrors(host, global) {
  const errors = {};
  const NativeError = global.Error;
  errors.Error = define("Error", NativeError);
  hidden(errors.Error, "captureStackTrace", (object) => {
    hidden(object, "stack", new errors.Error().stack);
  });
  errors.Error.stackTraceLimit = 30;
  for (const name of NAMES) {
    errors[name] = define(name, global[name]);
    setPrototypeOf(errors[name], errors.Error);
  }
  errors.AggregateError = defineAggregateError();
  return errors;

  function define(name, Native) {
    const { prototype } = Native;
    const Constructor = function (message, options) {
      const error = message === undefined ? new Native() : new Native(message);
      return finish(this, error, prototype, options);
    };
    return expose(name, Constructor, prototype);
  }

  function defineAggregateError() {
    const prototype = Object.create(NativeError.prototype);
    hidden(prototype, "name", "AggregateError");
    hidden(prototype, "message", "");
    const Constructor = function (list, message, options) {
      const error = message === undefined ? new NativeError() : new NativeError(message);
      setPrototypeOf(error, prototype);
      hidden(error, "errors", Array.from(list));
      return finish(this, error, prototype, options);
    };
    setPrototypeOf(Constructor, errors.Error);
    return expose("AggregateError", Constructor, prototype);
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

  function expose(name, Constructor, prototype) {
    nameFunction(Constructor, name);
    Object.defineProperty(Constructor, "prototype", { value: prototype, writable: false });
    hidden(prototype, "constructor", Constructor);
    hidden(global, name, Constructor);
    return Constructor;
  }
}
