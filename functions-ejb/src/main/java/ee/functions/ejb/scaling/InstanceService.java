// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.runtime.instance.InstanceSnapshot;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The instances of functions on this server. They come and go by themselves; callers may only look. */
@Stateless
@PermitAll
public class InstanceService {
    @Inject
    FunctionRepository functions;

    @Inject
    JavaScriptHost host;

    /** Lists the instances that this server has of a function now, oldest first. */
    public List<InstanceValue> list(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_READ);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        return host.instances(functionId).stream().map(InstanceService::value).toList();
    }

    private static InstanceValue value(InstanceSnapshot instance) {
        return new InstanceValue(
                instance.id(),
                UUID.fromString(instance.versionId()),
                instance.state().name(),
                time(instance.createdAt()),
                timeOrNull(instance.lastUsedAt()),
                instance.invocations(),
                instance.running());
    }

    private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
