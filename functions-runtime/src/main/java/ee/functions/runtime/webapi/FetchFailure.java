// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Says in a sentence for the function's author why a request failed. */
final class FetchFailure {

    private FetchFailure() {}

    /** Describes what the HTTP client threw. */
    static String describe(Throwable thrown, URI target, FetchSettings settings) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String server = target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort());
        if (failure instanceof HttpConnectTimeoutException) {
            return "connecting to " + server + " took longer than "
                    + settings.connectTimeout().toMillis() + " ms";
        }
        if (failure instanceof HttpTimeoutException) {
            return server + " did not answer within the time limit of the invocation";
        }
        if (failure instanceof UnknownHostException || hasCause(failure, UnresolvedAddressException.class)) {
            return "the name " + target.getHost() + " cannot be resolved";
        }
        if (failure instanceof ConnectException) {
            return "cannot connect to " + server;
        }
        if (failure instanceof SSLException) {
            return "no secure connection to " + server + ": " + failure.getMessage();
        }
        if (failure instanceof CancellationException) {
            return "the request was stopped";
        }
        String message = failure.getMessage();
        return "the connection to " + server + " broke" + (message == null ? "" : ": " + message);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
