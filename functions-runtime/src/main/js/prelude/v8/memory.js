// SPDX-License-Identifier: Apache-2.0
// Memory outside the engine's heap, which its own limit does not count: no single piece may be larger than the limit, and
// all of them are counted again and again.
import { isObject, toInteger } from "../language/values.js";
import { countSoon } from "./host.js";
import { method, replaceConstructor, replaceMethod } from "./replace.js";
import { endable, isShort } from "./walks.js";

const { apply, construct } = Reflect;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const typedArray = getPrototypeOf(Uint8Array.prototype);
const lengthOf = getOwnPropertyDescriptor(typedArray, "length").get;
const byteLengthOf = getOwnPropertyDescriptor(typedArray, "byteLength").get;
const bufferLengthOf = getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;
const NAMES = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
  "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"];

/** The memory is counted each time that this part of the limit has been allocated. */
const COUNTS = 8;

/** Bounds what ArrayBuffer and typed arrays allocate, in bytes. */
export function boundMemory(global, most) {
  let uncounted = 0;
  const bound = (bytes) => {
    if (bytes > most) {
      throw new RangeError("Array buffer allocation failed");
    }
    uncounted += bytes > 0 ? bytes : 0;
    if (uncounted > most / COUNTS) {
      uncounted = 0;
      countSoon();
    }
  };
  boundBuffers(global, bound);
  for (let i = 0; i < NAMES.length; i++) {
    boundArrays(global, NAMES[i], bound);
  }
  for (const name of ["toReversed", "toSorted", "with"]) {
    const native = typedArray[name];
    const methods = {
      [name](...given) {
        bound(isView(this) ? apply(byteLengthOf, this, []) : 0);
        return apply(native, this, given);
      },
    };
    replaceMethod(typedArray, name, methods[name]);
  }
  boundText(global.Uint8Array, "fromBase64", 3 / 4, bound);
  boundText(global.Uint8Array, "fromHex", 1 / 2, bound);
}

/** A single text that is longer than this ends the process when the engine quotes it. */
const MOST_QUOTED = 1 << 25;

/** Refuses what JSON.stringify of the engine cannot bear. */
export function boundJson(global) {
  const { stringify } = global.JSON;
  const methods = {
    stringify(value, replacer, space) {
      if (typeof value === "string" && value.length > MOST_QUOTED) {
        throw new RangeError("Invalid string length");
      }
      if (isArray(replacer) && !isShort(replacer)) {
        throw new RangeError("Invalid array length");
      }
      return apply(stringify, undefined, [value, replacer, space]);
    },
  };
  method(global.JSON, methods.stringify);
}

/** Its engine's arrays have fewer members than its texts may have characters, and one more ends the process. */
const MOST_PIECES = 1 << 26;

/** Refuses to take texts to pieces that would not fit into the memory; most is the limit in bytes. */
export function boundTexts(global, most) {
  const longest = most < MOST_PIECES ? most : MOST_PIECES;
  const bound = (text) => {
    if (typeof text === "string" && text.length > longest) {
      throw new RangeError("Invalid string length");
    }
    return text;
  };
  for (const name of ["match", "replace", "replaceAll", "split"]) {
    const native = global.String.prototype[name];
    const methods = {
      [name](...given) {
        return apply(native, isObject(this) ? bound(`${this}`) : bound(this), given);
      },
    };
    replaceMethod(global.String.prototype, name, methods[name]);
  }
  const { parse } = global.JSON;
  const ofJson = {
    parse(text, reviver) {
      return apply(parse, undefined, [bound(isObject(text) ? `${text}` : text), reviver]);
    },
  };
  replaceMethod(global.JSON, "parse", ofJson.parse);
  for (const name of [Symbol.match, Symbol.replace, Symbol.split]) {
    const native = global.RegExp.prototype[name];
    const methods = {
      [name](text, ...given) {
        return apply(native, this, [bound(isObject(text) ? `${text}` : text), ...given]);
      },
    };
    replaceMethod(global.RegExp.prototype, name, methods[name]);
  }
}

function boundBuffers(global, bound) {
  const NativeBuffer = global.ArrayBuffer;
  const { prototype } = NativeBuffer;
  const { slice, transfer, transferToFixedLength } = prototype;
  replaceConstructor(global, "ArrayBuffer", (given, newTarget) => {
    const length = toInteger(argument(given, 0));
    const options = argument(given, 1);
    const wanted = isObject(options) ? options.maxByteLength : undefined;
    bound(length);
    if (wanted === undefined) {
      return construct(NativeBuffer, [length], newTarget);
    }
    const maxByteLength = toInteger(wanted);
    bound(maxByteLength);
    return construct(NativeBuffer, [length, { __proto__: null, maxByteLength }], newTarget);
  });
  const moved = (native, buffer, given) => {
    const wanted = argument(given, 0);
    if (wanted === undefined) {
      return apply(native, buffer, []);
    }
    const length = toInteger(wanted);
    bound(length);
    return apply(native, buffer, [length]);
  };
  const methods = {
    transfer(...given) {
      return moved(transfer, this, given);
    },
    transferToFixedLength(...given) {
      return moved(transferToFixedLength, this, given);
    },
  };
  const copying = {
    slice(...given) {
      bound(apply(bufferLengthOf, this, []));
      return apply(slice, this, given);
    },
  };
  replaceMethod(prototype, "slice", copying.slice);
  method(prototype, methods.transfer);
  method(prototype, methods.transferToFixedLength);
}

function boundArrays(global, name, bound) {
  const Native = global[name];
  const size = Native.BYTES_PER_ELEMENT;
  replaceConstructor(global, name, (given, newTarget) => {
    const source = argument(given, 0);
    if (!isObject(source)) {
      const length = toInteger(source);
      bound(length * size);
      return construct(Native, [length], newTarget);
    }
    if (isBuffer(source)) {
      return construct(Native, given, newTarget);
    }
    const iterator = isView(source) ? null : source[Symbol.iterator];
    if (!isView(source) && (iterator === undefined || iterator === null)) {
      return listed(Native, source, newTarget, bound);
    }
    bound((isView(source) ? elementsIn(source) : isArray(source) ? toInteger(source.length) : 0) * size);
    const made = construct(Native, [endable(source)], newTarget);
    // A source may have been something else when the engine looked.
    bound(apply(byteLengthOf, made, []));
    return made;
  });
}

/** What has a length but no iterator can tell any: its members are taken as the engine would (ECMA-262 23.2.5.1.5). */
function listed(Native, source, newTarget, bound) {
  const length = toInteger(source.length);
  bound(length * Native.BYTES_PER_ELEMENT);
  const made = construct(Native, [length < 0 ? 0 : length], newTarget);
  for (let i = 0; i < length; i++) {
    made[i] = source[i];
  }
  return made;
}

function elementsIn(view) {
  try {
    return apply(lengthOf, view, []);
  } catch (error) {
    // A DataView has no elements.
    return 0;
  }
}

function isBuffer(value) {
  try {
    apply(bufferLengthOf, value, []);
    return true;
  } catch (error) {
    return false;
  }
}

/** A method that reads bytes from a text; factor tells how many a character stands for at most. */
function boundText(Bytes, name, factor, bound) {
  const native = Bytes[name];
  const methods = {
    [name](text, ...rest) {
      if (typeof text === "string") {
        bound(text.length * factor);
      }
      return apply(native, this, rest.length === 0 ? [text] : [text, rest[0]]);
    },
  };
  method(Bytes, methods[name]);
}

/** An argument that is absent must not be looked up in Array.prototype. */
function argument(given, index) {
  return index < given.length ? given[index] : undefined;
}
