// SPDX-License-Identifier: Apache-2.0
import { parse, stringify, v1, v4, v5, v7, validate, version } from "uuid";

test("all versions are made and recognised", () => {
  ok(validate(v4()));
  equal([version(v1()), version(v4()), version(v7())], [1, 4, 7]);
  equal(v5("hello", v5.DNS), "9342d47a-1bab-5709-9869-c840b2eac501");
  equal(stringify(parse("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b")), "6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b");
  ok(v4() !== v4());
  equal(validate("not one"), false);
});
