// SPDX-License-Identifier: Apache-2.0
class Counter {
  static made = 0;
  count = 1;
  label = `c${this.count}`;
  ["computed" + 1] = true;
  increase = () => ++this.count;
  constructor() { Counter.made++; }
}
class Sub extends Counter { extra = this.count + 10; }
export function test(log) {
  const c = new Sub();
  const { increase } = c;
  log(increase(), c.count, c.label, c.computed1, c.extra, Counter.made);
  log(Object.keys(c));
}

// Expected:
//> 2 2 c1 true 11 1
//> count,label,computed1,increase,extra
