// SPDX-License-Identifier: Apache-2.0
/* global $rt$support */

/**
 * Gives the symbol of a name that all global objects of the server share, as the well-known symbols are shared. Objects
 * whose keys are the same have the same shape everywhere, and code that is linked for one global object serves the others.
 */
export const { sharedSymbol } = $rt$support.host;
