// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

/** Takes what a script writes to its console. */
public interface LogSink {

    /** Takes one line; cheap, and never blocks. */
    void write(LogLevel level, String message);
}
