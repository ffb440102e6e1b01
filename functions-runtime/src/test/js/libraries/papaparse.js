// SPDX-License-Identifier: Apache-2.0
import Papa from "papaparse";

test("a table is read with header, quotes and types", () => {
  const { data, errors, meta } = Papa.parse('a,b\n1,"x, ""y"""\n2,z', { header: true, dynamicTyping: true });
  equal(data, [{ a: 1, b: 'x, "y"' }, { a: 2, b: "z" }]);
  equal(errors, []);
  equal(meta.fields, ["a", "b"]);
});

test("a table is written", () => {
  equal(Papa.unparse([{ a: 1, b: 'q"r' }, { a: 2, b: "s,t" }]), 'a,b\r\n1,"q""r"\r\n2,"s,t"');
});
