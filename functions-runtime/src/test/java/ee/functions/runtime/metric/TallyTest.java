// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.engine.EngineKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally<EngineKind> tally = new Tally<>(EngineKind.class);

    @Test
    void whatNeverHappenedIsThereToo() {
        tally.add(EngineKind.V8);

        assertThat(tally.read()).containsEntry(EngineKind.NASHORN, 0L).containsEntry(EngineKind.V8, 1L);
        assertThat(List.copyOf(tally.read().keySet())).isEqualTo(List.of(EngineKind.values()));
    }

    @Test
    void noCountOfManyThreadsIsLost() {
        IntStream.range(0, 10_000).parallel().forEach(number -> tally.add(EngineKind.NASHORN));

        assertThat(tally.read()).containsEntry(EngineKind.NASHORN, 10_000L);
    }
}
