// SPDX-License-Identifier: Apache-2.0
import { installBinding } from "./binding/index.js";
import { installWebApi } from "./webapi/index.js";

/**
 * Makes a bare global object the one that functions see, whatever the engine: {open, makeError, describeThrown, isResponse}.
 *
 * host holds the functions of the Java side; user code does not see it. language holds what engines do differently:
 * errors, the errors of the language by name; settleLater(value, onFulfilled, onRejected), which waits as await does;
 * describePromise(promise), which tells {pending, rejected, value}, or undefined where nobody can know;
 * onUncaught(hooks), which is handed report(error), rejected(promise, reason) and handled(promise, reason); currentOwner(),
 * the number of the invocation that what runs now belongs to, always 0 where an instance runs one at a time.
 */
export function makeRuntime(host, global, language) {
  const { errors, settleLater, currentOwner } = language;
  const webApi = installWebApi(host, global, currentOwner);
  language.onUncaught(webApi.uncaught);
  const binding = installBinding(host, global, { ...webApi, startInvocation: afterFirst(webApi.startInvocation) });

  webApi.showPromisesBy(language.describePromise);

  const makeError = (type, message) => {
    if (errors[type] !== undefined) {
      return new errors[type](message);
    }
    const DOMException = webApi.web.DOMException();
    return new DOMException(message, type);
  };

  /** Takes only what is still an answer to the invocation: when that is over, its code may run on for another one. */
  const answering = (owner, take) => (value) => {
    if (currentOwner() === owner) {
      take(value);
    }
  };

  const answer = (response) => {
    const owner = currentOwner();
    let reading = true;
    binding.readResponse(response, (error, read) => {
      if (currentOwner() !== owner) {
        return;
      }
      if (error === null || error === undefined) {
        host.respond(read.status, flat(read.headers), read.body);
      } else if (reading || binding.isWrongResult(error)) {
        // It is no Response, or one that cannot be sent.
        host.malformed(error.message);
      } else {
        host.threw(error);
      }
    });
    reading = false;
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
      const owner = currentOwner();
      settleLater(handler(binding.makeRequest(request), binding.makeEnv(), binding.makeKvStoreFactory()),
          answering(owner, answer), answering(owner, host.threw));
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
      const owner = currentOwner();
      settleLater(handler(input.first, input.context), answering(owner, answerResult(style, input.form)),
          answering(owner, host.threw));
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

  const isResponse = (value) => webApi.web.isA("Response", value);

  return { open, makeError, describeThrown: webApi.describeThrown, isResponse };
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
