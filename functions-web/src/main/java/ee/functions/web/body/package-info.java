// SPDX-License-Identifier: Apache-2.0
/** Request bodies: bounded, typed reading of JSON that collects every problem, and of forms. */
@NullMarked
package ee.functions.web.body;

import org.jspecify.annotations.NullMarked;
