// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const own = (name, object) => {
    const names = Reflect.ownKeys(object).map((key) => typeof key === "symbol" ? "@@" + key.description.replace("Symbol.", "") : key);
    log(name + ":", names.sort().join(" "));
  };
  const names = ["Object", "Function", "Array", "String", "Number", "Boolean", "Symbol", "Date", "Map", "Set", "WeakMap",
    "WeakSet", "WeakRef", "FinalizationRegistry", "Promise", "Error", "TypeError", "AggregateError", "ArrayBuffer",
    "DataView", "Uint8Array", "Float64Array"];
  for (const name of names) {
    own(name, globalThis[name]);
    own(name + ".prototype", globalThis[name].prototype);
  }
  for (const name of ["Math", "JSON", "Reflect"]) {
    own(name, globalThis[name]);
  }
  const { getPrototypeOf } = Object;
  const TypedArray = getPrototypeOf(Uint8Array);
  own("%TypedArray%", TypedArray);
  own("%TypedArray%.prototype", TypedArray.prototype);
  function* generator() {}
  async function* asyncGenerator() {}
  own("%IteratorPrototype%", getPrototypeOf(getPrototypeOf([].values())));
  own("%ArrayIteratorPrototype%", getPrototypeOf([].values()));
  own("%GeneratorPrototype%", getPrototypeOf(getPrototypeOf(generator())));
  own("%AsyncIteratorPrototype%", getPrototypeOf(getPrototypeOf(asyncGenerator())));
  const enumerable = (object) => Object.keys(object).join();
  log("enumerable:", [Array.prototype, Object.prototype, String.prototype, Map.prototype, Promise, Promise.prototype, Reflect,
    Math, TypedArray.prototype, Uint8Array, Error].map(enumerable).join("|"));
  const shape = (f) => f.name + "/" + f.length;
  log([Array.from, Array.prototype.flatMap, Array.prototype.with, Object.groupBy, Object.fromEntries, String.raw, Math.hypot,
    Number.isInteger, Promise.allSettled, Promise.prototype.finally, Reflect.set, TypedArray.from, Uint8Array, Map, Date.UTC,
    Symbol.prototype[Symbol.toPrimitive], JSON.stringify, Error, AggregateError, WeakRef].map(shape).join(" "));
}

// Expected:
//> Object: assign create defineProperties defineProperty entries freeze fromEntries getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf groupBy hasOwn is isExtensible isFrozen isSealed keys length name preventExtensions prototype seal setPrototypeOf values
//> Object.prototype: __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty isPrototypeOf nashornException propertyIsEnumerable toLocaleString toString valueOf
//> Function: length name prototype
//> Function.prototype: @@hasInstance apply bind call constructor length name toString
//> Array: @@species from isArray length name of prototype
//> Array.prototype: @@iterator at concat constructor copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort splice toLocaleString toReversed toSorted toSpliced toString unshift values with
//> String: fromCharCode fromCodePoint length name prototype raw
//> String.prototype: @@iterator anchor at big blink bold charAt charCodeAt codePointAt concat constructor endsWith fixed fontcolor fontsize includes indexOf isWellFormed italics lastIndexOf length link localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice small split startsWith strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart valueOf
//> Number: EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger length name parseFloat parseInt prototype
//> Number.prototype: constructor toExponential toFixed toLocaleString toPrecision toString valueOf
//> Boolean: length name prototype
//> Boolean.prototype: constructor toString valueOf
//> Symbol: asyncIterator for hasInstance isConcatSpreadable iterator keyFor length match matchAll name prototype replace search species split toPrimitive toStringTag unscopables
//> Symbol.prototype: @@toPrimitive @@toStringTag constructor toString valueOf
//> Date: UTC length name now parse prototype
//> Date.prototype: @@toPrimitive constructor getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds getYear setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds setYear toDateString toGMTString toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString toUTCString valueOf
//> Map: @@species groupBy length name prototype
//> Map.prototype: @@iterator @@toStringTag clear constructor delete entries forEach get has keys set size values
//> Set: @@species length name prototype
//> Set.prototype: @@iterator @@toStringTag add clear constructor delete entries forEach has keys size values
//> WeakMap: length name prototype
//> WeakMap.prototype: @@toStringTag constructor delete get has set
//> WeakSet: length name prototype
//> WeakSet.prototype: @@toStringTag add constructor delete has
//> WeakRef: length name prototype
//> WeakRef.prototype: @@toStringTag constructor deref
//> FinalizationRegistry: length name prototype
//> FinalizationRegistry.prototype: @@toStringTag constructor register unregister
//> Promise: @@species all allSettled any length name prototype race reject resolve withResolvers
//> Promise.prototype: @@toStringTag catch constructor finally then
//> Error: captureStackTrace length name prototype stackTraceLimit
//> Error.prototype: constructor message name toString
//> TypeError: length name prototype
//> TypeError.prototype: constructor message name
//> AggregateError: length name prototype
//> AggregateError.prototype: constructor message name
//> ArrayBuffer: @@species isView length name prototype
//> ArrayBuffer.prototype: @@toStringTag byteLength constructor slice
//> DataView: length name prototype
//> DataView.prototype: @@toStringTag buffer byteLength byteOffset constructor getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32 getUint8 setFloat32 setFloat64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8
//> Uint8Array: BYTES_PER_ELEMENT length name prototype
//> Uint8Array.prototype: BYTES_PER_ELEMENT constructor
//> Float64Array: BYTES_PER_ELEMENT length name prototype
//> Float64Array.prototype: BYTES_PER_ELEMENT constructor
//> Math: @@toStringTag E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround hypot imul log log10 log1p log2 max min pow random round sign sin sinh sqrt tan tanh trunc
//> JSON: @@toStringTag parse stringify
//> Reflect: @@toStringTag apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ownKeys preventExtensions set setPrototypeOf
//> %TypedArray%: @@species from length of prototype
//> %TypedArray%.prototype: @@iterator @@toStringTag at buffer byteLength byteOffset constructor copyWithin entries every fill filter find findIndex findLast findLastIndex forEach includes indexOf join keys lastIndexOf length map reduce reduceRight reverse set slice some sort subarray toLocaleString toReversed toSorted toString values with
//> %IteratorPrototype%: @@iterator constructor
//> %ArrayIteratorPrototype%: constructor next
//> %GeneratorPrototype%: @@toStringTag next return throw
//> %AsyncIteratorPrototype%: @@asyncIterator
//> enumerable: ||||||||||stackTraceLimit
//> from/1 flatMap/1 with/2 groupBy/2 fromEntries/1 raw/1 hypot/2 isInteger/1 allSettled/1 finally/1 set/3 from/1 Uint8Array/3 Map/0 UTC/7 [Symbol.toPrimitive]/1 stringify/3 Error/1 AggregateError/2 WeakRef/1
