// SPDX-License-Identifier: Apache-2.0
/** Asynchronous invocations and their policies over HTTP; they are accepted where functions are invoked. */
@NullMarked
package ee.functions.web.asyncinvocation;

import org.jspecify.annotations.NullMarked;
