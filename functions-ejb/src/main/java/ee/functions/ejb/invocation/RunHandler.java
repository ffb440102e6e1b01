// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.host.ServerLimits;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.log.InvocationLog;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationForm;
import ee.functions.runtime.instance.InvocationResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Step 5: the handler runs in the instance; while it waits it holds no thread, and no transaction is open. */
@Dependent
class RunHandler {
    @Inject
    KvService kv;

    @Inject
    Settings settings;

    CompletionStage<InvocationResult> in(Instance instance, Invocation invocation) {
        TargetFunction function = invocation.function();
        InvocationLog log = invocation.log();
        if (function == null || log == null) {
            throw new IllegalStateException("The version of invocation " + invocation.id() + " is not resolved.");
        }
        log.started();
        InvocationRequest request = invocation.request();
        boolean enveloped = instance.entryPoint() == EntryPoint.ON_INVOKE;
        InvocationCall call = new InvocationCall(
                invocation.id().toString(),
                request.method(),
                request.url(),
                enveloped ? HeaderRules.forEnvelope(headers(invocation)) : HeaderRules.forFunction(headers(invocation)),
                body(invocation, function, enveloped),
                ServerLimits.ofInvocation(settings, invocation.limits()),
                log,
                kv(function, invocation),
                form(request),
                request.caller().sourceAddress());
        return instance.run(call).whenComplete((result, failure) -> invocation.used(instance.usage()));
    }

    private static List<HeaderValue> headers(Invocation invocation) {
        InvocationRequest request = invocation.request();
        return request.cause() == null && request.target() instanceof FunctionTarget
                ? HeaderRules.withOrigin(request.headers(), request.caller(), invocation.traceId())
                : request.headers();
    }

    private static InvocationForm form(InvocationRequest request) {
        if (request.cause() instanceof ScheduleTick || request.cause() instanceof EventDelivery) {
            return InvocationForm.MESSAGES;
        }
        return request.raw() ? InvocationForm.RAW : InvocationForm.HTTP;
    }

    private static byte[] body(Invocation invocation, TargetFunction function, boolean enveloped) {
        InvocationRequest request = invocation.request();
        byte[] body = request.body();
        if (request.cause() instanceof ScheduleTick tick) {
            return enveloped ? Envelope.of(tick, body) : TriggerMessages.of(tick, function.siteId(), body);
        }
        if (request.cause() instanceof EventDelivery event) {
            return enveloped ? Envelope.of(event, body) : TriggerMessages.of(event, function.siteId(), body);
        }
        return enveloped ? Envelope.of(request.caller(), invocation.startedAt(), body) : body;
    }

    private KvBinding kv(TargetFunction function, Invocation invocation) {
        KvBinding store = kv.binding(function.siteId(), function.functionId());
        InvocationTiming timing = invocation.timing();
        return timing == null ? store : new TimedKv(store, timing);
    }
}
