// SPDX-License-Identifier: Apache-2.0
import { members } from "./members.js";

const { ceil, floor, sqrt } = Math;
const EXACT = ["acosh", "asinh", "atanh", "cbrt", "cosh", "expm1", "log10", "log1p", "log2", "sinh", "tanh"];

/** Completes Math (ECMA-262 21.3). */
export function installMath(host, global) {
  const computed = {};
  for (let i = 0; i < EXACT.length; i++) {
    computed[EXACT[i]] = host[EXACT[i]];
  }
  members(Math, computed);
  const single = new global.Float32Array(1);
  members(Math, {
    fround(value) {
      single[0] = value;
      return single[0];
    },
  });
  members(Math, functions, { hypot: 2 });
}

const functions = {
  clz32(value) {
    let rest = value >>> 0;
    if (rest === 0) {
      return 32;
    }
    let zeros = 0;
    for (; (rest & 0xff000000) === 0; rest <<= 8) {
      zeros += 8;
    }
    for (; (rest & 0x80000000) === 0; rest <<= 1) {
      zeros++;
    }
    return zeros;
  },
  hypot(...values) {
    let largest = 0;
    let isNaN = false;
    for (let i = 0; i < values.length; i++) {
      const size = Math.abs(values[i]);
      values[i] = size;
      if (size !== size) {
        isNaN = true;
      } else if (size > largest) {
        largest = size;
      }
    }
    if (largest === Infinity) {
      return Infinity;
    }
    if (isNaN) {
      return NaN;
    }
    if (largest === 0) {
      return 0;
    }
    // The sum keeps what each addition loses.
    let sum = 0;
    let lost = 0;
    for (let i = 0; i < values.length; i++) {
      const scaled = values[i] / largest;
      const summand = scaled * scaled - lost;
      const next = sum + summand;
      lost = next - sum - summand;
      sum = next;
    }
    return sqrt(sum) * largest;
  },
  imul(first, second) {
    const a = first | 0;
    const b = second | 0;
    return ((a & 0xffff) * b + ((((a >>> 16) * (b & 0xffff)) << 16) >>> 0)) | 0;
  },
  sign(value) {
    const number = +value;
    return number > 0 ? 1 : number < 0 ? -1 : number;
  },
  trunc(value) {
    const number = +value;
    return number < 0 ? ceil(number) : floor(number);
  },
};
