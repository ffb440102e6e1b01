// SPDX-License-Identifier: Apache-2.0
/** The Web platform's functions that are answered in Java: console, timers, fetch, encodings, cryptography. */
@NullMarked
package ee.functions.runtime.webapi;

import org.jspecify.annotations.NullMarked;
