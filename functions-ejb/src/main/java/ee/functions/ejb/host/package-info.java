// SPDX-License-Identifier: Apache-2.0
/** The JavaScript host of this server: schema first, then executors, build and instances. */
@NullMarked
package ee.functions.ejb.host;

import org.jspecify.annotations.NullMarked;
