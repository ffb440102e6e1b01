// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  log(0.1 + 0.2, 1e21, 123456789012345680000, 1 / 3, -0, 5e-324, 1.7976931348623157e308, 0xff, 0b101, 0o17, 1_000_000, 2 ** 10, (-2) ** 3, 7 % -3, -7 % 3);
  log((1.005).toFixed(2), (255).toString(16), (0.5).toString(2), (1e21).toLocaleString === undefined, (1234.5678).toFixed(1), (0.000001234).toString(), (12345.678).toExponential(2), (12345.678).toPrecision(3));
  log(Number("12px"), parseInt("12px"), parseFloat("1.5e3x"), Number(""), Number(null), Number(undefined), Number([5]), Number(true), Number("0x1f"));
  log(Number.isInteger(5.0), Number.isSafeInteger(2 ** 53), Number.EPSILON > 0, Number.MAX_SAFE_INTEGER, Number.isNaN("x"), isNaN("x"));
  log(Math.trunc(-4.7), Math.sign(-3), Math.cbrt(27), Math.hypot(3, 4), Math.log2(8), Math.log10(1000), Math.fround(5.5), Math.clz32(1), Math.imul(3, 4), Math.round(-0.5), Math.round(2.5), Math.max(), Math.min(1, "0"));
  log(1 << 31, 1 >>> 0, -1 >>> 0, -1 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5, 2 ** 32 | 0, 1e10 | 0);
}

// Expected:
//> 0.30000000000000004 1e+21 123456789012345680000 0.3333333333333333 0 5e-324 1.7976931348623157e+308 255 5 15 1000000 1024 -8 1 -1
//> 1.00 ff 0.1 false 1234.6 0.000001234 1.23e+4 1.23e+4
//> NaN 12 1500 0 0 NaN 5 1 31
//> true false true 9007199254740991 false true
//> -4 -1 3 5 3 3 5.5 31 12 0 3 -Infinity 0
//> -2147483648 1 4294967295 -1 1 7 6 -6 0 1410065408
