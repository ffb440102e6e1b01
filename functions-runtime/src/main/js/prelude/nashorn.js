// SPDX-License-Identifier: Apache-2.0
import { errors } from "./language/install.js";
import { absent, constant, early } from "./language/bindings.js";
import * as classes from "./language/classes.js";
import * as helpers from "./language/helpers.js";
import { belongTo, currentOwner, drainMicrotasks, onEnter } from "./language/microtasks.js";
import { importer, importMeta } from "./language/modules.js";
import { asyncCallers, describePromise, failing, onUncaught, settleLater } from "./language/promise.js";
import { makeRuntime } from "./runtime.js";

/**
 * Makes a bare global object of Nashorn the one that functions see.
 *
 * host holds the functions of the Java side. The language is complete before this runs (language/install.js). What comes
 * back is called by the Java side (NashornContext.java): open, callBack, drainMicrotasks, belongTo, settleLater,
 * makeError, describeThrown, asyncCallers; language is the support of lowered user code.
 */
export default function install(host, global) {
  const { open, makeError, describeThrown } = makeRuntime(host, global,
      { errors, settleLater, describePromise, onUncaught, currentOwner });
  onEnter((invocation) => host.enterInvocation(invocation));

  return {
    open,
    callBack: (callback, type, message) => failing(() => callback(makeError(type, message), null), host.addCallers),
    drainMicrotasks,
    belongTo,
    settleLater,
    makeError,
    describeThrown,
    asyncCallers,
    language: {
      absent,
      constant,
      early,
      accessors: helpers.accessors,
      close: helpers.close,
      failed: helpers.failed,
      method: helpers.method,
      text: helpers.text,
      importer,
      importMeta,
      instanceOf: helpers.instanceOf,
      iterate: helpers.iterate,
      key: helpers.key,
      object: helpers.object,
      rest: helpers.rest,
      take: helpers.take,
      bound: classes.bound,
      defineClass: classes.defineClass,
      field: classes.field,
      initialised: classes.initialised,
      notNew: classes.notNew,
      parentOf: classes.parentOf,
      prototypeOf: classes.prototypeOf,
      result: classes.result,
      statics: classes.statics,
      superCount: classes.superCount,
      superRead: classes.superRead,
      superWrite: classes.superWrite,
    },
  };
}
