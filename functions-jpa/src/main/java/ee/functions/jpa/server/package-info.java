// SPDX-License-Identifier: Apache-2.0
/** The servers of the installation. */
@NullMarked
package ee.functions.jpa.server;

import org.jspecify.annotations.NullMarked;
