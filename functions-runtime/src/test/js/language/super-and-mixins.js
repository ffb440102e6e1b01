// SPDX-License-Identifier: Apache-2.0
const Walks = (B) => class extends B { walk() { return this.name + " walks"; } };
const Swims = (B) => class extends B { swim() { return `${super.describe()} swims`; } };
class Animal { constructor(name) { this.name = name; } describe() { return "animal " + this.name; } static create(...a) { return new this(...a); } }
class Duck extends Swims(Walks(Animal)) { describe() { return "duck"; } get kind() { return super.describe(); } }
export function test(log) {
  const d = Duck.create("don");
  log(d.walk(), d.swim(), d.kind, d.describe(), d instanceof Animal, Object.getPrototypeOf(Duck.prototype) !== Animal.prototype);
  class Abstract { constructor() { if (new.target === Abstract) throw new TypeError("abstract"); this.made = new.target.name; } }
  class Real extends Abstract {}
  log(new Real().made);
  try { new Abstract(); } catch (e) { log(e.message); }
  class Late extends Animal { constructor() { const n = "late"; super(n); this.after = true; } }
  log(new Late().name, new Late().after);
  class Coin { #cents = 5; factor = 2; get cents() { return this.#cents * this.factor; } static get unit() { return this.name; } label = "coin"; plain() { return "plain"; } }
  class Gold extends Coin {
    factor = 3;
    get cents() { return super.cents + 1; }
    static get unit() { return "of " + super.unit; }
    read(key) { return [super[key], super.missing, typeof super.plain, super.plain()]; }
    arrow() { return (() => super.cents)(); }
  }
  const Plated = class extends Gold { get cents() { return super.cents * 10; } };
  log(new Gold().cents, Gold.unit, ...new Gold().read("cents"), new Gold().arrow(), new Plated().cents, Plated.name);
}

// Expected:
//> don walks animal don swims animal don duck true true
//> Real
//> abstract
//> late true
//> 16 of Gold 15 undefined function plain 15 160 Plated
