// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { getter } from "./define.js";
import { constant, constructor, lazily, members, species } from "./members.js";
import { callable, each, endPosition, isObject, position, shown, toInteger, toLength, toObject } from "./values.js";

const NAMES = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
  "Float32Array", "Float64Array"];
const SHARED = ["at", "copyWithin", "entries", "every", "fill", "find", "findIndex", "findLast", "findLastIndex", "forEach",
  "includes", "indexOf", "join", "keys", "lastIndexOf", "reduce", "reduceRight", "reverse", "some",
  "values"];

let toLocaleString;

/** Sets the method by which typed arrays show their members in a locale. */
export function typedArraysShowBy(method) {
  toLocaleString = method;
}

const MAX_LENGTH = 2147483647;
const isView = ArrayBuffer.isView;
const setPrototypeOf = Object.setPrototypeOf;
const nativeToString = Object.prototype.toString;
const nativeSet = Uint8Array.prototype.set;
const nativeSort = Array.prototype.sort;

/**
 * Gives typed arrays their common ancestor, all methods, and constructors that take what they should (ECMA-262 23.2),
 * when the first of them is used. make(constructor, function) tells how new objects of a subclass are made.
 */
export function installTypedArrays(host, global, make) {
  const natives = {};
  const common = shared();
  let done = false;
  const install = () => {
    if (!done) {
      done = true;
      installAll(host, global, natives, make, common);
    }
  };
  for (let i = 0; i < NAMES.length; i++) {
    natives[NAMES[i]] = global[NAMES[i]];
    lazily(global, NAMES[i], install);
  }
}

function installAll(host, global, natives, make, common) {
  const TypedArray = nameFunction(function () {
    throw new TypeError("Abstract class TypedArray not directly constructable");
  }, "TypedArray");
  const { prototype } = TypedArray;
  members(TypedArray, statics, { from: 1, of: 0 });
  members(prototype, common);
  members(prototype, { toLocaleString });
  members(prototype, methods(host), { map: 1, filter: 1, set: 1 });
  const own = ["buffer", "byteLength", "byteOffset", "length"];
  for (let i = 0; i < own.length; i++) {
    // Each array has these itself; libraries look for the accessors.
    getter(prototype, own[i], function () {
      return view(this)[own[i]];
    });
  }
  getter(prototype, Symbol.toStringTag, function () {
    return isView(this) ? nativeToString.call(this).slice(8, -1) : undefined;
  });
  members(prototype, { constructor: TypedArray, [Symbol.iterator]: prototype.values });
  species(TypedArray);
  for (let i = 0; i < NAMES.length; i++) {
    replace(global, natives[NAMES[i]], NAMES[i], TypedArray, make);
  }
}

// The methods of arrays do for typed arrays, too, if they are called on one.
function shared() {
  const array = Array.prototype;
  const list = { toString: array.toString };
  for (let i = 0; i < SHARED.length; i++) {
    list[SHARED[i]] = array[SHARED[i]];
  }
  return list;
}

function view(value) {
  if (!isView(value)) {
    throw new TypeError("this is not a typed array.");
  }
  return value;
}

function index(value, what) {
  const number = toInteger(value);
  if (number < 0 || number > MAX_LENGTH) {
    throw new RangeError(what + ": " + shown(value));
  }
  return number;
}

function listOf(iterable) {
  const list = [];
  each(iterable, (item) => {
    list[list.length] = item;
  });
  return list;
}

function replace(global, Native, name, TypedArray, make) {
  const { prototype, BYTES_PER_ELEMENT } = Native;
  const isBuffer = (value) => nativeToString.call(value) === "[object ArrayBuffer]";

  function onBuffer(buffer, offset, length) {
    const from = index(offset, "Start offset is outside the bounds of the buffer");
    const whole = buffer.byteLength;
    if (from % BYTES_PER_ELEMENT !== 0) {
      throw new RangeError("start offset of " + name + " should be a multiple of " + BYTES_PER_ELEMENT);
    }
    if (length === undefined) {
      if (whole % BYTES_PER_ELEMENT !== 0) {
        throw new RangeError("byte length of " + name + " should be a multiple of " + BYTES_PER_ELEMENT);
      }
      if (from > whole) {
        throw new RangeError("Start offset " + from + " is outside the bounds of the buffer");
      }
      return new Native(buffer, from);
    }
    const count = index(length, "Invalid typed array length");
    if (from + count * BYTES_PER_ELEMENT > whole) {
      throw new RangeError("Invalid typed array length: " + count);
    }
    return new Native(buffer, from, count);
  }

  function create(source, offset, length) {
    if (!isObject(source)) {
      return new Native(source === undefined ? 0 : index(source, "Invalid typed array length"));
    }
    if (isView(source)) {
      return new Native(source);
    }
    if (isBuffer(source)) {
      return onBuffer(source, offset, length);
    }
    const iterator = source[Symbol.iterator];
    const list = iterator === undefined || iterator === null ? source : listOf(source);
    const count = toLength(list.length);
    const made = new Native(index(count, "Invalid typed array length"));
    for (let i = 0; i < count; i++) {
      made[i] = list[i];
    }
    return made;
  }

  const Constructor = function (source, offset, length) {
    if (!(this instanceof Constructor)) {
      throw new TypeError("Constructor " + name + " requires 'new'");
    }
    return create(source, offset, length);
  };
  setPrototypeOf(prototype, TypedArray.prototype);
  setPrototypeOf(Constructor, TypedArray);
  delete prototype.set;
  delete prototype.subarray;
  delete prototype[Symbol.iterator];
  constant(prototype, "BYTES_PER_ELEMENT", BYTES_PER_ELEMENT, true);
  constant(Constructor, "BYTES_PER_ELEMENT", BYTES_PER_ELEMENT, true);
  constructor(global, name, Constructor, prototype, 3);
  make(Constructor, (list, home) => setPrototypeOf(create(list[0], list[1], list[2]), home));
}

