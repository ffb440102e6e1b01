// SPDX-License-Identifier: Apache-2.0

/** Artifacts: what the build made of a version. */
@NullMarked
package ee.functions.jpa.artifact;

import org.jspecify.annotations.NullMarked;
