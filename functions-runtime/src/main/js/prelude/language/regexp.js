// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { getter, hidden } from "./define.js";

const NEWER_FLAG = /[^gim]/;
const NEWER_SYNTAX = /\(\?</;

/** Replaces RegExp by a constructor that writes newer expressions as older ones, as the build does with literals. */
export function installRegExp(host, global) {
  const Native = global.RegExp;
  const { prototype } = Native;
  const RegExp = function (pattern, flags) {
    const isExpression = pattern instanceof Native;
    if (isExpression && flags === undefined) {
      return this instanceof RegExp ? new Native(pattern.source, flagsOf(pattern)) : pattern;
    }
    const source = isExpression ? pattern.source : pattern === undefined ? "(?:)" : String(pattern);
    const wanted = flags === undefined ? "" : String(flags);
    if (NEWER_FLAG.test(wanted) || NEWER_SYNTAX.test(source)) {
      return new Native(host.lowerRegExp(source, wanted), wanted.replace(/[su]/g, ""));
    }
    return new Native(source, wanted);
  };
  nameFunction(RegExp, "RegExp");
  Object.defineProperty(RegExp, "prototype", { value: prototype, writable: false });
  hidden(prototype, "constructor", RegExp);
  hidden(global, "RegExp", RegExp);
  getter(prototype, "flags", function () {
    return flagsOf(this);
  });
}

function flagsOf(expression) {
  return (expression.global ? "g" : "") + (expression.ignoreCase ? "i" : "") + (expression.multiline ? "m" : "");
}
