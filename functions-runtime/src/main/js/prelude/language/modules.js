// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";

/** What import.meta is in a module of this name. */
export function importMeta(fileName) {
  return Object.assign(Object.create(null), { url: "file:///" + encodeURI(fileName) });
}

/**
 * Makes import() for a module: it knows that module only.
 *
 * @param exports gives name and reading function of each export, one after the other
 */
export function importer(fileName, exports) {
  let namespace;
  return (specifier) => new Promise((resolve) => {
    const wanted = String(specifier);
    if (wanted !== "./" + fileName && wanted !== importMeta(fileName).url) {
      throw new TypeError(
        "Cannot import '" + wanted + "': a function is one module; bundle it into the function's own file");
    }
    if (namespace === undefined) {
      namespace = namespaceOf(exports());
    }
    resolve(namespace);
  });
}

function namespaceOf(exports) {
  const namespace = Object.create(null);
  for (let i = 0; i < exports.length; i += 2) {
    Object.defineProperty(namespace, exports[i], { get: exports[i + 1], enumerable: true });
  }
  hidden(namespace, Symbol.toStringTag, "Module");
  return Object.preventExtensions(namespace);
}
