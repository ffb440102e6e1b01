// SPDX-License-Identifier: Apache-2.0
import { KJUR, b64utoutf8 } from "jsrsasign";

test("a JSON web token is signed and verified", () => {
  const claims = { sub: "ada", exp: 4102444800 };
  const token = KJUR.jws.JWS.sign("HS256", JSON.stringify({ alg: "HS256", typ: "JWT" }), JSON.stringify(claims), {
    utf8: "secret",
  });
  equal(token.split(".").length, 3);
  equal(JSON.parse(b64utoutf8(token.split(".")[1])), claims);
  equal(KJUR.jws.JWS.verifyJWT(token, { utf8: "secret" }, { alg: ["HS256"] }), true);
  equal(KJUR.jws.JWS.verifyJWT(token, { utf8: "guess" }, { alg: ["HS256"] }), false);
  equal(
    KJUR.jws.JWS.sign("HS256", '{"alg":"HS256"}', '{"sub":"ada"}', { utf8: "secret" }),
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.Sl2SLd0LojSQ-rhW2V5n4GC4rb0qp17dPUjkNSSZpKc",
  );
});
