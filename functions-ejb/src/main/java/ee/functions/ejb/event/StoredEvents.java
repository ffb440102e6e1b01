// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.event.EventValue.DeliveryValue;
import ee.functions.ejb.event.EventValue.MeasuredValue;
import ee.functions.ejb.event.EventValue.PayloadValue;
import ee.functions.ejb.tag.TagName;
import ee.functions.jpa.event.EventDeliveryEntity;
import ee.functions.jpa.event.EventEntity;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of both tables as events. */
final class StoredEvents {
    private static final String SUCCESS = "SUCCESS";

    private StoredEvents() {}

    static EventValue value(EventEntity event, List<EventDeliveryEntity> deliveries) {
        return new EventValue(
                event.getId(),
                EventType.valueOf(event.getEventType()),
                EventStatus.valueOf(event.getStatus()),
                event.getOccurredAt(),
                event.getSource(),
                event.getPostedBy(),
                new PayloadValue(event.getPayload(), event.getPayloadBytes()),
                PayloadValue.NONE,
                event.getProcessingMs(),
                event.getRetryCount(),
                null,
                null,
                null,
                null,
                event.getError(),
                MeasuredValue.NONE,
                deliveries.stream().map(StoredEvents::value).toList());
    }

    static EventValue value(InvocationRecordEntity record, String source) {
        UUID functionId = record.getFunctionId();
        boolean succeeded = record.getOutcome().equals(SUCCESS);
        return new EventValue(
                record.getId(),
                EventType.FUNCTION_INVOCATION,
                succeeded ? EventStatus.SUCCESS : EventStatus.FAILURE,
                record.getStartedAt(),
                source,
                record.getCaller(),
                new PayloadValue(record.getRequestPayload(), record.getRequestBytes()),
                new PayloadValue(record.getResponsePayload(), record.getResponseBytes()),
                record.getDurationMs(),
                0,
                functionId,
                record.getVersionId(),
                tag(record.getTag()),
                record.getOutcome(),
                record.getError(),
                new MeasuredValue(record.getStatus(), record.getCpuTimeMs(), record.getAllocatedBytes()),
                List.of());
    }

    private static @Nullable String tag(@Nullable String kept) {
        if (kept == null) {
            return TagName.CURRENT;
        }
        return kept.equals(TagName.BY_ID) ? null : kept;
    }

    private static DeliveryValue value(EventDeliveryEntity delivery) {
        return new DeliveryValue(
                delivery.getFunctionId(),
                delivery.getTag(),
                delivery.getBindingId(),
                EventStatus.valueOf(delivery.getStatus()),
                delivery.getRetryCount(),
                delivery.getId(),
                delivery.getError());
    }
}
