// SPDX-License-Identifier: Apache-2.0

/** Versions: immutable code, environment and compatibility date of a function. */
@NullMarked
package ee.functions.jpa.version;

import org.jspecify.annotations.NullMarked;
