// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.webapi.Arguments;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives what handlers that take an event or data are told of an invocation; other handlers never ask. */
final class ContextPrimitives implements HostPrimitives {
    private static final double BYTES_PER_MIB = 1_048_576;

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of(
                "invocationContext", values -> context(scope),
                "timeLeftMillis", values -> (double) scope.timeLeft().toMillis(),
                "base64OfBytes", values -> Base64.getEncoder().encodeToString(new Arguments(values).bytes(0)),
                "bytesOfBase64", values -> bytesOfBase64(new Arguments(values).text(0)));
    }

    private static byte @Nullable [] bytesOfBase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Function, version, form of the invocation, address of the caller, and what the instance may hold in MiB. */
    private static List<Object> context(InstanceScope scope) throws HostError {
        InvocationCall call = scope.invocation();
        if (call == null) {
            throw new HostError("Error", "There is no invocation.");
        }
        double memoryMib = Math.floor(call.limits().heldBytes() / BYTES_PER_MIB);
        return List.of(scope.functionId(), scope.versionId(), call.form().name(), call.sourceAddress(), memoryMib);
    }
}
