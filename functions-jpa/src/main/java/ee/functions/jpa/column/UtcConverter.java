// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Gives every stored moment out in UTC, whatever time zone the driver and the server run in. */
@Converter(autoApply = true)
public class UtcConverter implements AttributeConverter<OffsetDateTime, OffsetDateTime> {

    @Override
    public @Nullable OffsetDateTime convertToDatabaseColumn(@Nullable OffsetDateTime moment) {
        return inUtc(moment);
    }

    @Override
    public @Nullable OffsetDateTime convertToEntityAttribute(@Nullable OffsetDateTime stored) {
        return inUtc(stored);
    }

    private static @Nullable OffsetDateTime inUtc(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
