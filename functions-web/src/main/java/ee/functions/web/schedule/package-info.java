// SPDX-License-Identifier: Apache-2.0
/** Scheduled triggers over HTTP. */
@NullMarked
package ee.functions.web.schedule;

import org.jspecify.annotations.NullMarked;
