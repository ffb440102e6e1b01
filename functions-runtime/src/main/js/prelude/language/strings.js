// SPDX-License-Identifier: Apache-2.0
import { constructor, members } from "./members.js";
import { isObject, shown, toInteger, toLength, toObject } from "./values.js";

const MAX_LENGTH = 536870888;
// A concatenation would ask valueOf of an object first.
const toText = String;
const { fromCharCode } = String;
const { charCodeAt, indexOf, substring } = String.prototype;

/** Completes String and its prototype (ECMA-262 22.1 and B.2.2), all but what takes regular expressions. */
export function installStrings(host, global) {
  const NativeString = global.String;
  const { prototype } = NativeString;
  const { compute } = host;
  const String = function (value) {
    if (this instanceof String) {
      return arguments.length === 0 ? new NativeString() : new NativeString(value);
    }
    return arguments.length === 0 ? "" : typeof value === "symbol" ? value.toString() : NativeString(value);
  };
  constructor(global, "String", String, prototype, 1);
  members(String, { fromCharCode: NativeString.fromCharCode });
  members(String, statics, { fromCodePoint: 1, raw: 1 });
  members(prototype, methods, { endsWith: 1, includes: 1, padEnd: 1, padStart: 1, startsWith: 1 });
  members(prototype, {
    normalize(form) {
      return host.normalize(text(this), form === undefined ? "NFC" : "" + form);
    },
    isWellFormed() {
      return compute("isWellFormed", text(this));
    },
    toWellFormed() {
      return compute("toWellFormed", text(this));
    },
  }, { normalize: 0 });
  members(prototype, { trimStart: prototype.trimLeft, trimEnd: prototype.trimRight });
}

function text(value) {
  if (typeof value === "string") {
    return value;
  }
  if (value === undefined || value === null) {
    throw new TypeError("String.prototype method called on null or undefined");
  }
  return "" + (isObject(value) ? toText(value) : value);
}

function plainText(value, method) {
  if (isObject(value)) {
    const matcher = value[Symbol.match];
    if (matcher === undefined ? value instanceof RegExp : matcher) {
      throw new TypeError("First argument to String.prototype." + method + " must not be a regular expression");
    }
    return toText(value);
  }
  return "" + value;
}

function repeated(piece, count) {
  let result = "";
  let rest = count;
  let part = piece;
  while (rest > 0) {
    if (rest % 2 === 1) {
      result += part;
    }
    rest = Math.floor(rest / 2);
    if (rest > 0) {
      part += part;
    }
  }
  return result;
}

function padding(own, length, filler) {
  const missing = toLength(length) - own.length;
  const pad = filler === undefined ? " " : "" + filler;
  if (missing <= 0 || pad === "") {
    return "";
  }
  if (missing + own.length > MAX_LENGTH) {
    throw new RangeError("Invalid string length");
  }
  return repeated(pad, Math.ceil(missing / pad.length)).substring(0, missing);
}

function isLow(code) {
  return code >= 0xdc00 && code <= 0xdfff;
}

function isHigh(code) {
  return code >= 0xd800 && code <= 0xdbff;
}

function within(value, length) {
  const number = toInteger(value);
  return number < 0 ? 0 : number > length ? length : number;
}

function html(self, tag, attribute, value) {
  const own = text(self);
  const start = attribute === "" ? "" : " " + attribute + '="' + ("" + value).split('"').join("&quot;") + '"';
  return "<" + tag + start + ">" + own + "</" + tag + ">";
}

const methods = {
  at(index) {
    const own = text(this);
    const relative = toInteger(index);
    const at = relative < 0 ? own.length + relative : relative;
    return at < 0 || at >= own.length ? undefined : own.charAt(at);
  },
  codePointAt(index) {
    const own = text(this);
    const at = toInteger(index);
    if (at < 0 || at >= own.length) {
      return undefined;
    }
    const first = charCodeAt.call(own, at);
    if (isHigh(first) && at + 1 < own.length) {
      const second = charCodeAt.call(own, at + 1);
      if (isLow(second)) {
        return (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000;
      }
    }
    return first;
  },
  endsWith(wanted, end) {
    const own = text(this);
    const searched = plainText(wanted, "endsWith");
    const to = end === undefined ? own.length : within(end, own.length);
    const from = to - searched.length;
    return from >= 0 && substring.call(own, from, to) === searched;
  },
  includes(wanted, start) {
    const own = text(this);
    return indexOf.call(own, plainText(wanted, "includes"), start) >= 0;
  },
  padEnd(length, filler) {
    const own = text(this);
    return own + padding(own, length, filler);
  },
  padStart(length, filler) {
    const own = text(this);
    return padding(own, length, filler) + own;
  },
  repeat(count) {
    const own = text(this);
    const times = toInteger(count);
    if (times < 0 || times === Infinity) {
      throw new RangeError("Invalid count value: " + shown(count));
    }
    if (times * own.length > MAX_LENGTH) {
      throw new RangeError("Invalid string length");
    }
    return own === "" ? "" : repeated(own, times);
  },
  startsWith(wanted, start) {
    const own = text(this);
    const searched = plainText(wanted, "startsWith");
    const from = within(start, own.length);
    return substring.call(own, from, from + searched.length) === searched;
  },
  anchor(name) {
    return html(this, "a", "name", name);
  },
  big() {
    return html(this, "big", "");
  },
  blink() {
    return html(this, "blink", "");
  },
  bold() {
    return html(this, "b", "");
  },
  fixed() {
    return html(this, "tt", "");
  },
  fontcolor(color) {
    return html(this, "font", "color", color);
  },
  fontsize(size) {
    return html(this, "font", "size", size);
  },
  italics() {
    return html(this, "i", "");
  },
  link(url) {
    return html(this, "a", "href", url);
  },
  small() {
    return html(this, "small", "");
  },
  strike() {
    return html(this, "strike", "");
  },
  sub() {
    return html(this, "sub", "");
  },
  sup() {
    return html(this, "sup", "");
  },
};

const statics = {
  fromCodePoint(...points) {
    let result = "";
    for (let i = 0; i < points.length; i++) {
      const point = +points[i];
      if (!(point >= 0 && point <= 0x10ffff && Math.floor(point) === point)) {
        throw new RangeError("Invalid code point " + shown(points[i]));
      }
      result += point < 0x10000 ? fromCharCode(point)
        : fromCharCode(Math.floor((point - 0x10000) / 0x400) + 0xd800, ((point - 0x10000) % 0x400) + 0xdc00);
    }
    return result;
  },
  raw(template, ...values) {
    const { raw } = toObject(template);
    const literals = toObject(raw);
    const length = toLength(literals.length);
    let result = "";
    for (let i = 0; i < length; i++) {
      result += literals[i];
      if (i + 1 < length && i < values.length) {
        result += values[i];
      }
    }
    return result;
  },
};
