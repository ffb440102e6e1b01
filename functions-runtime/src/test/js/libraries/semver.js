// SPDX-License-Identifier: Apache-2.0
import semver from "semver";

test("versions and ranges", () => {
  ok(semver.satisfies("1.2.3-beta.1", "^1.2.3-alpha"));
  equal(semver.inc("1.2.3", "minor"), "1.3.0");
  equal(semver.coerce("v2.3").version, "2.3.0");
  equal(semver.sort(["1.10.0", "1.2.0"]), ["1.2.0", "1.10.0"]);
  equal(semver.validRange(">=1 <2 || 3.x"), ">=1.0.0 <2.0.0-0||>=3.0.0 <4.0.0-0");
  equal(semver.valid("x"), null);
});
