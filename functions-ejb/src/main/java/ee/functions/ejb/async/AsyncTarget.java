// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import java.util.UUID;

/** Where the message about the end of a call goes. */
public sealed interface AsyncTarget {
    /**
     * Another function of the site, which is called asynchronously with the message as its body.
     *
     * @param tag the tag of its version
     */
    record ToFunction(UUID functionId, String tag) implements AsyncTarget {}

    /** The stream of events of the platform. */
    record ToStream() implements AsyncTarget {}
}
