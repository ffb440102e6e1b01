// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.column;

import java.sql.Types;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.mappings.converters.UUIDConverter;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Lets columns of ids be null. EclipseLink 4.0.9 announces such a null as text, which PostgreSQL refuses for a uuid
 * column, and fails on every null that it reads.
 */
final class NullableUuids implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof DirectToFieldMapping direct && direct.getConverter() instanceof UUIDConverter) {
                    direct.setConverter(new NullSafeConverter());
                    direct.getField().setSqlType(Types.OTHER);
                }
            }
        }
    }

    private static final class NullSafeConverter extends UUIDConverter {
        @Override
        public @Nullable Object convertDataValueToObjectValue(@Nullable Object stored, Session session) {
            return stored == null ? null : super.convertDataValueToObjectValue(stored, session);
        }
    }
}
