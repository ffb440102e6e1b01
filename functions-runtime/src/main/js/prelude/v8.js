// SPDX-License-Identifier: Apache-2.0
import { findMembersBy } from "./webapi/idl.js";
import { makeRuntime } from "./runtime.js";
import { installDates } from "./v8/dates.js";
import { addGlobals } from "./v8/globals.js";
import { addThrowing, connectTo, describePromise, isConnected, makeHost, received, take, tellLoaded } from "./v8/host.js";
import { installLocales } from "./v8/locale.js";
import { boundJson, boundMemory, boundTexts } from "./v8/memory.js";
import { installMicrotasks, noteRejection, onUncaught, settleLater, tellRejections } from "./v8/promise.js";
import { showBuiltIns } from "./v8/replace.js";
import { guardRangeErrors, installStacks, limitStacks, showOrigin } from "./v8/stacks.js";
import { installWalks } from "./v8/walks.js";
import { installWebAssembly } from "./v8/web-assembly.js";

// Makes the bare global object of V8 the one that functions see.
const PASSING = "$rt$prelude";
const { getOwnPropertyNames } = Object;
const { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError } = globalThis;
const errors = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
  AggregateError };

let runtime;
let opened;

/**
 * Installs everything a function sees. names are those of the host's functions; limits.objectBytes is the most that one
 * buffer outside the heap may have. Nothing calls the host yet.
 */
function prepare(names, limits) {
  const global = globalThis;
  const host = makeHost(names, (type, message) => runtime.makeError(type, message));
  const added = addGlobals(global, PASSING, () => {
    installDates(global);
    installLocales(host, global);
    installMicrotasks(global);
    findMembersBy(membersOf);
    runtime = makeRuntime(host, global, { errors, settleLater, onUncaught, describePromise,
      currentOwner: () => 0 });
  });
  addThrowing(host, runtime.describeThrown);
  guardRangeErrors();
  installStacks((line, column, file) => (isConnected() && host.sourcePosition !== undefined
    ? host.sourcePosition(line, column, file) : file + ":" + line + ":" + column));
  showBuiltIns(global, added);
  installWalks(global);
  boundJson(global);
  boundTexts(global, limits.objectBytes);
  boundMemory(global, limits.objectBytes);
  installWebAssembly(global, limits.objectBytes, runtime.isResponse);
  limitStacks();
}

/** Lets the host be called, and gives the function by which it calls. */
function connect(native) {
  delete globalThis[PASSING];
  connectTo(native);
  return run;
}

/** Does one operation; an error comes back as ["!", type, message, text]. */
function run(operation, first, second, third, fourth, fifth) {
  try {
    return perform(operation, first, second, third, fourth, fifth);
  } catch (error) {
    try {
      const described = runtime.describeThrown(error);
      return ["!", described[0], described[1], described[2]];
    } catch (unreadable) {
      return ["!", "Error", "The thrown value could not be read.", ""];
    }
  }
}

function perform(operation, first, second, third, fourth, fifth) {
  switch (operation) {
    case "open":
      opened = runtime.open(first);
      return opened.style;
    case "invoke":
      opened.invoke(first, second, third, received(fourth), fifth);
      return null;
    case "call": {
      const entry = take(first);
      if (entry !== undefined) {
        entry.callback(null, received(second));
      }
      return null;
    }
    case "fail": {
      const entry = take(first);
      if (entry !== undefined) {
        const error = runtime.makeError(second, third);
        if (entry.origin !== null) {
          showOrigin(error, entry.origin);
        }
        entry.callback(error, null);
      }
      return null;
    }
    case "forget":
      take(first);
      return null;
    case "drain":
      return tellRejections();
    case "rejected":
      noteRejection(first, second, third);
      return null;
    case "settle":
      settleLater(first, () => tellLoaded(null), (error) => tellLoaded(runtime.describeThrown(error)));
      return null;
    default:
      throw new Error("There is no operation " + operation);
  }
}

/** The engine hides the members of classes, which Web IDL wants to be seen. */
function membersOf(object) {
  const names = getOwnPropertyNames(object);
  const members = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const isOwn = typeof object === "function" ? name === "length" || name === "name" || name === "prototype"
      : name === "constructor";
    if (!isOwn) {
      members[members.length] = name;
    }
  }
  return members;
}

globalThis[PASSING] = { prepare, connect };
