// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";
import { nameFunction } from "./classes.js";

const NAMES = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
  "Float32Array", "Float64Array"];
const SHARED = ["at", "copyWithin", "entries", "every", "fill", "find", "findIndex", "findLast", "findLastIndex", "forEach",
  "includes", "indexOf", "join", "keys", "lastIndexOf", "reduce", "reduceRight", "reverse", "some", "values",
  "toLocaleString"];

/** Gives typed arrays their common ancestor, and the methods that the engine's lack. */
export function installTypedArrays(global) {
  const TypedArray = nameFunction(function () {
    throw new TypeError("TypedArray is not a constructor");
  }, "TypedArray");
  const { prototype } = TypedArray;
  const array = Array.prototype;
  for (const name of SHARED) {
    hidden(prototype, name, array[name]);
  }
  hidden(prototype, "toString", array.toString);
  const members = {
    map(callback, self) {
      const result = new this.constructor(this.length);
      for (let i = 0; i < this.length; i++) {
        result[i] = callback.call(self, this[i], i, this);
      }
      return result;
    },
    filter(callback, self) {
      return new this.constructor(array.filter.call(this, callback, self));
    },
    slice(start, end) {
      return new this.constructor(this.subarray(start === undefined ? 0 : start, end === undefined ? this.length : end));
    },
    sort(compare) {
      const sorted = array.slice.call(this).sort(compare === undefined ? (a, b) => a - b : compare);
      this.set(sorted);
      return this;
    },
  };
  for (const name of Object.keys(members)) {
    hidden(prototype, name, members[name]);
  }
  hidden(TypedArray, "from", function (source, mapper, self) {
    return new this(Array.from(source, mapper, self));
  });
  hidden(TypedArray, "of", function (...values) {
    return new this(values);
  });
  for (const name of NAMES) {
    const Constructor = global[name];
    Object.setPrototypeOf(Constructor.prototype, prototype);
    Object.setPrototypeOf(Constructor, TypedArray);
    hidden(Constructor.prototype, Symbol.toStringTag, name);
  }
  const { ArrayBuffer, DataView } = global;
  const { isView } = ArrayBuffer;
  hidden(ArrayBuffer, "isView", (value) => isView(value) || value instanceof DataView);
  for (const name of ["ArrayBuffer", "DataView"]) {
    hidden(global[name].prototype, Symbol.toStringTag, name);
  }
}
