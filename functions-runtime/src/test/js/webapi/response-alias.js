// SPDX-License-Identifier: Apache-2.0
// What this host has and others have not.

test("Response.JSON is another name of Response.json", async () => {
  const response = Response.JSON({ a: 1 }, { status: 201 });
  equal(response.status, 201);
  equal(await response.json(), { a: 1 });
});

test("process.env exists and is empty", () => {
  equal(Object.keys(process.env), []);
  equal(process.env.PATH, undefined);
});

test("the user agent is one product token", () => {
  ok(/^[A-Za-z0-9-]+$/.test(navigator.userAgent));
});

test("the path set has the caret", () => {
  equal(new URL("http://h/a^b").pathname, "/a%5Eb");
});
