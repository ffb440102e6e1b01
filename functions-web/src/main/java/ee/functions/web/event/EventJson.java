// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.event;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.event.BindingValue;
import ee.functions.ejb.event.EventValue;
import ee.functions.ejb.event.EventValue.DeliveryValue;
import ee.functions.ejb.page.Page;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and bindings as JSON. */
final class EventJson {
    private EventJson() {}

    static JsonObject of(EventValue event) {
        JsonArrayBuilder deliveries = JSON.createArrayBuilder();
        event.deliveries().forEach(delivery -> deliveries.add(of(delivery)));
        return JSON.createObjectBuilder()
                .add("id", event.id().toString())
                .add("type", event.type().name())
                .add("status", event.status().name())
                .add("timestamp", JsonValues.time(event.timestamp()))
                .add("source", event.source())
                .add("caller", JsonValues.text(event.caller()))
                .add("requestPayload", JsonValues.text(event.request().text()))
                .add("requestBytes", number(event.request().bytes()))
                .add("responsePayload", JsonValues.text(event.response().text()))
                .add("responseBytes", number(event.response().bytes()))
                .add("responseStatus", number(event.measured().responseStatus()))
                .add("processingTime", number(event.processingTime()))
                .add("cpuTime", number(event.measured().cpuTimeMs()))
                .add("allocatedBytes", number(event.measured().allocatedBytes()))
                .add("retryCount", event.retryCount())
                .add("functionId", JsonValues.text(event.functionId()))
                .add("versionId", JsonValues.text(event.versionId()))
                .add("tag", JsonValues.text(event.tag()))
                .add("outcome", JsonValues.text(event.outcome()))
                .add("error", JsonValues.text(event.error()))
                .add("deliveries", deliveries)
                .build();
    }

    static JsonObject of(BindingValue binding) {
        return JSON.createObjectBuilder()
                .add("id", binding.id().toString())
                .add("eventType", binding.eventType().name())
                .add("source", JsonValues.text(binding.source()))
                .add("functionId", binding.functionId().toString())
                .add("tag", binding.tag())
                .add("enabled", binding.enabled())
                .add("createdAt", JsonValues.time(binding.createdAt()))
                .add("updatedAt", JsonValues.time(binding.updatedAt()))
                .build();
    }

    static JsonObject events(Page<EventValue> page, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        page.items().forEach(event -> items.add(of(event)));
        return JSON.createObjectBuilder()
                .add("items", items)
                .add("next_page", nextPage)
                .add("searched_to", JsonValues.time(page.searchedTo()))
                .build();
    }

    static JsonObject bindings(List<BindingValue> bindings, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        bindings.forEach(binding -> items.add(of(binding)));
        return JSON.createObjectBuilder()
                .add("items", items)
                .add("next_page", nextPage)
                .build();
    }

    private static JsonObject of(DeliveryValue delivery) {
        return JSON.createObjectBuilder()
                .add("functionId", delivery.functionId().toString())
                .add("tag", delivery.tag())
                .add("bindingId", delivery.bindingId().toString())
                .add("status", delivery.status().name())
                .add("retryCount", delivery.retryCount())
                .add("asyncInvocationId", delivery.asyncInvocationId().toString())
                .add("error", JsonValues.text(delivery.error()))
                .build();
    }

    private static JsonValue number(@Nullable Number number) {
        return number == null ? JsonValue.NULL : JSON.createValue(number.longValue());
    }
}
