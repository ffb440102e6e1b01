// SPDX-License-Identifier: Apache-2.0
/** Instances of a version, their pool and their event loops. */
@NullMarked
package ee.functions.runtime.instance;

import org.jspecify.annotations.NullMarked;