const statics = {
  from(source, mapper, self) {
    if (typeof this !== "function") {
      throw new TypeError(shown(this) + " is not a constructor");
    }
    if (mapper !== undefined) {
      callable(mapper);
    }
    const iterator = toObject(source)[Symbol.iterator];
    const list = iterator === undefined || iterator === null ? toObject(source) : listOf(source);
    const length = toLength(list.length);
    const made = created(this, length);
    for (let i = 0; i < length; i++) {
      made[i] = mapper === undefined ? list[i] : mapper.call(self, list[i], i);
    }
    return made;
  },
  of(...items) {
    if (typeof this !== "function") {
      throw new TypeError(shown(this) + " is not a constructor");
    }
    const made = created(this, items.length);
    for (let i = 0; i < items.length; i++) {
      made[i] = items[i];
    }
    return made;
  },
};

function created(Constructor, first, second, third) {
  const made = third === undefined ? new Constructor(first) : new Constructor(first, second, third);
  view(made);
  if (typeof first === "number" && made.length < first) {
    throw new TypeError("The constructor made a typed array that is too short");
  }
  return made;
}

// The constructor of the same kind as an array's own, whatever its class.
function ownKind(array) {
  for (let at = Object.getPrototypeOf(array); at !== null; at = Object.getPrototypeOf(at)) {
    if (hasOwnProperty.call(at, "BYTES_PER_ELEMENT")) {
      return at.constructor;
    }
  }
  throw new TypeError("this is not a typed array.");
}

const { hasOwnProperty } = Object.prototype;

// ECMA-262 23.2.4.1.
function speciesOf(array) {
  const { constructor } = array;
  if (constructor === undefined) {
    return ownKind(array);
  }
  if (!isObject(constructor)) {
    throw new TypeError("The .constructor property is not an object");
  }
  const found = constructor[Symbol.species];
  return found === undefined || found === null ? ownKind(array) : found;
}

function copyOf(array) {
  return new (ownKind(array))(array);
}

// What is no number has no order: the comparison gives zero for it.
function comparing(compare) {
  return (first, second) => {
    const order = +compare(first, second);
    return order !== order ? 0 : order;
  };
}

function sort(array, compare, host) {
  if (compare === undefined) {
    host.sortNumbers(array);
    return array;
  }
  const list = [];
  for (let i = 0; i < array.length; i++) {
    list[i] = array[i];
  }
  nativeSort.call(list, comparing(compare));
  for (let i = 0; i < list.length; i++) {
    array[i] = list[i];
  }
  return array;
}

function checkComparison(compare) {
  if (compare !== undefined && typeof compare !== "function") {
    throw new TypeError("The comparison function must be either a function or undefined");
  }
}

function methods(host) {
  return {
    filter(predicate, self) {
      const array = view(this);
      callable(predicate);
      const kept = [];
      for (let i = 0; i < array.length; i++) {
        const value = array[i];
        if (predicate.call(self, value, i, array)) {
          kept[kept.length] = value;
        }
      }
      const made = created(speciesOf(array), kept.length);
      for (let i = 0; i < kept.length; i++) {
        made[i] = kept[i];
      }
      return made;
    },
    map(mapper, self) {
      const array = view(this);
      callable(mapper);
      const { length } = array;
      const made = created(speciesOf(array), length);
      for (let i = 0; i < length; i++) {
        made[i] = mapper.call(self, array[i], i, array);
      }
      return made;
    },
    set(source, offset) {
      const array = view(this);
      const at = toInteger(offset);
      if (at < 0) {
        throw new RangeError("offset is out of bounds");
      }
      let from = toObject(source);
      const length = toLength(from.length);
      if (at + length > array.length) {
        throw new RangeError("offset is out of bounds");
      }
      if (isView(from)) {
        // The engine copies forwards, over what it has yet to read.
        nativeSet.call(array, from.buffer === array.buffer ? copyOf(from) : from, at);
        return;
      }
      for (let i = 0; i < length; i++) {
        array[at + i] = from[i];
      }
    },
    slice(start, end) {
      const array = view(this);
      const { length } = array;
      const to = endPosition(end, length);
      const from = position(start, length);
      const count = to > from ? to - from : 0;
      const made = created(speciesOf(array), count);
      if (count > 0) {
        nativeSet.call(made, part(array, from, count), 0);
      }
      return made;
    },
    sort(compare) {
      checkComparison(compare);
      return sort(view(this), compare, host);
    },
    subarray(start, end) {
      const array = view(this);
      const { length } = array;
      const from = position(start, length);
      const to = endPosition(end, length);
      const offset = array.byteOffset + from * array.BYTES_PER_ELEMENT;
      return new (speciesOf(array))(array.buffer, offset, to > from ? to - from : 0);
    },
    toReversed() {
      const array = view(this);
      const { length } = array;
      const made = copyOf(array);
      for (let i = 0; i < length; i++) {
        made[i] = array[length - 1 - i];
      }
      return made;
    },
    toSorted(compare) {
      checkComparison(compare);
      return sort(copyOf(view(this)), compare, host);
    },
    with(at, value) {
      const array = view(this);
      const { length } = array;
      const relative = toInteger(at);
      const number = +value;
      const actual = relative < 0 ? length + relative : relative;
      if (actual < 0 || actual >= length) {
        throw new RangeError("Invalid typed array index");
      }
      const made = copyOf(array);
      made[actual] = number;
      return made;
    },
  };
}

function part(array, from, count) {
  return new (ownKind(array))(array.buffer, array.byteOffset + from * array.BYTES_PER_ELEMENT, count);
}
