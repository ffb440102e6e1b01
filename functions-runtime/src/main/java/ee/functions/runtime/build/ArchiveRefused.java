// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/** An archive that cannot be taken; the message says to its author why. */
public final class ArchiveRefused extends Exception {

    private static final long serialVersionUID = 1L;

    ArchiveRefused(String message) {
        super(message);
    }
}
