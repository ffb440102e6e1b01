// SPDX-License-Identifier: Apache-2.0

/** Deployments: the append-only records that made a version current. */
@NullMarked
package ee.functions.jpa.deployment;

import org.jspecify.annotations.NullMarked;
