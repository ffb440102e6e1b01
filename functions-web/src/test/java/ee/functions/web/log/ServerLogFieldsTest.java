// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.log.ServerLogFields;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fields of the server's log, in this module because here is the logging of the server that they are put into. */
class ServerLogFieldsTest {
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void fieldsAreThereUntilTheScopeIsClosed() {
        ServerLogFields fields = new ServerLogFields("site-1", "f", null, "i", "t");

        assertThat(ServerLogFields.areShown()).isTrue();
        try (ServerLogFields.Scope scope = fields.open()) {
            assertThat(MDC.getMap())
                    .containsEntry("site_id", "site-1")
                    .containsEntry("function_id", "f")
                    .containsEntry("invocation_id", "i")
                    .containsEntry("trace_id", "t")
                    .doesNotContainKey("version_id");
        }
        assertThat(MDC.getMap()).isNullOrEmpty();
    }

    @Test
    void whatWasThereBeforeIsThereAfterwards() {
        MDC.put("trace_id", "of-somebody-else");
        MDC.put("other", "stays");
        try (ServerLogFields.Scope outer = new ServerLogFields("site-1", "f", "v", "i", "t").open()) {
            try (ServerLogFields.Scope inner = new ServerLogFields("site-2", null, null, "j", "u").open()) {
                assertThat(MDC.get("site_id")).isEqualTo("site-2");
                assertThat(MDC.get("version_id")).isNull();
            }
            assertThat(MDC.get("site_id")).isEqualTo("site-1");
            assertThat(MDC.get("version_id")).isEqualTo("v");
        }
        assertThat(MDC.get("trace_id")).isEqualTo("of-somebody-else");
        assertThat(MDC.get("other")).isEqualTo("stays");
        assertThat(MDC.get("site_id")).isNull();
    }
}
