// SPDX-License-Identifier: Apache-2.0
// Classes that declare no constructor pass on what their superclass takes.
export function test(log) {
  class Base {
    constructor(a, b = "default", { c } = { c: "none" }) { this.all = [a, b, c]; }
  }
  class Middle extends Base {}
  class Leaf extends Middle { get text() { return this.all.join(); } }
  log(new Leaf().text, new Leaf(1).text, new Leaf(1, undefined, { c: 3 }).text, new Leaf(1, 2, { c: 3 }, 4).text);
  log(Middle.length, Leaf.length, Middle.name, Leaf.name, new Leaf() instanceof Base);

  class Counting { constructor() { this.count = arguments.length; } }
  class CountingMore extends Counting {}
  class CountingInArrow { constructor(a) { this.count = (() => arguments.length)(); } }
  class CountingInArrowMore extends CountingInArrow {}
  class Rest { constructor(a, ...more) { this.count = more.length; } }
  class RestMore extends Rest {}
  log(new CountingMore(1, 2, 3).count, new CountingInArrowMore(1, 2, 3).count, new RestMore(1, 2, 3).count, RestMore.length);

  class Empty {}
  class Nothing extends Empty {}
  log(JSON.stringify(new Nothing(1, 2)));

  class Wide { constructor(a, b, c, d, e, f, g, h, i, j) { this.last = [h, i, j].join(); } }
  class WideMore extends Wide {}
  log(new WideMore(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).last);

  // Which class it is may not be known before.
  let Changing = class { constructor(a) { this.from = "one " + a; } };
  class OfOne extends Changing {}
  Changing = class { constructor(a, b) { this.from = "two " + a + b; } };
  class OfTwo extends Changing {}
  log(new OfOne(1, 2).from, new OfTwo(1, 2).from);
  {
    class Base { constructor(a, b, c, d) { this.all = ["inner", a, b, c, d]; } }
    class Inner extends Base {}
    log(new Inner(1, 2, 3, 4).all.join());
  }
  const mixin = (Base) => class extends Base { mixed() { return this.all.join("+"); } };
  log(new (mixin(Leaf))(1, 2, { c: 3 }).mixed(), new (mixin(class { constructor(...all) { this.all = all; } }))(1, 2, 3, 4).mixed());
  const make = (Leaf) => { class Made extends Leaf {} return new Made(1, 2, 3); };
  log(make(class { constructor(x, y, z) { this.z = z; } }).z);

  const Named = class Self { constructor(a, b) { this.sum = a + b; } again() { return new Self(this.sum, 1).sum; } };
  class NamedMore extends Named {}
  class OfAlias extends NamedMore {}
  log(new NamedMore(1, 2).sum, new NamedMore(1, 2).again(), new OfAlias(3, 4).sum);

  class Returning { constructor(a) { return { given: a }; } }
  class ReturningMore extends Returning { marked = true; }
  log(JSON.stringify(new ReturningMore("it")));

  class Trouble extends Error {}
  class Worse extends Trouble {}
  const worse = new Worse("said", { cause: "why" });
  log(worse.message, worse.cause, worse instanceof Trouble, worse instanceof Error);
  class Listed extends Array {}
  class Paired extends Map {}
  log(new Listed(1, 2, 3).length, new Paired([[1, 2]]).get(1));
  try {
    Leaf();
  } catch (error) {
    log(error.name);
  }
}
//> ,default,none 1,default,none 1,default,3 1,2,3
//> 0 0 Middle Leaf true
//> 3 3 2 0
//> {}
//> 8,9,10
//> one 1 two 12
//> inner,1,2,3,4
//> 1+2+3 1+2+3+4
//> 3
//> 3 4 7
//> {"given":"it","marked":true}
//> said why true true
//> 3 2
//> TypeError
