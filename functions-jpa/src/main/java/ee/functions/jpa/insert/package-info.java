// SPDX-License-Identifier: Apache-2.0
/** Many rows at once, past the entity manager. */
@NullMarked
package ee.functions.jpa.insert;

import org.jspecify.annotations.NullMarked;
