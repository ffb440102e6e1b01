// SPDX-License-Identifier: Apache-2.0
import Decimal from "decimal.js";

test("exact arithmetic", () => {
  Decimal.set({ precision: 40 });
  equal(new Decimal(2).sqrt().toString(), "1.41421356237309504880168872420969807857");
  equal(new Decimal("0.1").plus("0.2").toString(), "0.3");
  equal(new Decimal(1).div(3).toFixed(10), "0.3333333333");
  equal(Decimal.exp(1).toString(), "2.718281828459045235360287471352662497757");
  equal(new Decimal("1e500").toString(), "1e+500");
  equal(new Decimal(255).toHex(), "0xff");
});

test("use in expressions", () => {
  equal(`${new Decimal(5)}`, "5");
  equal(new Decimal(3) + 1, "31");
  equal(JSON.stringify({ d: new Decimal("1.50") }), '{"d":"1.5"}');
  equal(Decimal.max(1, "3", 2).toNumber(), 3);
});
