// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.async.AsyncInvocations;
import ee.functions.ejb.async.NewAsyncInvocation;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Deliveries wait as asynchronous invocations do, and are repeated by the policy of their tag. */
@ApplicationScoped
public class AsyncDeliveryQueue implements DeliveryQueue {
    private static final String LOCAL_BASE = "http://localhost";

    @Inject
    AsyncInvocations invocations;

    @Inject
    Settings settings;

    @Override
    public UUID add(EventMessage message) {
        return invocations.store(new NewAsyncInvocation(
                platform(message),
                message.functionId(),
                message.tag(),
                "POST",
                settings.optionalText(Setting.HTTP_PUBLIC_BASE).orElse(LOCAL_BASE) + "/functions/"
                        + message.functionId() + "/call?tag="
                        + URLEncoder.encode(message.tag(), StandardCharsets.UTF_8),
                List.of(new HeaderValue("content-type", "application/json")),
                message.payload().getBytes(StandardCharsets.UTF_8),
                false,
                message.eventId()));
    }

    /** Whoever created the binding could deploy any version, so {@code $latest} may be invoked too; who posts needs neither. */
    private static Caller platform(EventMessage message) {
        return new Caller(
                "event",
                message.siteId(),
                Set.of(Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_UPDATE),
                message.eventId().toString(),
                "");
    }
}
