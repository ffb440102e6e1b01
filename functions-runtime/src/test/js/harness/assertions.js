// SPDX-License-Identifier: Apache-2.0
// Put before each test file: the module answers with what its tests found.

const tests = [];
const report = { assertions: 0, failures: [] };
let current = "";

function test(name, body) {
  tests.push({ name, body });
}

function fail(message) {
  report.failures.push(current + ": " + message);
}

function same(actual, expected) {
  if (Object.is(actual, expected)) {
    return true;
  }
  if (typeof actual !== "object" || typeof expected !== "object" || actual === null || expected === null) {
    return false;
  }
  if (ArrayBuffer.isView(actual) && ArrayBuffer.isView(expected)) {
    return actual.length === expected.length && Object.getPrototypeOf(actual) === Object.getPrototypeOf(expected)
        && Array.prototype.every.call(actual, (member, index) => Object.is(member, expected[index]));
  }
  if (Array.isArray(actual) !== Array.isArray(expected)) {
    return false;
  }
  const keys = Object.keys(expected);
  return Object.keys(actual).length === keys.length
      && keys.every((key) => Object.prototype.hasOwnProperty.call(actual, key) && same(actual[key], expected[key]));
}

function show(value) {
  if (typeof value === "object" && value !== null) {
    try {
      return JSON.stringify(value);
    } catch (error) {
      return String(value);
    }
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Compares by value: lists and plain objects member by member. */
function equal(actual, expected, about) {
  report.assertions++;
  if (!same(actual, expected)) {
    fail((about === undefined ? "" : about + ": ") + "expected " + show(expected) + " but was " + show(actual));
  }
}

function ok(value, about) {
  report.assertions++;
  if (!value) {
    fail((about === undefined ? "expectation" : about) + " is not met");
  }
}

/** Checks that a step throws an error of the given name (also a DOMException's). */
function throws(name, step, about) {
  report.assertions++;
  try {
    step();
  } catch (error) {
    checkName(name, error, about);
    return error;
  }
  fail((about === undefined ? "" : about + ": ") + "expected " + name + " but nothing was thrown");
  return undefined;
}

/** Checks that a promise is rejected with an error of the given name. */
async function rejects(name, promise, about) {
  report.assertions++;
  try {
    await promise;
  } catch (error) {
    checkName(name, error, about);
    return error;
  }
  fail((about === undefined ? "" : about + ": ") + "expected a rejection with " + name);
  return undefined;
}

function checkName(name, error, about) {
  if (error === null || typeof error !== "object" || error.name !== name) {
    fail((about === undefined ? "" : about + ": ") + "expected " + name + " but got " + String(error));
  }
}

export async function onInvoke(request, env, kvStoreFactory) {
  for (const { name, body } of tests) {
    current = name;
    try {
      await body({ request, env, kvStoreFactory });
    } catch (error) {
      fail("threw " + (error && error.stack ? error.stack : String(error)));
    }
  }
  return new Response(JSON.stringify(report), { headers: { "content-type": "application/json" } });
}

