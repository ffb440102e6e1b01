// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/** An archive that cannot be taken; the message says to its author why. */
public final class ArchiveRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    ArchiveRefused(String message) {
        this(message, false);
    }

    private ArchiveRefused(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    static ArchiveRefused tooLarge(String message) {
        return new ArchiveRefused(message, true);
    }

    /** Whether it holds more than it may, and nothing else is wrong with it as far as it was read. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
