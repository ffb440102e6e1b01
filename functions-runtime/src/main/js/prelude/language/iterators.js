// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { hidden } from "./define.js";
import { members } from "./members.js";
import { tag } from "./symbols.js";

const { create, defineProperty, getPrototypeOf, setPrototypeOf } = Object;
const objectPrototype = Object.prototype;

/** The key under which generators keep their state. */
const ENGINE = Symbol("engine");

/** Gives iterators and generators the prototypes they have in the language (ECMA-262 27.1, 27.5, 27.6). */
export function installIterators(global, jscomp) {
  const arrayIterator = getPrototypeOf([].values());
  const iterator = getPrototypeOf(arrayIterator);
  const kinds = [arrayIterator, getPrototypeOf(new global.Map().keys()), getPrototypeOf(new global.Set().keys()),
    getPrototypeOf(""[Symbol.iterator]())];
  const names = ["Array Iterator", "Map Iterator", "Set Iterator", "String Iterator"];
  for (let i = 0; i < kinds.length; i++) {
    delete kinds[i].constructor;
    tag(kinds[i], names[i]);
    defineProperty(kinds[i], "next", { enumerable: false });
  }
  delete iterator.constructor;
  hidden(iterator, Symbol.iterator, nameFunction(function () {
    return this;
  }, "[Symbol.iterator]"));
  installGenerators(jscomp.generator, iterator);

  const asyncIterator = {};
  hidden(asyncIterator, Symbol.asyncIterator, nameFunction(function () {
    return this;
  }, "[Symbol.asyncIterator]"));
  const asyncGenerator = jscomp.AsyncGeneratorWrapper.prototype;
  setPrototypeOf(asyncGenerator, asyncIterator);
  delete asyncGenerator[Symbol.asyncIterator];
  tag(asyncGenerator, "AsyncGenerator");
}

function installGenerators(lowered, iterator) {
  const { Engine_: Engine } = lowered;
  const prototype = create(iterator);
  members(prototype, generatorMethods);
  tag(prototype, "Generator");

  // Each generator function has a prototype of its own, as other functions do: it inherits from the one of them all.
  lowered.createGenerator = (generator, program) => {
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
