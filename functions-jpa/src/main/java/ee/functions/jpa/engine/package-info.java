// SPDX-License-Identifier: Apache-2.0

/** Which engines the versions of each site may use. */
@NullMarked
package ee.functions.jpa.engine;

import org.jspecify.annotations.NullMarked;
