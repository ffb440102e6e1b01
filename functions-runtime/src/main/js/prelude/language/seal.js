// SPDX-License-Identifier: Apache-2.0

/**
 * Takes from the built-ins all that leads out of the language. The engine's own globals have gone before (Globals.java).
 */
export function sealGlobal(global) {
  delete Object.bindProperties;
  delete Object.setIndexedPropertiesToExternalArrayData;
  delete Error.captureStackTrace;
  delete Error.dumpStack;
  delete Error.prototype.printStackTrace;
  delete Error.prototype.getStackTrace;
  delete Error.prototype.stack;
  delete Error.prototype.lineNumber;
  delete Error.prototype.columnNumber;
  delete Error.prototype.fileName;
  delete Function.prototype.toSource;
  delete Array.prototype.assertNumeric;

  // The engine hangs a Java exception on what is thrown; an object that inherits an accessor keeps it off.
  Object.defineProperty(Object.prototype, "nashornException", {
    get() {
      return undefined;
    },
    set() {},
    enumerable: false,
    configurable: false,
  });

  const refuse = () => {
    throw new EvalError("Code cannot be made from strings here");
  };
  const evaluate = function () {
    refuse();
  };
  hidden(global, "eval", evaluate);
  const FunctionConstructor = function () {
    refuse();
  };
  FunctionConstructor.prototype = Function.prototype;
  Object.defineProperty(FunctionConstructor, "prototype", { writable: false });
  hidden(Function.prototype, "constructor", FunctionConstructor);
  hidden(global, "Function", FunctionConstructor);
  for (const name of ["globalThis", "self", "window", "global"]) {
    hidden(global, name, global);
  }
}

function hidden(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}
