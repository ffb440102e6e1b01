// SPDX-License-Identifier: Apache-2.0
var __defProp = Object.defineProperty;
var __name = (target, value) => __defProp(target, "name", { value, configurable: true });
var __commonJS = (cb, mod) => function __require() { return mod || (0, cb[Object.keys(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports; };
var require_lib = __commonJS({ "lib.js"(exports, module) { module.exports = { twice: function (x) { return x * 2; } }; exports.unused = 1; } });
function kept() {}
__name(kept, "original");
(function (root, factory) { root.umd = factory(); })(globalThis, function () { return { v: 1 }; });
var root = typeof globalThis == "object" && globalThis.Object === Object && globalThis;
export function test(log) {
  log(require_lib().twice(4), kept.name, globalThis.umd.v, typeof root, typeof module, typeof process.env);
  log(Object.prototype.toString.call(null), Object.prototype.toString.call([]), Object.prototype.toString.call(undefined));
}

// Expected:
//> 8 original 1 object undefined object
//> [object Null] [object Array] [object Undefined]
