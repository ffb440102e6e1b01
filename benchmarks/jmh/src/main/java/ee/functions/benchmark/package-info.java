// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the JavaScript host. */
@NullMarked
package ee.functions.benchmark;

import org.jspecify.annotations.NullMarked;
