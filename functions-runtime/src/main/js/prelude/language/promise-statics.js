// SPDX-License-Identifier: Apache-2.0

/** Makes the static methods of Promise (ECMA-262 27.2.4) on these two operations of the language. */
export function makeStatics(newCapability, promiseResolve) {
  // The combinators share their walk: step(index, promise, capability, remaining) subscribes to one promise.
  function combine(Constructor, iterable, finish, step) {
    const capability = newCapability(Constructor);
    const values = [];
    let remaining = 1;
    const done = () => {
      if (--remaining === 0) {
        finish(values, capability);
      }
    };
    try {
      const { resolve } = Constructor;
      if (typeof resolve !== "function") {
        throw new TypeError("Promise.resolve is not a function");
      }
      let index = 0;
      for (const value of iterable) {
        const at = index++;
        values[at] = undefined;
        remaining++;
        let called = false;
        const put = (result) => {
          if (!called) {
            called = true;
            values[at] = result;
            done();
          }
        };
        step(resolve.call(Constructor, value), put, capability);
      }
      done();
    } catch (error) {
      capability.reject(error);
    }
    return capability.promise;
  }

  return {
    resolve(value) {
      return promiseResolve(this, value);
    },
    reject(reason) {
      const capability = newCapability(this);
      capability.reject(reason);
      return capability.promise;
    },
    all(iterable) {
      return combine(this, iterable, (values, capability) => capability.resolve(values),
        (promise, put, capability) => promise.then(put, capability.reject));
    },
    allSettled(iterable) {
      return combine(this, iterable, (values, capability) => capability.resolve(values),
        (promise, put) => promise.then(
          (value) => put({ status: "fulfilled", value }), (reason) => put({ status: "rejected", reason })));
    },
    any(iterable) {
      return combine(this, iterable,
        (reasons, capability) => capability.reject(new AggregateError(reasons, "All promises were rejected")),
        (promise, put, capability) => promise.then(capability.resolve, put));
    },
    race(iterable) {
      return combine(this, iterable, () => {},
        (promise, put, capability) => promise.then(capability.resolve, capability.reject));
    },
    withResolvers() {
      return newCapability(this);
    },
  };
}
