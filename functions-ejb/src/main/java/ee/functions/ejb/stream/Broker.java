// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import java.util.List;

/** Who takes the messages of the stream. It connects when it is first needed, and again after a failure. */
public interface Broker {
    /**
     * Publishes messages in this order and waits until all are stored there. After a failure some of them may be, none is known
     * to be.
     *
     * @throws BrokerUnavailable when the broker has not confirmed all of them
     */
    void publish(List<StreamMessage> messages) throws BrokerUnavailable;

    /** Breaks the connection, so that a publication that waits for the broker fails. May be called by any thread at any time. */
    void drop();

    /** Closes the connection; a later publication connects again. Not while another thread publishes. */
    void close();
}
