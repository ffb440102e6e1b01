// SPDX-License-Identifier: Apache-2.0
/** What the prelude's {@code Intl} needs of the locale data of the JDK (ECMA-402). */
@NullMarked
package ee.functions.runtime.intl;

import org.jspecify.annotations.NullMarked;
