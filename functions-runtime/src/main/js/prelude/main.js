// SPDX-License-Identifier: Apache-2.0
import { installBinding } from "./binding/index.js";
import { installCollections } from "./language/collections.js";
import { defineClass, installNames, superRead } from "./language/classes.js";
import { installErrors } from "./language/errors.js";
import { accessors, close, installHelpers, iterate } from "./language/helpers.js";
import { installMethods } from "./language/methods.js";
import { drainMicrotasks } from "./language/microtasks.js";
import { installPromise, settleLater } from "./language/promise.js";
import { installReflect } from "./language/reflect.js";
import { sealGlobal } from "./language/seal.js";
import { installSymbols } from "./language/symbols.js";
import { installTypedArrays } from "./language/typed-arrays.js";
import { installWebApi } from "./webapi/index.js";

/**
 * Makes a bare global object the one that functions see.
 *
 * host holds the functions of the Java side, jscomp the helpers of lowered code; user code sees neither. What comes
 * back is called by the Java side (ScriptSide.java): invoke, callBack, drainMicrotasks, makeError; and becomes the
 * support of lowered user code: defineClass, superRead, errors, iterate, close, accessors.
 */
export default function install(host, global, jscomp) {
  sealGlobal(global);
  installNames(host);
  const errors = installErrors(host, global);
  installSymbols(global);
  installReflect(global, jscomp);
  installMethods(host, global);
  installCollections(global);
  installTypedArrays(global);
  installPromise(host, global, jscomp);
  installHelpers(jscomp);
  const webApi = installWebApi(host, global);
  const binding = installBinding(host, global, { ...webApi, startInvocation: afterFirst(webApi.startInvocation) });

  const makeError = (type, message) => {
    if (errors[type] !== undefined) {
      return new errors[type](message);
    }
    const DOMException = webApi.web.DOMException();
    return new DOMException(message, type);
  };

  const answer = (response) => {
    let answering = true;
    binding.readResponse(response, (error, read) => {
      if (error === null || error === undefined) {
        host.respond(read.status, flat(read.headers), read.body);
      } else if (answering) {
        // Refused at once: it is no Response, or one that cannot be sent.
        host.malformed(error.message);
      } else {
        host.threw(error);
      }
    });
    answering = false;
  };

  const invoke = (handler, invocationId, method, url, flatHeaders, body) => {
    let result;
    try {
      const request = binding.makeRequest({ invocationId, method, url, headers: pairs(flatHeaders), body });
      result = handler(request, binding.makeEnv(), binding.makeKvStoreFactory());
    } catch (error) {
      host.threw(error);
      return;
    }
    settleLater(result, answer, host.threw);
  };

  return {
    invoke,
    callBack: (callback, type, message) => callback(makeError(type, message), null),
    drainMicrotasks,
    makeError,
    defineClass,
    superRead,
    errors,
    iterate,
    close,
    accessors,
  };
}

/** What the module's top level has started belongs to the first invocation: only later ones begin with nothing. */
function afterFirst(startInvocation) {
  let first = true;
  return () => {
    if (!first) {
      startInvocation();
    }
    first = false;
  };
}

function pairs(flatList) {
  const list = [];
  for (let i = 0; i + 1 < flatList.length; i += 2) {
    list[i / 2] = [flatList[i], flatList[i + 1]];
  }
  return list;
}

function flat(list) {
  const flatList = [];
  for (let i = 0; i < list.length; i++) {
    flatList[2 * i] = list[i][0];
    flatList[2 * i + 1] = list[i][1];
  }
  return flatList;
}
