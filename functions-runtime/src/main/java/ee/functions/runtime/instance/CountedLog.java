// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.guard.Counts;
import ee.functions.runtime.guard.Quota;

/**
 * Passes on what a script logs as long as it may log, then one line that says so, and nothing more. For the thread that
 * runs the instance.
 */
final class CountedLog implements LogSink {

    /** So many errors nobody caught are logged in any case; a script may make them as fast as it logs. */
    static final int MOST_UNCAUGHT = 20;

    private final Counts counts;
    private final LogSink sink;
    private int uncaught;
    private boolean full;

    CountedLog(Counts counts, LogSink sink) {
        this.counts = counts;
        this.sink = sink;
    }

    @Override
    public void write(LogLevel level, String message) {
        if (full) {
            return;
        }
        if (!counts.take(Quota.LOG_ENTRIES)) {
            fill(Quota.LOG_ENTRIES);
        } else if (!counts.take(Quota.LOG_BYTES, utf8Length(message))) {
            fill(Quota.LOG_BYTES);
        } else {
            sink.write(level, message);
        }
    }

    /** Writes an error that nobody caught; the first ones whatever was logged before, further ones as other entries. */
    void writeUncaught(String message) {
        int most = counts.most(Quota.LOG_MESSAGE_BYTES);
        String text = message.length() > most ? message.substring(0, most) : message;
        if (uncaught < MOST_UNCAUGHT) {
            uncaught++;
            sink.write(LogLevel.ERROR, text);
        } else {
            write(LogLevel.ERROR, text);
        }
    }

    private void fill(Quota quota) {
        full = true;
        sink.write(
                LogLevel.WARN,
                quota.sentence(counts.most(quota))
                        + ". What it logs from here on is dropped, errors that end it excepted.");
    }

    private static int utf8Length(String text) {
        int length = text.length();
        long bytes = length;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                // Of a pair of surrogates each half is two of its four bytes.
                bytes += character < 0x800 || Character.isSurrogate(character) ? 1 : 2;
            }
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
