// SPDX-License-Identifier: Apache-2.0
/** Tags over HTTP: names that point to versions of a function, and where they pointed before. */
@NullMarked
package ee.functions.web.tag;

import org.jspecify.annotations.NullMarked;
