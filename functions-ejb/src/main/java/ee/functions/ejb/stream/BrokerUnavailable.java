// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import org.jspecify.annotations.Nullable;

/** The broker has not taken what was published; it is published again later. */
public final class BrokerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why, without any credentials. */
    public BrokerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
