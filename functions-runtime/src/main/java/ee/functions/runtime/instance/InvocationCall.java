// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.guard.InvocationLimits;
import java.time.Duration;
import java.util.List;

/**
 * One invocation as the runtime sees it.
 *
 * @param invocationId the id that logs carry
 * @param method the HTTP method of the request
 * @param url the absolute URL of the request
 * @param headers the header fields of the request
 * @param body the body of the request as the entry point wants it, empty if there is none; not copied, so it must not be
 *     changed afterwards
 * @param limits what the invocation may use
 * @param log takes what the script writes to the console
 * @param kv the key-value store of the site
 * @param form how the request is handed to handlers that take no Request
 * @param sourceAddress the address the request came from; empty if it came from none
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
public record InvocationCall(
        String invocationId,
        String method,
        String url,
        List<Header> headers,
        byte[] body,
        InvocationLimits limits,
        LogSink log,
        KvBinding kv,
        InvocationForm form,
        String sourceAddress) {

    public InvocationCall {
        headers = List.copyOf(headers);
    }

    /** An HTTP request from an unknown address, with the default limits but for its time. */
    public InvocationCall(
            String invocationId,
            String method,
            String url,
            List<Header> headers,
            byte[] body,
            Duration timeLimit,
            LogSink log,
            KvBinding kv) {
        this(
                invocationId,
                method,
                url,
                headers,
                body,
                InvocationLimits.defaults().withRunTime(timeLimit),
                log,
                kv,
                InvocationForm.HTTP,
                "");
    }
}
