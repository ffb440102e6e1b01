// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.stream.StreamEvent;
import ee.functions.ejb.stream.StreamOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Puts posted events on the event stream, in the transaction that stores them: each status that they reach is one message. */
@ApplicationScoped
public class PostedEventStream {
    @Inject
    StreamOutbox stream;

    void onPosted(@Observes EventPosted posted) {
        stream.add(message(posted.siteId(), posted.event()));
    }

    void onEnded(@Observes EventEnded ended) {
        stream.add(message(ended.siteId(), ended.event()));
    }

    private static StreamEvent message(String siteId, EventValue event) {
        return new StreamEvent(
                event.id(),
                siteId,
                null,
                event.type().name(),
                event.status().name(),
                event.source(),
                event.timestamp(),
                event.processingTime(),
                event.request().text(),
                null);
    }
}
