// SPDX-License-Identifier: Apache-2.0
/** JSON as this application writes it. */
@NullMarked
package ee.functions.ejb.json;

import org.jspecify.annotations.NullMarked;
