// SPDX-License-Identifier: Apache-2.0
/** Versions of a function and the tasks that build them. */
@NullMarked
package ee.functions.ejb.version;

import org.jspecify.annotations.NullMarked;
