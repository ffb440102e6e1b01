// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  t("Number values", () => [Number(null), Number(undefined), Number(true), Number([]), Number([5]), Number([1, 2]), Number({}), Number(new Date(5)), Number(), new Number(3) + 1, typeof Number("1")]);
  t("Number symbol", () => Number(Symbol()));
  t("parseFloat", () => ["3.14abc", ".5.5", "-.5e-2x", "Infinityx", "abc", "", "  +1e5", "1e", "0x10", "-0", "1_000", "1e+", "\u00a02"].map(parseFloat));
  t("parseInt", () => [parseInt("0x1f"), parseInt("12px"), parseInt("z", 36), parseInt("101", 2), parseInt("9", 8), parseInt(""), parseInt("0b1"), parseInt("-0"), parseInt("1e3"), parseInt(" \n42"), parseInt("123", 37), parseInt("10", 1), parseInt("10", 0), parseInt(null, 36), parseInt("9007199254740993"), parseInt("0x"), parseInt(1e21), parseInt("11", "0x10"), parseInt(0.0000005)]);
  t("statics", () => [Number.isInteger(5.0), Number.isInteger("5"), Number.isSafeInteger(2 ** 53), Number.isSafeInteger(2 ** 53 - 1), Number.isNaN("x"), Number.isFinite("5"), Number.isFinite(5), Number.parseFloat === parseFloat, Number.parseInt === parseInt, Number.isInteger(Infinity), Number.isInteger(1e300)]);
  t("constants", () => [Number.EPSILON, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN, Number.NEGATIVE_INFINITY]);
  t("constants fixed", () => { Number.EPSILON = 1; });
  t("toString bad", () => (1).toString(37));
  t("toString bad 2", () => (1).toString(1));
  t("toString undefined", () => [(10).toString(undefined), (10).toString("2")]);
  t("toFixed", () => [(1.005).toFixed(2), (1.45).toFixed(1), (0).toFixed(2), (-1.5).toFixed(0), (2.5).toFixed(0), (1e21).toFixed(2), (123.456).toFixed(), (0.000001).toFixed(7), (-0).toFixed(1), (1.23e-10).toFixed(2), NaN.toFixed(2), (0.5).toFixed(0), (-0.0000001).toFixed(2), (1.1).toFixed(30), (10.235).toFixed(2), (1e20).toFixed(2), (8.345).toFixed(2), (1000000000000000128).toFixed(1), (0.1).toFixed(100).length]);
  t("toFixed bad", () => (1).toFixed(101));
  t("toFixed bad 2", () => (1).toFixed(-1));
  t("toFixed not number", () => Number.prototype.toFixed.call("1"));
  t("toPrecision", () => [(123.456).toPrecision(4), (0.000001).toPrecision(2), (1e21).toPrecision(3), (123456).toPrecision(2), (1.25).toPrecision(2), (1.35).toPrecision(2), (0).toPrecision(4), (123).toPrecision(undefined), (1e-7).toPrecision(3), (99.99).toPrecision(3), (1.1).toPrecision(50), (-1.5).toPrecision(1), NaN.toPrecision(1000 - 999), (1e5).toPrecision(6), (1e6).toPrecision(6), (0.00001).toPrecision(1)]);
  t("toPrecision bad", () => (1).toPrecision(0));
  t("toPrecision bad 2", () => (1).toPrecision(101));
  t("toExponential", () => [(123456).toExponential(2), (0).toExponential(), (0.00015).toExponential(), (1e21).toExponential(3), (-1.5e-9).toExponential(0), (12345).toExponential(), Infinity.toExponential(), (1.25).toExponential(1), (5e-324).toExponential(), (1.1).toExponential(25), (25).toExponential(0), (35).toExponential(0), (0).toExponential(2)]);
  t("toExponential bad", () => (1).toExponential(101));
  t("to string", () => [1e21, 1e20, 123456789.123, 1e-6, 1e-7, -1e-7, 0.1 + 0.2, 1 / 3, 100, 1e5, 4.35, 2 ** 53, 2 ** 63, 2 ** 64, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 9007199254740993, 123e-20, 0.00001234, 1.5e300, 2e-323, 1e23, 9.5367431640625e-7, 4.9406564584124654e-324].map(String));
  t("bit ops", () => [2 ** 32 | 0, -1 >>> 0, 1 << 31, 5 & -2, ~~-1.9, 1e10 | 0, NaN | 0, -1 >> 31, 2 ** 31 | 0, 1 << 33, ~Infinity]);
  t("arith", () => [5 % -3, -5 % 3, 5.5 % 2, -0 + 0, 0 * -1, 1 / -0, 2 ** -1074, (-8) ** (1 / 3), 0.1 * 3, 1e308 * 10, NaN ** 0, -(0), 5 % 0, Infinity % 2, 2 % Infinity, -4 % 2]);
  t("clz32 imul fround", () => [Math.clz32(0), Math.clz32(1), Math.clz32(-1), Math.clz32(0.5), Math.clz32(2 ** 32), Math.clz32(), Math.imul(0xffffffff, 5), Math.imul(2 ** 31, 2), Math.imul(1e10, 3), Math.imul(), Math.fround(5.5), Math.fround(5.05), Math.fround(1e40), Math.fround(-0), Math.fround(1.4e-46), Math.fround(2 ** 150), Math.fround(1.1754943508222875e-38), Math.fround(NaN)]);
  t("hypot", () => [Math.hypot(3, 4), Math.hypot(), Math.hypot(-3), Math.hypot(NaN, Infinity), Math.hypot(1e200, 1e200) > 1e200, Math.hypot(-0), Math.hypot(1, 2, 3), Math.hypot("3", [4]), Math.hypot(5e-324, 0), Math.hypot(NaN, 1)]);
  t("sign trunc", () => [Math.sign(-3), Math.sign(-0), Math.sign("x"), Math.trunc(-0.9), Math.trunc(1e300), Math.trunc("7.8"), Math.trunc(-4.7), Math.sign(null), Math.trunc(-Infinity)]);
  t("cbrt log", () => [Math.cbrt(27), Math.cbrt(-0), Math.cbrt(-8), Math.log10(1000), Math.log2(8), Math.log2(3), Math.log1p(1e-10), Math.log1p(-1), Math.log1p(-0), Math.expm1(1e-10), Math.expm1(-0), Math.log10(2), Math.log2(0), Math.log2(-1), Math.log2(2 ** 0.5), Math.log10(1e-5), Math.log2(1024 * 1024)]);
  t("hyperbolic", () => [Math.sinh(0), Math.sinh(-0), Math.tanh(Infinity), Math.asinh(-0), Math.asinh(Infinity), Math.acosh(1), Math.acosh(0.5), Math.atanh(1), Math.atanh(-0), Math.atanh(2), Math.tanh(-0), Math.cosh(-Infinity)]);
  t("near", () => [[Math.sinh(1), 1.1752011936438014], [Math.cosh(1), 1.5430806348152437], [Math.tanh(0.5), 0.46211715726000973], [Math.asinh(1), 0.881373587019543], [Math.asinh(1e-9), 1e-9], [Math.asinh(1e300), 691.4686750787737], [Math.acosh(2), 1.3169578969248166], [Math.acosh(1e300), 691.4686750787737], [Math.atanh(0.5), 0.5493061443340548], [Math.atanh(1e-9), 1e-9], [Math.expm1(1), 1.718281828459045], [Math.log1p(1), 0.6931471805599453], [Math.sin(1e22), -0.8522008497671888], [Math.cos(1e10), 0.873119622676856], [Math.tan(1.5), 14.101419947171719], [Math.exp(1), Math.E], [Math.pow(1.1, 10), 2.5937424601000023], [Math.log(10), Math.LN10], [Math.asinh(-2), -1.4436354751788103], [Math.acosh(1.0000001), 0.00044721359176729316], [Math.atan2(1, 2), 0.4636476090008061]].map(([a, b]) => Math.abs(a - b) <= Math.abs(b) * 4.5e-16));
  t("pow", () => [Math.pow(1, Infinity), Math.pow(-0, -3), Math.pow(0, 0), 2 ** 0.5, (-2) ** 3, 1 ** NaN, Math.pow(-1, Infinity)]);
  t("max min", () => [Math.max(), Math.min(), Math.max(-0, 0), Math.min(0, -0), Math.max(NaN, 1), Math.max("3", 2), Math.max(1, undefined), Math.max.length]);
  t("atan2", () => [Math.atan2(0, -0), Math.atan2(-0, 0), Math.atan2(1, 0), Math.atan2(-0, -0)]);
  t("random", () => { const r = Math.random(); return r >= 0 && r < 1; });
  t("valueOf", () => [Number.prototype.valueOf.call(5), Object(5).valueOf(), Boolean.prototype.toString.call(true), new Boolean(false) ? 1 : 2]);
  t("valueOf bad", () => Number.prototype.valueOf.call("5"));
  t("boolean bad", () => Boolean.prototype.valueOf.call(1));
  t("isNaN isFinite", () => [isNaN("x"), isNaN(undefined), isFinite("5"), isFinite(null), isNaN(new Date(NaN))]);
  t("isNaN symbol", () => isNaN(Symbol()));
  t("names", () => [Number.isInteger.name, Math.hypot.name, Math.hypot.length, Math.imul.length, Math.max.length, Number.prototype.toFixed.length]);
}

