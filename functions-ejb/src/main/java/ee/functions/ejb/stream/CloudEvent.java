// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static ee.functions.ejb.json.JsonText.JSON;

import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an event stands on the stream: a CloudEvent 1.0 in JSON, in structured mode. {@code docs/STREAM.md} shows one. */
final class CloudEvent {
    /** The media type of {@link #json}. */
    static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final String TYPE_PREFIX = "ee.functions.";

    private CloudEvent() {}

    /** Returns the id of the message: the same however often it is published, another one for each status. */
    static String id(StreamEvent event) {
        return event.eventId() + "." + event.status().toLowerCase(Locale.ROOT);
    }

    /** Returns what messages must have in common for their order to count: the function, else the site. */
    static String partitionKey(StreamEvent event) {
        UUID functionId = event.functionId();
        return functionId == null ? event.siteId() : functionId.toString();
    }

    /** Returns the type of a CloudEvent for a type of event. */
    static String type(String eventType) {
        return TYPE_PREFIX
                + (eventType.equals("FUNCTION_INVOCATION")
                        ? "invocation"
                        : eventType.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    /** Returns the whole event as JSON text that every database stores. */
    static String json(StreamEvent event) {
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("id", event.eventId().toString())
                .add("type", event.type())
                .add("status", event.status())
                .add("source", event.source())
                .add("timestamp", time(event));
        if (event.processingMs() == null) {
            data.addNull("processingTime");
        } else {
            data.add("processingTime", event.processingMs());
        }
        addText(data, "request", event.request());
        addText(data, "response", event.response());
        String json = JSON.createObjectBuilder()
                .add("specversion", "1.0")
                .add("id", id(event))
                .add("source", source(event))
                .add("type", type(event.type()))
                .add("subject", event.eventId().toString())
                .add("time", time(event))
                .add("datacontenttype", "application/json")
                .add("partitionkey", partitionKey(event))
                .add("data", data)
                .build()
                .toString();
        return withoutHalves(json);
    }

    private static void addText(JsonObjectBuilder data, String name, @Nullable String text) {
        if (text == null) {
            data.addNull(name);
        } else {
            data.add(name, text);
        }
    }

    private static String source(StreamEvent event) {
        UUID functionId = event.functionId();
        return "/sites/"
                + URLEncoder.encode(event.siteId(), StandardCharsets.UTF_8).replace("+", "%20")
                + (functionId == null ? "" : "/functions/" + functionId);
    }

    // Not OffsetDateTime.toString: it leaves seconds of zero out, which RFC 3339 does not.
    private static String time(StreamEvent event) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.time().withOffsetSameInstant(ZoneOffset.UTC));
    }

    // Half a surrogate pair, which a function may well have in a text, is no UTF-8 and would be refused with the whole
    // batch.
    private static String withoutHalves(String json) {
        return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
