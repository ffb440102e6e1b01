// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.UUID;

/** Where deliveries wait to be made, again and again if need be, until they succeed or are given up. */
public interface DeliveryQueue {
    /**
     * Adds a delivery in the transaction of the caller; it is made once that has ended, and its end is told to
     * {@link EventDeliveries#ended}.
     *
     * @return the id of the delivery and of the asynchronous invocation that makes it
     */
    UUID add(EventMessage message);
}
