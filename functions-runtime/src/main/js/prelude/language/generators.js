// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";
import { sharedSymbol } from "./shared-symbols.js";

const ENGINE = sharedSymbol("engine");
const create = Object.create;
const getPrototypeOf = Object.getPrototypeOf;
const setPrototypeOf = Object.setPrototypeOf;
const objectPrototype = Object.prototype;

/** Gives lowered generators the prototypes that the language has: ECMA-262 27.5.1, 27.6.1. */
export function installGenerators(jscomp) {
  const { Engine_: Engine } = jscomp.generator;
  const generatorPrototype = create(getPrototypeOf(getPrototypeOf([][Symbol.iterator]())));
  hidden(generatorPrototype, "next", function next(value) {
    return engineOf(this, "next").next_(value);
  });
  hidden(generatorPrototype, "return", {
    return(value) {
      return engineOf(this, "return").return_(value);
    },
  }.return);
  hidden(generatorPrototype, "throw", {
    throw(error) {
      return engineOf(this, "throw").throw_(error);
    },
  }.throw);
  hidden(generatorPrototype, Symbol.toStringTag, "Generator");
  jscomp.generator.createGenerator = (generatorFunction, program) => {
    let { prototype } = generatorFunction;
    if (typeof prototype !== "object" || prototype === null) {
      prototype = generatorPrototype;
    } else if (getPrototypeOf(prototype) === objectPrototype) {
      setPrototypeOf(prototype, generatorPrototype);
    }
    const generator = create(prototype);
    generator[ENGINE] = new Engine(program);
    return generator;
  };
  hidden(jscomp.AsyncGeneratorWrapper.prototype, Symbol.toStringTag, "AsyncGenerator");
}

function engineOf(generator, name) {
  const engine = typeof generator === "object" && generator !== null ? generator[ENGINE] : undefined;
  if (engine === undefined) {
    throw new TypeError("Generator.prototype." + name + " called on a value that is not a generator");
  }
  return engine;
}
