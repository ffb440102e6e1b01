// SPDX-License-Identifier: Apache-2.0
class Account {
  #balance = 0;
  static #opened = 0;
  static { Account.ready = true; }
  constructor() { Account.#opened++; }
  #check(n) { if (n < 0) throw new RangeError("negative"); return n; }
  get #doubled() { return this.#balance * 2; }
  deposit(n) { this.#balance += this.#check(n); return this; }
  get summary() { return `${this.#balance}/${this.#doubled}/${Account.#opened}`; }
  static is(o) { return #balance in o; }
}
export function test(log) {
  const a = new Account().deposit(5).deposit(2);
  log(a.summary, Account.is(a), Account.is({}), Account.ready, Object.keys(a).length);
  try { a.deposit(-1); } catch (e) { log(e.name, e.message); }
}

// Expected:
//> 7/14/1 true false true 0
//> RangeError negative
