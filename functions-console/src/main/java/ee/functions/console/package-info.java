// SPDX-License-Identifier: Apache-2.0
/** What the server does for the console: its one page at every address, its headers, and what it must know to sign in. */
@NullMarked
package ee.functions.console;

import org.jspecify.annotations.NullMarked;
