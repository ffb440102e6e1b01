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
//v8> Object: assign create defineProperties defineProperty entries freeze fromEntries getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf groupBy hasOwn is isExtensible isFrozen isSealed keys length name preventExtensions prototype seal setPrototypeOf values
//v8> Object.prototype: __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
//v8> Function: length name prototype
//v8> Function.prototype: @@hasInstance apply arguments bind call caller constructor length name toString
//v8> Array: @@species from fromAsync isArray length name of prototype
//v8> Array.prototype: @@iterator @@unscopables at concat constructor copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort splice toLocaleString toReversed toSorted toSpliced toString unshift values with
//v8> String: fromCharCode fromCodePoint length name prototype raw
//v8> String.prototype: @@iterator anchor at big blink bold charAt charCodeAt codePointAt concat constructor endsWith fixed fontcolor fontsize includes indexOf isWellFormed italics lastIndexOf length link localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice small split startsWith strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart valueOf
//v8> Number: EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger length name parseFloat parseInt prototype
//v8> Number.prototype: constructor toExponential toFixed toLocaleString toPrecision toString valueOf
//v8> Boolean: length name prototype
//v8> Boolean.prototype: constructor toString valueOf
//v8> Symbol: asyncDispose asyncIterator dispose for hasInstance isConcatSpreadable iterator keyFor length match matchAll name prototype replace search species split toPrimitive toStringTag unscopables
//v8> Symbol.prototype: @@toPrimitive @@toStringTag constructor description toString valueOf
//v8> Date: UTC length name now parse prototype
//v8> Date.prototype: @@toPrimitive constructor getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds getYear setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds setYear toDateString toGMTString toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString toUTCString valueOf
//v8> Map: @@species groupBy length name prototype
//v8> Map.prototype: @@iterator @@toStringTag clear constructor delete entries forEach get getOrInsert getOrInsertComputed has keys set size values
//v8> Set: @@species length name prototype
//v8> Set.prototype: @@iterator @@toStringTag add clear constructor delete difference entries forEach has intersection isDisjointFrom isSubsetOf isSupersetOf keys size symmetricDifference union values
//v8> WeakMap: length name prototype
//v8> WeakMap.prototype: @@toStringTag constructor delete get getOrInsert getOrInsertComputed has set
//v8> WeakSet: length name prototype
//v8> WeakSet.prototype: @@toStringTag add constructor delete has
//v8> WeakRef: length name prototype
//v8> WeakRef.prototype: @@toStringTag constructor deref
//v8> FinalizationRegistry: length name prototype
//v8> FinalizationRegistry.prototype: @@toStringTag constructor register unregister
//v8> Promise: @@species all allSettled any length name prototype race reject resolve try withResolvers
//v8> Promise.prototype: @@toStringTag catch constructor finally then
//v8> Error: captureStackTrace isError length name prepareStackTrace prototype stackTraceLimit
//v8> Error.prototype: constructor message name toString
//v8> TypeError: length name prototype
//v8> TypeError.prototype: constructor message name
//v8> AggregateError: length name prototype
//v8> AggregateError.prototype: constructor message name
//v8> ArrayBuffer: @@species isView length name prototype
//v8> ArrayBuffer.prototype: @@toStringTag byteLength constructor detached maxByteLength resizable resize slice transfer transferToFixedLength
//v8> DataView: length name prototype
//v8> DataView.prototype: @@toStringTag buffer byteLength byteOffset constructor getBigInt64 getBigUint64 getFloat16 getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32 getUint8 setBigInt64 setBigUint64 setFloat16 setFloat32 setFloat64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8
//v8> Uint8Array: BYTES_PER_ELEMENT fromBase64 fromHex length name prototype
//v8> Uint8Array.prototype: BYTES_PER_ELEMENT constructor setFromBase64 setFromHex toBase64 toHex
//v8> Float64Array: BYTES_PER_ELEMENT length name prototype
//v8> Float64Array.prototype: BYTES_PER_ELEMENT constructor
//v8> Math: @@toStringTag E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 f16round floor fround hypot imul log log10 log1p log2 max min pow random round sign sin sinh sqrt sumPrecise tan tanh trunc
//v8> JSON: @@toStringTag isRawJSON parse rawJSON stringify
//v8> Reflect: @@toStringTag apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ownKeys preventExtensions set setPrototypeOf
//v8> %TypedArray%: @@species from length name of prototype
//v8> %TypedArray%.prototype: @@iterator @@toStringTag at buffer byteLength byteOffset constructor copyWithin entries every fill filter find findIndex findLast findLastIndex forEach includes indexOf join keys lastIndexOf length map reduce reduceRight reverse set slice some sort subarray toLocaleString toReversed toSorted toString values with
//v8> %IteratorPrototype%: @@dispose @@iterator @@toStringTag constructor drop every filter find flatMap forEach map reduce some take toArray
//v8> %ArrayIteratorPrototype%: @@toStringTag next
//v8> %GeneratorPrototype%: @@toStringTag constructor next return throw
//v8> %AsyncIteratorPrototype%: @@toStringTag constructor next return throw
//v8> enumerable: ||||||||||stackTraceLimit
//v8> from/1 flatMap/1 with/2 groupBy/2 fromEntries/1 raw/1 hypot/2 isInteger/1 allSettled/1 finally/1 set/3 from/1 Uint8Array/3 Map/0 UTC/7 [Symbol.toPrimitive]/1 stringify/3 Error/1 AggregateError/2 WeakRef/1
