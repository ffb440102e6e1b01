// SPDX-License-Identifier: Apache-2.0
/** The only place that reads configuration: every setting with its key, unit, default, bounds and sentence. */
@NullMarked
package ee.functions.ejb.settings;

import org.jspecify.annotations.NullMarked;
