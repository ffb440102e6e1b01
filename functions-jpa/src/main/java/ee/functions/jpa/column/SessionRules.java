// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.column;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * What the persistence unit needs of EclipseLink beyond its properties: ids that may be null, and no repetition of queries.
 * When its connection fails EclipseLink asks three times more, each time after five seconds, which holds the caller and is in
 * vain, because the transaction is lost with the connection: callers are told at once and repeat the request themselves.
 */
public class SessionRules implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        new NullableUuids().customize(session);
        if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
            login.setConnectionHealthValidatedOnError(false);
            login.setQueryRetryAttemptCount(0);
            login.setDelayBetweenConnectionAttempts(0);
        }
    }
}
