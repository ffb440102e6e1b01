// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

/** The levels of the console. */
public enum LogLevel {
    /** Written by {@code console.debug}. */
    DEBUG,
    /** Written by {@code console.info}. */
    INFO,
    /** Written by {@code console.log}. */
    LOG,
    /** Written by {@code console.warn}. */
    WARN,
    /** Written by {@code console.error}. */
    ERROR
}
