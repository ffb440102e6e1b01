// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const u = new Uint8Array([1, 2, 300]);
  log(u, u.length, [...u], u.map((x) => x * 2), u.slice(1), u.subarray(1).byteOffset, Uint8Array.from([1, 2]), Uint8Array.of(9), u.includes(44), u.join("-"), u.indexOf(2));
  log(u.reduce((a, b) => a + b), u.filter((x) => x > 1), new Float64Array([2.5, 1]).sort(), new Uint8ClampedArray([300, -5]), new Int16Array(u.buffer.slice(0, 2)).length, u.fill(7), u.at(-1));
  const v = new DataView(new ArrayBuffer(8));
  v.setInt16(0, -2); v.setFloat32(4, 1.5, true);
  log(v.getUint8(0), v.getInt16(0), v.getFloat32(4, true), v.byteLength, ArrayBuffer.isView(v), Object.prototype.toString.call(u));
  u.set([5, 6], 1);
  log(u, JSON.stringify(u), Object.keys(u), u instanceof Uint8Array, u.constructor.name, Object.getPrototypeOf(Uint8Array).name);
}

// Expected:
//> 1,2,44 3 1,2,44 2,4,88 2,44 1 1,2 9 true 1-2-44 1
//> 47 2,44 1,2.5 255,0 1 7,7,7 7
//> 255 -2 1.5 8 true [object Uint8Array]
//> 7,5,6 {"0":7,"1":5,"2":6} 0,1,2 true Uint8Array TypedArray
