// SPDX-License-Identifier: Apache-2.0
/** What functions may reach: the rules of the server from settings, those of sites from the database. */
@NullMarked
package ee.functions.ejb.egress;

import org.jspecify.annotations.NullMarked;
