// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class PageTest {
    private static final String TEMPLATE = "<base href=\"@base@\"><script type=\"importmap\">\n{\"a\": 1}\n</script>";

    @Test
    void pageKnowsWhereTheApplicationIs() {
        Page page = Page.of(TEMPLATE, "/console");

        assertThat(new String(page.html(), StandardCharsets.UTF_8)).startsWith("<base href=\"/console/\">");
    }

    @Test
    void hashIsThatOfAllBetweenTheTagsOfTheImportMap() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("\n{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(Page.of(TEMPLATE, "").importMapHash())
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(digest));
    }

    @Test
    void pageWithoutImportMapIsRefused() {
        assertThatThrownBy(() -> Page.of("<p></p>", "")).isInstanceOf(IllegalStateException.class);
    }
}
