// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { getter } from "./define.js";
import { constructor, lazily, members, species, tag } from "./members.js";
import { shown, toInteger } from "./values.js";

const MAX_LENGTH = 2147483647;
const SIZES = { Int8: 1, Uint8: 1, Int16: 2, Uint16: 2, Int32: 4, Uint32: 4, Float32: 4, Float64: 8 };
const setPrototypeOf = Object.setPrototypeOf;

/** Lets ArrayBuffer and DataView check what they are given (ECMA-262 25.1, 25.3); make as for typed arrays. */
export function installBuffers(host, global, make) {
  const { kindOf, newDataView } = host;
  const isKind = (value, name) => kindOf(value) === name;
  const NativeBuffer = global.ArrayBuffer;
  const NativeView = global.DataView;

  const createBuffer = (length) => {
    const count = toInteger(length);
    if (count < 0 || count > MAX_LENGTH) {
      throw new RangeError("Array buffer allocation failed");
    }
    return new NativeBuffer(count);
  };
  const createView = (buffer, offset, length) => {
    if (!isKind(buffer, "ArrayBuffer")) {
      throw new TypeError("First argument to DataView constructor must be an ArrayBuffer");
    }
    const from = toInteger(offset);
    if (from < 0 || from > buffer.byteLength) {
      throw new RangeError("Start offset " + shown(offset) + " is outside the bounds of the buffer");
    }
    const count = length === undefined ? buffer.byteLength - from : toInteger(length);
    if (count < 0 || from + count > buffer.byteLength) {
      throw new RangeError("Invalid DataView length " + shown(length));
    }
    return newDataView(buffer, from, count);
  };
  const Buffer = function (length) {
    if (!(this instanceof Buffer)) {
      throw new TypeError("Constructor ArrayBuffer requires 'new'");
    }
    return createBuffer(length);
  };
  const View = function (buffer, offset, length) {
    if (!(this instanceof View)) {
      throw new TypeError("Constructor DataView requires 'new'");
    }
    return createView(buffer, offset, length);
  };
  constructor(global, "ArrayBuffer", Buffer, NativeBuffer.prototype, 1);
  tag(Buffer.prototype, "ArrayBuffer");
  make(Buffer, (list, home) => setPrototypeOf(createBuffer(list[0]), home));
  make(View, (list, home) => setPrototypeOf(createView(list[0], list[1], list[2]), home));

  const { isView } = NativeBuffer;
  members(Buffer, { isView: (value) => isView(value) || isKind(value, "DataView") });
  species(Buffer);
  accessor(Buffer.prototype, "ArrayBuffer", "byteLength");
  lazily(global, "DataView", () => {
    constructor(global, "DataView", View, NativeView.prototype, 1);
    tag(View.prototype, "DataView");
    accessor(View.prototype, "DataView", "buffer");
    accessor(View.prototype, "DataView", "byteLength");
    accessor(View.prototype, "DataView", "byteOffset");
    const checked = {};
    for (const type in SIZES) {
      checkAccess(checked, type, SIZES[type]);
    }
    members(View.prototype, checked);
  });

  // Each object has these itself; libraries look for the accessors.
  function accessor(prototype, kind, name) {
    getter(prototype, name, function () {
      if (!isKind(this, kind)) {
        throw new TypeError("The receiver is no " + kind);
      }
      return this[name];
    });
  }

  function checkAccess(checked, type, size) {
    const get = NativeView.prototype["get" + type];
    const set = NativeView.prototype["set" + type];
    const at = (self, offset) => {
      if (!isKind(self, "DataView")) {
        throw new TypeError("The receiver is no DataView");
      }
      const from = toInteger(offset);
      if (from < 0 || from + size > self.byteLength) {
        throw new RangeError("Offset is outside the bounds of the DataView");
      }
      return from;
    };
    checked["get" + type] = nameFunction(function (byteOffset) {
      return get.call(this, at(this, byteOffset), arguments.length > 1 && !!arguments[1]);
    }, "get" + type);
    checked["set" + type] = nameFunction(function (byteOffset, value) {
      set.call(this, at(this, byteOffset), +value, arguments.length > 2 && !!arguments[2]);
    }, "set" + type);
  }
}
