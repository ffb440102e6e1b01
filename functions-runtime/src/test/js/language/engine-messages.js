// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const message = (action) => {
    try {
      action();
      log("nothing was thrown");
    } catch (error) {
      log(error.name + ": " + error.message);
    }
  };
  const nothing = null;
  let missing;
  message(() => nothing.a);
  message(() => missing.a.b);
  message(() => { missing.y = 1; });
  message(() => ({}).f());
  message(() => missing());
  message(() => notDeclared);
  message(() => new Array(-1));
  message(() => Symbol("x") + "");
  message(() => Object.preventExtensions({}).z = 1);
  message(() => [].reduce((a) => a));
  message(() => decodeURIComponent("%"));
  message(() => JSON.parse("{"));
  message(() => { const o = {}; o.o = o; JSON.stringify(o); });
  message(() => new Date(NaN).toISOString());
  message(() => Object.keys(null));
  message(() => new Map([1]));
  message(() => { throw new TypeError('Cannot read property "a" from undefined'); });
  log(new TypeError("x").stack.split("\n")[0]);
  try {
    missing.a;
  } catch (error) {
    log(error.stack.split("\n")[0]);
  }
}

// Expected:
//> TypeError: Cannot read properties of null (reading 'a')
//> TypeError: Cannot read properties of undefined (reading 'a')
//> TypeError: Cannot set properties of undefined (setting 'y')
//> TypeError: {}.f is not a function
//> TypeError: missing is not a function
//> ReferenceError: notDeclared is not defined
//> RangeError: Invalid array length
//> TypeError: Cannot convert a Symbol value to a string
//> TypeError: Cannot add property z, object is not extensible
//> TypeError: Reduce of empty array with no initial value
//> URIError: URI malformed
//> SyntaxError: Expected property name or '}' in JSON at position 1
//> TypeError: Converting circular structure to JSON
//> RangeError: Invalid time value
//> TypeError: Cannot convert undefined or null to object
//> TypeError: Iterator value 1 is not an entry object
//> TypeError: Cannot read property "a" from undefined
//> TypeError: x
//> TypeError: Cannot read properties of undefined (reading 'a')
//v8> TypeError: Cannot read properties of null (reading 'a')
//v8> TypeError: Cannot read properties of undefined (reading 'a')
//v8> TypeError: Cannot set properties of undefined (setting 'y')
//v8> TypeError: {}.f is not a function
//v8> TypeError: missing is not a function
//v8> ReferenceError: notDeclared is not defined
//v8> RangeError: Invalid array length
//v8> TypeError: Cannot convert a Symbol value to a string
//v8> TypeError: Cannot add property z, object is not extensible
//v8> TypeError: Reduce of empty array with no initial value
//v8> URIError: URI malformed
//v8> SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)
//v8> TypeError: Converting circular structure to JSON
//v8>     --> starting at object with constructor 'Object'
//v8>     --- property 'o' closes the circle
//v8> RangeError: Invalid time value
//v8> TypeError: Cannot convert undefined or null to object
//v8> TypeError: Iterator value 1 is not an entry object
//v8> TypeError: Cannot read property "a" from undefined
//v8> TypeError: x
//v8> TypeError: Cannot read properties of undefined (reading 'a')
