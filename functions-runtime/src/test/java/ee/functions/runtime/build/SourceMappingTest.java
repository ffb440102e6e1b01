// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceMappingTest {

    private static SourceMapping sample() {
        SourceMapping mapping = new SourceMapping();
        mapping.add(0, 0, 5, 2);
        mapping.add(0, 10, -1, -1);
        mapping.add(0, 20, 100_000, 70);
        mapping.add(3, 4, 0, 0);
        return mapping;
    }

    @Test
    void parseReadsWhatToJsonWrites() {
        SourceMapping mapping = SourceMapping.parse(sample().toJson("a\"b.js"));

        assertThat(mapping.source(0, 9)).isEqualTo(new SourceMapping.Position(5, 2));
        assertThat(mapping.source(0, 15)).isNull();
        assertThat(mapping.source(0, 999)).isEqualTo(new SourceMapping.Position(100_000, 70));
        assertThat(mapping.source(1, 0)).isNull();
        assertThat(mapping.source(3, 3)).isNull();
        assertThat(mapping.source(3, 4)).isEqualTo(new SourceMapping.Position(0, 0));
    }

    @Test
    void firstSourceSkipsWhatHasNone() {
        assertThat(sample().firstSource(0, 1)).isEqualTo(new SourceMapping.Position(100_000, 70));
        assertThat(sample().firstSource(2, 0)).isNull();
    }

    @Test
    void throughFollowsBothMaps() {
        SourceMapping earlier = new SourceMapping();
        earlier.add(5, 0, 1, 1);

        SourceMapping composed = sample().through(earlier);

        assertThat(composed.source(0, 0)).isEqualTo(new SourceMapping.Position(1, 1));
        assertThat(composed.source(0, 20)).isNull();
    }

    @Test
    void parseOfATextWithoutMappingsIsEmpty() {
        assertThat(SourceMapping.parse("{}").size()).isZero();
    }
}
