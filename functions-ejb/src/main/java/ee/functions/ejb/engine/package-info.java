// SPDX-License-Identifier: Apache-2.0
/** Which engines versions may use: those of the server from its setting, those of sites from the database. */
@NullMarked
package ee.functions.ejb.engine;

import org.jspecify.annotations.NullMarked;
