// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  class Even {
    static [Symbol.hasInstance](value) {
      return typeof value === "number" && value % 2 === 0;
    }
  }
  log(2 instanceof Even, 3 instanceof Even, "2" instanceof Even);
  class Animal {}
  class Cat extends Animal {}
  log(new Cat() instanceof Animal, {} instanceof Cat, [] instanceof Array, null instanceof Animal);
  const structural = { [Symbol.hasInstance]: (value) => value !== null && "quack" in Object(value) };
  log({ quack: 1 } instanceof structural, {} instanceof structural);
  const attempt = (step) => {
    try {
      return step();
    } catch (error) {
      return error.name;
    }
  };
  log(attempt(() => 1 instanceof {}), attempt(() => 1 instanceof 5));
  log(Function.prototype[Symbol.hasInstance].call(Animal, new Cat()), Function.name);
}

//> true false false
//> true false true false
//> true false
//> TypeError TypeError
//> true Function