// Expected:
//> Number values -> [0, NaN, 1, 0, 5, NaN, NaN, 5, 0, 4, "number"]
//> Number symbol -> throws TypeError
//> parseFloat -> [3.14, 0.5, -0.005, Infinity, NaN, NaN, 100000, 1, 0, -0, 1, 1, 2]
//> parseInt -> [31, 12, 35, 5, NaN, NaN, 0, -0, 1, 42, NaN, NaN, 10, 1112745, 9007199254740992, NaN, 1, 17, 5]
//> statics -> [true, false, false, true, false, false, true, true, true, false, true]
//> constants -> [2.220446049250313e-16, 9007199254740991, -9007199254740991, 1.7976931348623157e+308, 5e-324, NaN, -Infinity]
//> constants fixed -> throws TypeError
//> toString bad -> throws RangeError
//> toString bad 2 -> throws RangeError
//> toString undefined -> ["10", "1010"]
//> toFixed -> ["1.00", "1.4", "0.00", "-2", "3", "1e+21", "123", "0.0000010", "0.0", "0.00", "NaN", "1", "-0.00", "1.100000000000000088817841970013", "10.23", "100000000000000000000.00", "8.35", "1000000000000000128.0", 102]
//> toFixed bad -> throws RangeError
//> toFixed bad 2 -> throws RangeError
//> toFixed not number -> throws TypeError
//> toPrecision -> ["123.5", "0.0000010", "1.00e+21", "1.2e+5", "1.3", "1.4", "0.000", "123", "1.00e-7", "100", "1.1000000000000000888178419700125232338905334472656", "-2", "NaN", "100000", "1.00000e+6", "0.00001"]
//> toPrecision bad -> throws RangeError
//> toPrecision bad 2 -> throws RangeError
//> toExponential -> ["1.23e+5", "0e+0", "1.5e-4", "1.000e+21", "-1e-9", "1.2345e+4", "Infinity", "1.3e+0", "5e-324", "1.1000000000000000888178420e+0", "3e+1", "4e+1", "0.00e+0"]
//> toExponential bad -> throws RangeError
//> to string -> ["1e+21", "100000000000000000000", "123456789.123", "0.000001", "1e-7", "-1e-7", "0.30000000000000004", "0.3333333333333333", "100", "100000", "4.35", "9007199254740992", "9223372036854776000", "18446744073709552000", "1.7976931348623157e+308", "5e-324", "2.2250738585072014e-308", "9007199254740992", "1.23e-18", "0.00001234", "1.5e+300", "2e-323", "1e+23", "9.5367431640625e-7", "5e-324"]
//> bit ops -> [0, 4294967295, -2147483648, 4, -1, 1410065408, 0, -1, -2147483648, 2, -1]
//> arith -> [2, -2, 1.5, 0, -0, -Infinity, 5e-324, NaN, 0.30000000000000004, Infinity, 1, -0, NaN, NaN, 2, -0]
//> clz32 imul fround -> [32, 31, 0, 32, 32, 32, -5, 0, -64771072, 0, 5.5, 5.050000190734863, Infinity, -0, 0, Infinity, 1.1754943508222875e-38, NaN]
//> hypot -> [5, 0, 3, Infinity, true, 0, 3.741657386773941, 5, 5e-324, NaN]
//> sign trunc -> [-1, -0, NaN, -0, 1e+300, 7, -4, 0, -Infinity]
//> cbrt log -> [3, -0, -2, 3, 3, 1.584962500721156, 9.999999999500001e-11, -Infinity, -0, 1.00000000005e-10, -0, 0.3010299956639812, -Infinity, NaN, 0.5000000000000001, -5, 20]
//> hyperbolic -> [0, -0, 1, -0, Infinity, 0, NaN, Infinity, -0, NaN, -0, Infinity]
//> near -> [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, false, true]
//> pow -> [NaN, -Infinity, 1, 1.4142135623730951, -8, NaN, NaN]
//> max min -> [-Infinity, Infinity, 0, -0, NaN, 3, NaN, 2]
//> atan2 -> [3.141592653589793, -0, 1.5707963267948966, -3.141592653589793]
//> random -> true
//> valueOf -> [5, 5, "true", 1]
//> valueOf bad -> throws TypeError
//> boolean bad -> throws TypeError
//> isNaN isFinite -> [true, true, true, true, true]
//> isNaN symbol -> throws TypeError
//> names -> ["isInteger", "hypot", 2, 2, 2, 1]
