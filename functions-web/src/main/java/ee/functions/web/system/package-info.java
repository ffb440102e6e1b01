// SPDX-License-Identifier: Apache-2.0
/** What an administrator of the server sees of it, over HTTP. */
@NullMarked
package ee.functions.web.system;

import org.jspecify.annotations.NullMarked;
