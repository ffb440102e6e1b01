// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const parent = { inherited: 1 };
  const quoted = { "__proto__": parent, own: 2 };
  log(quoted.inherited, Object.keys(quoted), Object.getPrototypeOf(quoted) === parent);
  log(Object.getPrototypeOf({ "__proto__": null }), Object.getPrototypeOf({ __proto__: null }));
  const view = new DataView(new Uint8Array([1, 2, 3, 4, 5]).buffer, 1, 3);
  log(view.getUint8(0), view.getUint16(1), view.byteLength);
  view.setInt16(0, 258);
  log(new Uint8Array(view.buffer).join());
  log([0, 3].map((offset) => { try { return view.getUint8(offset); } catch (error) { return error.name; } }).join());
}

//> 1 own true
//> null null
//> 2 772 3
//> 1,1,2,4,5
//> 1,RangeError
