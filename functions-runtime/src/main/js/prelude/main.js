// SPDX-License-Identifier: Apache-2.0
import { errors } from "./language/install.js";
import { absent, constant, early } from "./language/bindings.js";
import { installBinding } from "./binding/index.js";
import * as classes from "./language/classes.js";
import * as helpers from "./language/helpers.js";
import { drainMicrotasks } from "./language/microtasks.js";
import { importer, importMeta } from "./language/modules.js";
import { asyncCallers, describePromise, failing, onUncaught, settleLater } from "./language/promise.js";
import { installWebApi } from "./webapi/index.js";

/**
 * Makes a bare global object the one that functions see.
 *
 * host holds the functions of the Java side; user code does not see it. The language is complete before this runs
 * (language/install.js). What comes back is called by the Java side (ScriptSide.java): open, callBack, drainMicrotasks,
 * settleLater, makeError, describeThrown, asyncCallers; language is the support of lowered user code.
 */
export default function install(host, global) {
  const webApi = installWebApi(host, global);
  onUncaught(webApi.uncaught);
  const binding = installBinding(host, global, { ...webApi, startInvocation: afterFirst(webApi.startInvocation) });

  webApi.showPromisesBy(describePromise);

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
      } else if (answering || binding.isWrongResult(error)) {
        // It is no Response, or one that cannot be sent.
        host.malformed(error.message);
      } else {
        host.threw(error);
      }
    });
    answering = false;
  };

  const answerResult = (style, form) => (result) => {
    let response;
    try {
      response = binding.toResponse(style, form, result);
    } catch (error) {
      if (binding.isWrongResult(error)) {
        host.malformed(error.message);
      } else {
        host.threw(error);
      }
      return;
    }
    answer(response);
  };

  const open = (exports) => {
    const { style, handler } = binding.selectHandler(exports);
    const onInvoke = (request) => {
      settleLater(handler(binding.makeRequest(request), binding.makeEnv(), binding.makeKvStoreFactory()), answer,
          host.threw);
    };
    const onEvent = (request) => {
      let input;
      try {
        input = binding.makeInput(style, request);
      } catch (error) {
        if (!(error instanceof errors.SyntaxError)) {
          throw error;
        }
        host.refused("The body of the request is not the JSON that its content type says: " + error.message);
        return;
      }
      settleLater(handler(input.first, input.context), answerResult(style, input.form), host.threw);
    };
    const call = style === "onInvoke" ? onInvoke : onEvent;
    const invoke = (invocationId, method, url, flatHeaders, body) => {
      try {
        call({ invocationId, method, url, headers: pairs(flatHeaders), body });
      } catch (error) {
        host.threw(error);
      }
    };
    return { style, invoke };
  };

  return {
    open,
    callBack: (callback, type, message) => failing(() => callback(makeError(type, message), null), host.addCallers),
    drainMicrotasks,
    settleLater,
    makeError,
    describeThrown: webApi.describeThrown,
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
