// SPDX-License-Identifier: Apache-2.0

/*
 * What the prelude has of the engine from before a function could replace it. esbuild puts these in the place of globals
 * of the same names in all modules of the prelude (PreludeBuild.java).
 */
const NativePromise = globalThis.Promise;

export { NativePromise as Promise };

/** Stands in for what Nashorn's Java side hands to the modules of language/: here, symbols need not be shared. */
export const $rt$support = { host: { sharedSymbol: (name) => Symbol(name) } };
