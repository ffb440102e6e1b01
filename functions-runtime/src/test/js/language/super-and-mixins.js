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
}

// Expected:
//> don walks animal don swims animal don duck true true
//> Real
//> abstract
//> late true
