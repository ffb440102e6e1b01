// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.migration;

import org.jspecify.annotations.Nullable;

/**
 * How far a schema is.
 *
 * @param version the number of the last script that ran, null if none did
 * @param pending how many scripts of this release have not run
 */
public record SchemaState(@Nullable String version, int pending) {}
