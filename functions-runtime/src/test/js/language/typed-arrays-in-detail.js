// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  const TA = Object.getPrototypeOf(Uint8Array);
  t("constructors", () => [new Uint8Array(2), new Uint8Array([1, 256, -1, 1.9, "7", null, NaN]), new Uint8ClampedArray([300, -5, 1.5, 2.5, 0.5, NaN]), new Int16Array(new Set([1, 2])), new Float32Array([0.1]), new Int8Array({ length: 2, 0: 5 }), new Uint8Array(new Float64Array([1.5, 300])), new Uint8Array(), new Uint8Array(null), new Uint8Array(undefined), new Uint16Array("3"), new Uint32Array([-1]), new Int32Array([2 ** 31])]);
  t("from iterable", () => new Uint8Array((function* () { yield 1; yield 2; })()));
  t("on buffer", () => { const b = new ArrayBuffer(8); const a = new Uint8Array(b, 2, 3), c = new Uint16Array(b, 4); a[0] = 7; return [new Uint8Array(b), a.byteOffset, a.length, c.length, c.byteLength, a.buffer === b, new Uint8Array(b, 8).length]; });
  t("misaligned", () => new Uint16Array(new ArrayBuffer(8), 1));
  t("odd length", () => new Uint16Array(new ArrayBuffer(7)));
  t("too long", () => new Uint8Array(new ArrayBuffer(4), 2, 3));
  t("offset beyond", () => new Uint8Array(new ArrayBuffer(4), 5));
  t("negative", () => new Uint8Array(-1));
  t("negative offset", () => new Uint8Array(new ArrayBuffer(4), -1));
  t("call without new", () => Uint8Array(2));
  t("abstract", () => new TA());
  t("symbol", () => new Uint8Array([Symbol()]));
  t("statics", () => [Uint8Array.BYTES_PER_ELEMENT, Float64Array.prototype.BYTES_PER_ELEMENT, Uint8Array.from("123"), Uint8Array.from([1, 2], (x) => x * 2), Uint8Array.from({ length: 2, 1: 5 }), Uint8Array.of(1, 2, 300), Uint8Array.from(new Set([3])), Object.getPrototypeOf(Uint8Array).name, Uint8Array.name, Uint8Array.length]);
  t("from bad", () => Uint8Array.from([1], 5));
  t("of bad", () => TA.of.call({}, 1));
  t("at/with", () => [new Uint8Array([1, 2, 3]).at(-1), new Uint8Array([1, 2]).at(5), new Uint8Array([1, 2, 3]).with(0, 300), new Int8Array([3, 1, 2]).toSorted(), new Int8Array([3, 1, 2]).toReversed(), new Int8Array([3, 1, 2]).toSorted((a, b) => b - a)]);
  t("with range", () => new Uint8Array(1).with(1, 0));
  t("set", () => { const a = new Uint8Array(5); a.set([1, 2], 1); a.set(new Uint8Array([9]), 4); a.set({ length: 1, 0: "6" }); return a; });
  t("set overlap", () => { const a = new Uint8Array([1, 2, 3, 4]); a.set(a.subarray(0, 3), 1); return a; });
  t("set too big", () => new Uint8Array(2).set([1, 2, 3]));
  t("set bad offset", () => new Uint8Array(2).set([1], -1));
  t("set offset beyond", () => new Uint8Array(2).set([1], 2));
  t("subarray", () => { const a = new Uint8Array([1, 2, 3, 4]); const b = a.subarray(1, -1); b[0] = 9; return [a, b, a.subarray(), a.subarray(3, 1), a.subarray(-2), b.byteOffset, b.subarray(1).byteOffset]; });
  t("slice", () => { const a = new Uint8Array([1, 2, 3, 4]); const b = a.slice(1, -1); b[0] = 9; return [a, b, a.slice(), a.slice(5), a.slice(-2), a.slice(1).buffer.byteLength]; });
  t("fill", () => [new Uint8Array(4).fill(7, 1, -1), new Uint8Array(2).fill("3"), new Float32Array(1).fill(), new Uint8Array(2).fill(257)]);
  t("copyWithin", () => new Uint8Array([1, 2, 3, 4, 5]).copyWithin(0, 3));
  t("sort", () => [new Float64Array([3, NaN, -0, 0, -1, Infinity, -Infinity]).sort(), new Uint8Array([10, 9, 1]).sort(), new Int8Array([1, -1]).sort((a, b) => b - a), new Uint32Array([2 ** 31, 1]).sort()]);
  t("sort bad", () => new Uint8Array(1).sort(null));
  t("search", () => [new Float32Array([NaN]).includes(NaN), new Float32Array([NaN]).indexOf(NaN), new Uint8Array([1, 2, 1]).lastIndexOf(1), new Uint8Array([1]).includes("1"), new Uint8Array([1, 2, 3]).find((x) => x > 1), new Uint8Array([1, 2, 3]).findLast((x) => x < 3), new Uint8Array([1]).findIndex((x) => x > 1), new Uint8Array([1]).findLastIndex((x) => x === 1)]);
  t("iterate", () => [[...new Uint8Array([1, 2])], [...new Uint8Array([5]).entries()], [...new Uint8Array(2).keys()], TA.prototype[Symbol.iterator] === TA.prototype.values]);
  t("functional", () => [new Uint8Array([1, 2, 3]).map((x) => x * 200), new Uint8Array([1, 2, 3]).filter((x) => x > 1), new Uint8Array([1, 2]).reduce((a, b) => a + b), new Uint8Array([1, 2]).reduceRight((a, b) => a + "" + b), new Uint8Array([1, 2]).every((x) => x), new Uint8Array([0]).some((x) => x), new Uint8Array([1, 2]).join("-"), String(new Uint8Array([1, 2])), new Uint8Array([1, 2]).reverse()]);
  t("reduce empty", () => new Uint8Array(0).reduce((a) => a));
  t("toString is Array's", () => TA.prototype.toString === Array.prototype.toString);
  t("tags", () => [Object.prototype.toString.call(new Uint8Array(1)), new Int8Array(1)[Symbol.toStringTag], TA.prototype[Symbol.toStringTag], Object.prototype.toString.call(new ArrayBuffer(1))]);
  t("species", () => { class B extends Uint8Array {} const b = new B([1, 2, 3]); return [b instanceof B, b.length, b.map((x) => x) instanceof B, b.slice(1) instanceof B, b.subarray(1) instanceof B, b.filter(() => 1) instanceof B, B.from([1]) instanceof B, B.of(1, 2) instanceof B, Uint8Array[Symbol.species] === Uint8Array]; });
  t("props", () => { const a = new Uint8Array(1); a.foo = 1; return [a.foo, Object.keys(a), Object.getOwnPropertyDescriptor(a, 0)]; });
  t("proto chain", () => [Object.getPrototypeOf(Uint8Array.prototype) === TA.prototype, TA.prototype.constructor === TA, Uint8Array.prototype.hasOwnProperty("map"), "slice" in Uint8Array.prototype, Uint8Array.prototype.constructor === Uint8Array]);
  t("wrong this", () => TA.prototype.map.call([1], (x) => x));
  t("ArrayBuffer", () => { const b = new ArrayBuffer(4); new Uint8Array(b).set([1, 2, 3, 4]); return [b.byteLength, new Uint8Array(b.slice(1)), new Uint8Array(b.slice(-2, -1)), b.slice(3, 1).byteLength, ArrayBuffer.isView(new DataView(b)), ArrayBuffer.isView(b), ArrayBuffer.isView(), ArrayBuffer.isView(new Int8Array(1)), ArrayBuffer.length, b.slice() !== b]; });
  t("ArrayBuffer negative", () => new ArrayBuffer(-1));
  t("ArrayBuffer call", () => ArrayBuffer(1));
  t("ArrayBuffer huge", () => new ArrayBuffer(2 ** 53));
  t("ArrayBuffer of string", () => [new ArrayBuffer("3").byteLength, new ArrayBuffer().byteLength, new ArrayBuffer(1.9).byteLength]);
  t("DataView", () => { const d = new DataView(new ArrayBuffer(16), 1, 10); d.setInt16(0, -2); d.setUint16(2, 65535, true); d.setFloat32(4, 1.5); d.setInt8(8, 200); d.setUint8(9, -1); return [d.getInt16(0), d.getInt16(0, true), d.getUint16(2), d.getFloat32(4), d.getFloat32(4, true), d.getInt8(8), d.getUint8(9), d.byteLength, d.byteOffset, d.buffer.byteLength]; });
  t("DataView 64", () => { const d = new DataView(new ArrayBuffer(8)); d.setFloat64(0, Math.PI, true); return [d.getFloat64(0, true), d.getUint32(0), d.getInt32(4, true), d.getUint32(4)]; });
  t("DataView bounds", () => new DataView(new ArrayBuffer(2)).getInt16(1));
  t("DataView bounds 2", () => new DataView(new ArrayBuffer(2)).setUint8(-1, 0));
  t("DataView bounds 3", () => new DataView(new ArrayBuffer(2), 3));
  t("DataView bounds 4", () => new DataView(new ArrayBuffer(2), 1, 2));
  t("DataView not buffer", () => new DataView({}));
  t("DataView call", () => DataView(new ArrayBuffer(1)));
  t("DataView end", () => new DataView(new ArrayBuffer(2), 2).byteLength);
  t("DataView defaults", () => { const d = new DataView(new ArrayBuffer(4)); d.setUint8(); d.setInt32(0, "7"); return [d.getInt32(), d.getUint8("3"), d.getUint8(3.9)]; });
  t("conversions", () => { const f = new Float32Array(1), i = new Int32Array(1), u = new Uint8Array(1); f[0] = 16777217; i[0] = 4294967297.5; u[0] = "0x1f"; const v = [f[0], i[0], u[0]]; u[0] = undefined; i[0] = Infinity; return [v, u[0], i[0]]; });
  t("concat does not spread", () => [].concat(new Uint8Array(2)).length);
  t("Array.from", () => Array.from(new Uint8Array([1, 2])));
  t("spread args", () => Math.max(...new Uint8Array([1, 9, 3])));
  t("destructure", () => { const [a, ...b] = new Uint8Array([1, 2, 3]); return [a, b]; });
  t("entries keys", () => [Object.entries(new Uint8Array([5])), JSON.stringify(new Float32Array([0.5]))]);
}

