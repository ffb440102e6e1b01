// SPDX-License-Identifier: Apache-2.0
/** The description of the REST interface, and the page that shows it. */
@NullMarked
package ee.functions.web.openapi;

import org.jspecify.annotations.NullMarked;
