// SPDX-License-Identifier: Apache-2.0
/** What is counted while the server runs, for whoever watches it. */
@NullMarked
package ee.functions.runtime.metric;

import org.jspecify.annotations.NullMarked;
