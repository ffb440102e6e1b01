// SPDX-License-Identifier: Apache-2.0
/** Events and their bindings over HTTP. */
@NullMarked
package ee.functions.web.event;

import org.jspecify.annotations.NullMarked;
