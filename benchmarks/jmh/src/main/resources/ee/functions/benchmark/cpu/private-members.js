// SPDX-License-Identifier: Apache-2.0
// Objects with private members.

class Counter {
  #total = 0;
  add(n) {
    this.#total += n;
  }
  get total() {
    return this.#total;
  }
}

export function onInvoke() {
  const counter = new Counter();
  for (let i = 0; i < 20_000; i++) counter.add(i);
  return new Response(String(counter.total));
}