// Expected:
//> constructors -> [Uint8Array[0, 0], Uint8Array[1, 0, 255, 1, 7, 0, 0], Uint8ClampedArray[255, 0, 2, 2, 0, 0], Int16Array[1, 2], Float32Array[0.10000000149011612], Int8Array[5, 0], Uint8Array[1, 44], Uint8Array[], Uint8Array[], Uint8Array[], Uint16Array[0, 0, 0], Uint32Array[4294967295], Int32Array[-2147483648]]
//> from iterable -> Uint8Array[1, 2]
//> on buffer -> [Uint8Array[0, 0, 7, 0, 0, 0, 0, 0], 2, 3, 2, 4, true, 0]
//> misaligned -> throws RangeError
//> odd length -> throws RangeError
//> too long -> throws RangeError
//> offset beyond -> throws RangeError
//> negative -> throws RangeError
//> negative offset -> throws RangeError
//> call without new -> throws TypeError
//> abstract -> throws TypeError
//> symbol -> throws TypeError
//> statics -> [1, 8, Uint8Array[1, 2, 3], Uint8Array[2, 4], Uint8Array[0, 5], Uint8Array[1, 2, 44], Uint8Array[3], "TypedArray", "Uint8Array", 3]
//> from bad -> throws TypeError
//> of bad -> throws TypeError
//> at/with -> [3, undefined, Uint8Array[44, 2, 3], Int8Array[1, 2, 3], Int8Array[2, 1, 3], Int8Array[3, 2, 1]]
//> with range -> throws RangeError
//> set -> Uint8Array[6, 1, 2, 0, 9]
//> set overlap -> Uint8Array[1, 1, 2, 3]
//> set too big -> throws RangeError
//> set bad offset -> throws RangeError
//> set offset beyond -> throws RangeError
//> subarray -> [Uint8Array[1, 9, 3, 4], Uint8Array[9, 3], Uint8Array[1, 9, 3, 4], Uint8Array[], Uint8Array[3, 4], 1, 2]
//> slice -> [Uint8Array[1, 2, 3, 4], Uint8Array[9, 3], Uint8Array[1, 2, 3, 4], Uint8Array[], Uint8Array[3, 4], 3]
//> fill -> [Uint8Array[0, 7, 7, 0], Uint8Array[3, 3], Float32Array[NaN], Uint8Array[1, 1]]
//> copyWithin -> Uint8Array[4, 5, 3, 4, 5]
//> sort -> [Float64Array[-Infinity, -1, -0, 0, 3, Infinity, NaN], Uint8Array[1, 9, 10], Int8Array[1, -1], Uint32Array[1, 2147483648]]
//> sort bad -> throws TypeError
//> search -> [true, -1, 2, false, 2, 2, -1, 0]
//> iterate -> [[1, 2], [[0, 5]], [0, 1], true]
//> functional -> [Uint8Array[200, 144, 88], Uint8Array[2, 3], 3, "21", true, false, "1-2", "1,2", Uint8Array[2, 1]]
//> reduce empty -> throws TypeError
//> toString is Array's -> true
//> tags -> ["[object Uint8Array]", "Int8Array", undefined, "[object ArrayBuffer]"]
//> species -> [true, 3, true, true, true, true, true, true, true]
//> props -> [1, ["0", "foo"], {value: 0, writable: true, enumerable: true, configurable: true}]
//> proto chain -> [true, true, false, true, true]
//> wrong this -> throws TypeError
//> ArrayBuffer -> [4, Uint8Array[2, 3, 4], Uint8Array[3], 0, true, false, false, true, 1, true]
//> ArrayBuffer negative -> throws RangeError
//> ArrayBuffer call -> throws TypeError
//> ArrayBuffer huge -> throws RangeError
//> ArrayBuffer of string -> [3, 0, 1]
//> DataView -> [-2, -257, 65535, 1.5, 6.896490392174587e-41, -56, 255, 10, 1, 16]
//> DataView 64 -> [3.141592653589793, 405619796, 1074340347, 4213246272]
//> DataView bounds -> throws RangeError
//> DataView bounds 2 -> throws RangeError
//> DataView bounds 3 -> throws RangeError
//> DataView bounds 4 -> throws RangeError
//> DataView not buffer -> throws TypeError
//> DataView call -> throws TypeError
//> DataView end -> 0
//> DataView defaults -> [7, 7, 7]
//> conversions -> [[16777216, 1, 31], 0, 0]
//> concat does not spread -> 1
//> Array.from -> [1, 2]
//> spread args -> 9
//> destructure -> [1, [2, 3]]
//> entries keys -> [[["0", 5]], "{\"0\":0.5}"]
