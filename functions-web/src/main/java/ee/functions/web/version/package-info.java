// SPDX-License-Identifier: Apache-2.0
/** Versions and the tasks that create them over HTTP. */
@NullMarked
package ee.functions.web.version;

import org.jspecify.annotations.NullMarked;
