// SPDX-License-Identifier: Apache-2.0
import { members } from "./members.js";

const { ceil, floor, sqrt } = Math;

/** Completes Math (ECMA-262 21.3). */
export function installMath(host) {
  const { compute } = host;
  members(Math, {
    acosh(x) {
      return compute("acosh", x);
    },
    asinh(x) {
      return compute("asinh", x);
    },
    atanh(x) {
      return compute("atanh", x);
    },
    cbrt(x) {
      return compute("cbrt", x);
    },
    cosh(x) {
      return compute("cosh", x);
    },
    expm1(x) {
      return compute("expm1", x);
    },
    log10(x) {
      return compute("log10", x);
    },
    log1p(x) {
      return compute("log1p", x);
    },
    log2(x) {
      return compute("log2", x);
    },
    sinh(x) {
      return compute("sinh", x);
    },
    tanh(x) {
      return compute("tanh", x);
    },
  });
  members(Math, functions, { hypot: 2 });
}

let single;

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
  fround(value) {
    // Made at the first use, as typed arrays are.
    single = single === undefined ? new Float32Array(1) : single;
    single[0] = value;
    return single[0];
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
