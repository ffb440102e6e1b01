// SPDX-License-Identifier: Apache-2.0
/** Functions of a site: create, list, get, update, delete. */
@NullMarked
package ee.functions.ejb.function;

import org.jspecify.annotations.NullMarked;
