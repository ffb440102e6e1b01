// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
    @Test
    void queryWhoseConnectionFailsIsNotRepeated() {
        DatabaseLogin login = TestDatabase.h2().call(entityManager ->
                (DatabaseLogin) entityManager.unwrap(Session.class).getDatasourceLogin());

        assertThat(login.isConnectionHealthValidatedOnError()).isFalse();
        assertThat(login.getQueryRetryAttemptCount()).isZero();
    }
}
