// SPDX-License-Identifier: Apache-2.0
/** The one exception of the services, its closed list of codes and the four kinds of error. */
@NullMarked
package ee.functions.ejb.error;

import org.jspecify.annotations.NullMarked;
