// SPDX-License-Identifier: Apache-2.0
import yaml from "js-yaml";

test("a document is read", () => {
  const read = yaml.load("a: 1\nb: [x, y]\nc:\n  - d: 2024-01-01\nh: |\n  line1\n  line2\ni: &x {j: 1}\nk: *x\nl: ~\nm: 0x1F\nn: 'it''s'\n");
  equal(read.b, ["x", "y"]);
  equal(read.c[0].d.toISOString(), "2024-01-01T00:00:00.000Z");
  equal(read.h, "line1\nline2\n");
  ok(read.i === read.k);
  equal([read.a, read.l, read.m, read.n], [1, null, 31, "it's"]);
});

test("a document is written, and faults have a place", () => {
  equal(yaml.dump({ a: [1, { b: "multi\nline" }], c: null, d: "yes" }), "a:\n  - 1\n  - b: |-\n      multi\n      line\nc: null\nd: 'yes'\n");
  const error = throws("YAMLException", () => yaml.load("a: [1"));
  equal(error.mark.line, 1);
});
