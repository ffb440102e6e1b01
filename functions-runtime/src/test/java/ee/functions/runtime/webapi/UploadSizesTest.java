// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.engine.HostError;
import org.junit.jupiter.api.Test;

class UploadSizesTest {

    private final UploadSizes sizes = new UploadSizes(1_000);

    @Test
    void chunksOfOneBodyAreCountedTogether() throws HostError {
        sizes.add(1, new byte[600]);
        sizes.add(2, new byte[600]);
        sizes.add(1, new byte[400]);
        assertThatThrownBy(() -> sizes.add(1, new byte[1]))
                .isInstanceOf(HostError.class)
                .hasMessage("fetch failed: the body of the request has more than 1,000 bytes"
                        + " (functions.fetch.request-body-bytes)");
        assertThatCode(() -> sizes.add(2, new byte[400])).doesNotThrowAnyException();
    }

    @Test
    void wholeBodyMayHaveAsMuch() {
        assertThatCode(() -> sizes.check(new byte[1_000])).doesNotThrowAnyException();
        assertThatCode(() -> sizes.check(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> sizes.check(new byte[1_001])).isInstanceOf(HostError.class);
    }
}
