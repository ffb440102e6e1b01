// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Says in a sentence for the function's author why a request failed; names no address that was resolved. */
final class FetchFailure {

    private FetchFailure() {}

    /** Says whether there was no connection at all, so that another address may do better. */
    static boolean isOfConnecting(Exception failure) {
        return failure instanceof SocketException || failure instanceof SocketTimeoutException;
    }

    /** Describes what went wrong with a connection. */
    static String describe(Exception failure, EgressTarget target, FetchSettings settings) {
        String server = target.authority();
        // Sockets have no other timeout than that of connecting.
        if (failure instanceof SocketTimeoutException) {
            return "connecting to " + server + " took longer than "
                    + settings.connectTimeout().toMillis() + " ms";
        }
        if (failure instanceof TimeoutException) {
            return "no connection to " + server + " became free within the time limit of the invocation";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "cannot connect to " + server;
        }
        if (failure instanceof SSLException) {
            return "no secure connection to " + server + ": " + failure.getMessage();
        }
        if (failure instanceof MessageConstraintException) {
            return "the header fields of the answer of " + server + " are too many or too long";
        }
        if (failure instanceof HttpException) {
            return "the answer of " + server + " is not well-formed";
        }
        if (failure instanceof ConnectionClosedException) {
            return "the connection to " + server + " broke: it was closed before the answer was complete";
        }
        String message = failure instanceof IOException ? failure.getMessage() : null;
        return "the connection to " + server + " broke" + (message == null ? "" : ": " + message);
    }
}
