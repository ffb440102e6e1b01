// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { members, tag } from "./members.js";
import { sharedSymbol } from "./shared-symbols.js";

const { create, getPrototypeOf, setPrototypeOf } = Object;
const objectPrototype = Object.prototype;

/** The key under which generators keep their state. */
const ENGINE = sharedSymbol("engine");

/** Gives generators the prototypes they have in the language (ECMA-262 27.1, 27.5, 27.6), when the first is made. */
export function installIterators(jscomp) {
  const lowered = jscomp.generator;
  const { Engine_: Engine } = lowered;
  let prototype;
  const start = () => {
    prototype = create(getPrototypeOf(getPrototypeOf([].values())));
    members(prototype, generatorMethods);
    tag(prototype, "Generator");
  };

  // Each generator function has a prototype of its own, as other functions do: it inherits from the one of them all.
  lowered.createGenerator = (generator, program) => {
    if (prototype === undefined) {
      start();
    }
    let home = generator.prototype;
    if (typeof home !== "object" || home === null) {
      home = prototype;
    } else if (getPrototypeOf(home) === objectPrototype) {
      setPrototypeOf(home, prototype);
      delete home.constructor;
    }
    const made = create(home);
    made[ENGINE] = new Engine(program);
    return made;
  };

  const asyncIterator = {};
  members(asyncIterator, { [Symbol.asyncIterator]: nameFunction(function () {
    return this;
  }, "[Symbol.asyncIterator]") });
  const asyncGenerator = jscomp.AsyncGeneratorWrapper.prototype;
  setPrototypeOf(asyncGenerator, asyncIterator);
  tag(asyncGenerator, "AsyncGenerator");
}

function engineOf(self) {
  const engine = typeof self === "object" && self !== null ? self[ENGINE] : undefined;
  if (engine === undefined) {
    throw new TypeError("next method called on incompatible receiver");
  }
  return engine;
}

const generatorMethods = {
  next(value) {
    return engineOf(this).next_(value);
  },
  return(value) {
    return engineOf(this).return_(value);
  },
  throw(error) {
    return engineOf(this).throw_(error);
  },
};
