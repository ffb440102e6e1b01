// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {
    @Test
    void readGivesBackWhatWasWritten() {
        String token = PageToken.write("l", 1_763_640_000_000_001L, -7);
        assertThat(PageToken.read("l", 2, token)).containsExactly(1_763_640_000_000_001L, -7);
        assertThat(token).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm9uc2Vuc2U", "dg", "djp4", "djoxOjI"})
    void foreignTokenIsRefused(String token) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> PageToken.read("v", 1, token))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refusal.details())
                            .extracting(FunctionsException.Detail::attribute)
                            .containsExactly("page_token");
                });
    }

    @Test
    void tokenOfAnotherListIsRefused() {
        String token = PageToken.write("d", 12);
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(() -> PageToken.read("v", 1, token));
    }

    @Test
    void pageHasATokenOnlyIfARowFollows() {
        Page<String> first = Page.of(List.of(1, 2, 3), 2, row -> "row " + row, row -> "after " + row);
        assertThat(first).isEqualTo(new Page<>(List.of("row 1", "row 2"), "after 2"));
        Page<String> last = Page.of(List.of(3), 2, row -> "row " + row, row -> "after " + row);
        assertThat(last).isEqualTo(new Page<>(List.of("row 3"), null));
    }
}
