// SPDX-License-Identifier: Apache-2.0
/** What a function is handed by its site: environment, log and key-value store. */
@NullMarked
package ee.functions.runtime.binding;

import org.jspecify.annotations.NullMarked;
