// SPDX-License-Identifier: Apache-2.0
/** Sites and their names. */
@NullMarked
package ee.functions.ejb.site;

import org.jspecify.annotations.NullMarked;
