// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.InvocationResult.Aborted;
import ee.functions.runtime.instance.InvocationResult.Duplicate;
import ee.functions.runtime.instance.InvocationResult.Malformed;
import ee.functions.runtime.instance.InvocationResult.MemoryExceeded;
import ee.functions.runtime.instance.InvocationResult.Refused;
import ee.functions.runtime.instance.InvocationResult.Responded;
import ee.functions.runtime.instance.InvocationResult.Threw;
import ee.functions.runtime.instance.InvocationResult.TimedOut;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Step 6: what the handler gave becomes a response, or the error that says what it did instead. */
@Dependent
class Respond {
    private static final String STOPPED = "The function was stopped. ";

    @Inject
    Settings settings;

    InvocationResponse with(InvocationResult result, Invocation invocation) {
        if (result instanceof Responded responded) {
            return response(responded, invocation);
        }
        throw failure(result, invocation);
    }

    private InvocationResponse response(Responded responded, Invocation invocation) {
        int limit = BodyLimit.from(settings).responseBytes();
        int size = responded.body().length;
        if (size > limit) {
            throw failed(
                    ErrorCode.FUNCTION_MALFORMED_RESPONSE,
                    String.format(
                            Locale.ROOT,
                            "The function answered with a body of %,d bytes; at most %,d are allowed (%s).",
                            size,
                            limit,
                            Setting.INVOCATION_RESPONSE_BODY_BYTES.key()),
                    invocation);
        }
        List<HeaderValue> headers = HeaderRules.forCaller(responded.headers());
        String excess = HeaderLimit.ofResponses(settings).excess(headers);
        if (excess != null) {
            throw failed(ErrorCode.FUNCTION_MALFORMED_RESPONSE, "The answer of a function has " + excess, invocation);
        }
        String wrong = HeaderRules.wrongHeader(headers);
        if (wrong != null) {
            throw failed(
                    ErrorCode.FUNCTION_MALFORMED_RESPONSE,
                    "The function answered with the header '" + wrong + "', whose value has characters that HTTP does"
                            + " not allow: control characters other than the tab, or characters beyond U+00FF.",
                    invocation);
        }
        TargetFunction function = invocation.function();
        boolean called = invocation.request().target() instanceof FunctionTarget;
        return new InvocationResponse(
                invocation.id(),
                Outcome.SUCCESS,
                responded.status(),
                headers,
                responded.body(),
                called && function != null ? function.functionId() : null,
                called ? invocation.versionId() : null);
    }

    private static FunctionsException failure(InvocationResult result, Invocation invocation) {
        if (result instanceof Threw threw) {
            return new FunctionsException(
                    ErrorCode.FUNCTION_THREW,
                    "The function threw " + threw.errorType() + ": " + threw.message(),
                    List.of(
                            new Detail(Detail.INVOCATION_ID, invocation.id().toString()),
                            new Detail(Detail.ERROR_TYPE, threw.errorType()),
                            new Detail(Detail.ERROR_MESSAGE, threw.message()),
                            new Detail(Detail.STACK, threw.stack())));
        }
        if (result instanceof TimedOut timedOut) {
            return failed(ErrorCode.FUNCTION_TIMED_OUT, STOPPED + timedOut.message(), invocation);
        }
        if (result instanceof MemoryExceeded exceeded) {
            return failed(ErrorCode.FUNCTION_MEMORY_EXCEEDED, STOPPED + exceeded.message(), invocation);
        }
        if (result instanceof Aborted aborted) {
            return failed(ErrorCode.FUNCTION_ABORTED, STOPPED + aborted.message(), invocation);
        }
        if (result instanceof Duplicate duplicate) {
            return failed(ErrorCode.INVOCATION_ID_IN_USE, duplicate.message(), invocation);
        }
        if (result instanceof Refused refused) {
            return failed(ErrorCode.MALFORMED_JSON, refused.message(), invocation);
        }
        String reason = result instanceof Malformed malformed ? malformed.message() : "It gave no usable response.";
        return failed(ErrorCode.FUNCTION_MALFORMED_RESPONSE, reason, invocation);
    }

    private static FunctionsException failed(ErrorCode code, String message, Invocation invocation) {
        return new FunctionsException(
                code,
                message,
                List.of(new Detail(Detail.INVOCATION_ID, invocation.id().toString())));
    }
}
