// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldTest {
    private final List<String> closed = new ArrayList<>();
    private final Held held = new Held();

    @Test
    void closeGivesBackInReverseOrderOnce() {
        held.keep(resource("permit"));
        held.keep(resource("instance"));
        held.close();
        held.close();
        assertThat(closed).containsExactly("instance", "permit");
    }

    @Test
    void resourceThatCannotBeGivenBackDoesNotKeepTheRest() {
        held.keep(resource("permit"));
        held.keep(() -> {
            throw new IllegalStateException("broken");
        });
        held.close();
        assertThat(closed).containsExactly("permit");
    }

    @Test
    void resourceKeptAfterTheCloseIsGivenBackAtOnce() {
        held.close();
        held.keep(resource("late"));
        assertThat(closed).containsExactly("late");
    }

    private AutoCloseable resource(String name) {
        return () -> closed.add(name);
    }
}
