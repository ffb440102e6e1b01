// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.event.EventBindingEntity;
import ee.functions.jpa.event.EventBindingRepository;
import ee.functions.jpa.event.EventPosition;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.site.SiteRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of a site, by which posted events invoke functions. Every method looks only at the site of the caller: another
 * site's binding is {@code NOT_FOUND}, and another site's function is no function.
 */
@Stateless
@PermitAll
public class EventBindingService {
    private static final String TOKEN_KIND = "eb";

    @Inject
    SiteRepository sites;

    @Inject
    FunctionRepository functions;

    @Inject
    EventBindingRepository bindings;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Creates a binding; it delivers what is posted from now on.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED}, for an unknown function too, or {@code EVENT_BINDING_LIMIT_REACHED}
     */
    public BindingValue create(Caller caller, NewBinding wanted) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        check(wanted);
        OffsetDateTime now = now();
        sites.ensure(caller.siteId(), now);
        sites.lock(caller.siteId());
        lockFunction(caller, wanted.functionId());
        checkRoom(caller.siteId());
        EventBindingEntity binding = new EventBindingEntity();
        binding.setId(UUID.randomUUID());
        binding.setSiteId(caller.siteId());
        binding.setCreatedAt(now);
        write(wanted, binding, now);
        bindings.add(binding);
        audit.record(caller, AuditAction.EVENT_BINDING_CREATED, binding.getFunctionId(), name(binding));
        return value(binding);
    }

    /**
     * Lists bindings of the site, oldest first.
     *
     * @param functionId the function whose bindings are wanted, null for those of all
     */
    public Page<BindingValue> list(Caller caller, @Nullable UUID functionId, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        String token = query.token();
        List<EventBindingEntity> rows =
                bindings.page(caller.siteId(), functionId, token == null ? null : position(token), query.limit() + 1);
        return Page.of(rows, query.limit(), EventBindingService::value, EventBindingService::token);
    }

    /** Returns one binding. */
    public BindingValue get(Caller caller, UUID bindingId) {
        caller.require(Permission.FUNCTIONS_READ);
        return value(bindings.find(caller.siteId(), bindingId).orElseThrow(EventBindingService::notFound));
    }

    /** Makes a binding what is wanted; events that were posted before are still delivered as it was. */
    public BindingValue replace(Caller caller, UUID bindingId, NewBinding wanted) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        check(wanted);
        EventBindingEntity binding =
                bindings.lock(caller.siteId(), bindingId).orElseThrow(EventBindingService::notFound);
        lockFunction(caller, wanted.functionId());
        BindingValue before = value(binding);
        write(wanted, binding, binding.getUpdatedAt());
        BindingValue after = value(binding);
        if (!after.equals(before)) {
            binding.setUpdatedAt(now());
            audit.record(
                    caller,
                    AuditAction.EVENT_BINDING_UPDATED,
                    binding.getFunctionId(),
                    name(binding) + ": " + String.join(", ", changes(before, after)));
        }
        return value(binding);
    }

    /** Deletes a binding; events that were posted before are still delivered. */
    public void delete(Caller caller, UUID bindingId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        EventBindingEntity binding =
                bindings.lock(caller.siteId(), bindingId).orElseThrow(EventBindingService::notFound);
        bindings.remove(binding);
        audit.record(caller, AuditAction.EVENT_BINDING_DELETED, binding.getFunctionId(), name(binding));
    }

    private static void check(NewBinding wanted) {
        EventRules.checkType("eventType", wanted.eventType());
        if (wanted.source() != null) {
            EventRules.checkSource(wanted.source());
        }
        if (wanted.tag() != null) {
            TagName.check("tag", wanted.tag());
        }
    }

    private void checkRoom(String siteId) {
        int most = settings.number(Setting.SITE_EVENT_BINDING_COUNT);
        long existing = bindings.countBySite(siteId);
        if (existing >= most) {
            throw new FunctionsException(
                    ErrorCode.EVENT_BINDING_LIMIT_REACHED,
                    "The site already has " + existing + " bindings of events; at most " + most + " are allowed ("
                            + Setting.SITE_EVENT_BINDING_COUNT.key() + ").");
        }
    }

    /** Locks the function, so that it cannot be deleted before the binding is stored. */
    private void lockFunction(Caller caller, UUID functionId) {
        try {
            SiteFunctions.find(functions, caller.siteId(), functionId);
            SiteFunctions.lock(functions, functionId);
        } catch (FunctionsException unknown) {
            if (unknown.code() == ErrorCode.NOT_FOUND) {
                throw FunctionsException.invalid("functionId", "the id of a function of the site.");
            }
            throw unknown;
        }
    }

    private static void write(NewBinding wanted, EventBindingEntity binding, OffsetDateTime updatedAt) {
        String tag = wanted.tag();
        binding.setEventType(wanted.eventType().name());
        binding.setSource(wanted.source());
        binding.setFunctionId(wanted.functionId());
        binding.setTag(tag == null ? TagName.CURRENT : tag);
        binding.setEnabled(wanted.enabled());
        binding.setUpdatedAt(updatedAt);
    }

    private static List<String> changes(BindingValue before, BindingValue after) {
        List<String> changes = new ArrayList<>();
        if (before.eventType() != after.eventType()) {
            changes.add("eventType");
        }
        if (!Objects.equals(before.source(), after.source())) {
            changes.add("source");
        }
        if (!before.functionId().equals(after.functionId())) {
            changes.add("functionId");
        }
        if (!before.tag().equals(after.tag())) {
            changes.add("tag");
        }
        if (before.enabled() != after.enabled()) {
            changes.add(after.enabled() ? "enabled" : "disabled");
        }
        return changes;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static FunctionsException notFound() {
        return FunctionsException.notFound("event binding");
    }

    private static String name(EventBindingEntity binding) {
        return "event binding " + binding.getId();
    }

    private static EventPosition position(String token) {
        long[] numbers = PageToken.read(TOKEN_KIND, 3, token);
        return new EventPosition(PageMoment.read(numbers[0]), new UUID(numbers[1], numbers[2]));
    }

    private static String token(EventBindingEntity binding) {
        return PageToken.write(
                TOKEN_KIND,
                PageMoment.write(binding.getCreatedAt()),
                binding.getId().getMostSignificantBits(),
                binding.getId().getLeastSignificantBits());
    }

    private static BindingValue value(EventBindingEntity binding) {
        return new BindingValue(
                binding.getId(),
                EventType.valueOf(binding.getEventType()),
                binding.getSource(),
                binding.getFunctionId(),
                binding.getTag(),
                binding.isEnabled(),
                binding.getCreatedAt(),
                binding.getUpdatedAt());
    }
}
